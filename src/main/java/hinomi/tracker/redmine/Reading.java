package hinomi.tracker.redmine;

import hinomi.language.Message;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Seen;
import hinomi.tracker.Tracker.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what has become of tickets: a list for a hundred of them, a list more of those that people
 * have changed, and the journals of these alone.
 */
final class Reading {
  private static final int PAGE = 100;

  /** How far Redmine's clock may be behind ours without a change being missed. */
  private static final Duration CLOCKS = Duration.ofHours(1);

  private final Api api;
  private final Directory directory;
  private final Stages stages;
  private final Map<String, Trouble> shut = new HashMap<>();

  Reading(Api api, Directory directory, Stages stages) {
    this.api = api;
    this.directory = directory;
    this.stages = stages;
  }

  Map<TicketRef, Seen> read(List<Question> tickets, boolean thorough) throws InterruptedException {
    Map<TicketRef, Seen> answer = new LinkedHashMap<>();
    shut.clear();
    try {
      read(tickets, thorough, answer);
    } catch (Trouble t) {
      // It would be the same with the next one: what is not known yet stays unknown.
      for (Question q : tickets) {
        answer.putIfAbsent(q.ticket(), new Seen.Unreachable(t.why()));
      }
    }
    return answer;
  }

  private void read(List<Question> tickets, boolean thorough, Map<TicketRef, Seen> answer)
      throws Trouble, InterruptedException {
    if (tickets.isEmpty()) {
      return;
    }
    directory.me();
    Map<String, JsonNode> shown = listed(tickets.stream().map(q -> q.ticket().id()).toList());
    Set<String> changed = changed(tickets, shown);
    List<Question> unseen = new ArrayList<>();
    for (Question q : tickets) {
      String id = q.ticket().id();
      JsonNode issue = shown.get(id);
      if (issue == null) {
        unseen.add(q);
      } else if (changed.contains(id) || stages.of(issue).ended()) {
        one(q.ticket()).ifPresent(seen -> answer.put(q.ticket(), seen));
      } else {
        answer.put(q.ticket(), there(issue, q.ticket(), false));
      }
    }
    if (thorough) {
      look(unseen, answer);
    }
  }

  /** Those of these ids that Redmine shows in lists, in whatever project. */
  private Map<String, JsonNode> listed(List<String> ids, String... filter)
      throws Trouble, InterruptedException {
    Map<String, JsonNode> all = new TreeMap<>();
    for (int from = 0; from < ids.size(); from += PAGE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + PAGE));
      List<String> query =
          new ArrayList<>(
              List.of("issue_id", String.join(",", some), "status_id", "*", "sort", "id"));
      query.addAll(List.of("limit", String.valueOf(PAGE)));
      query.addAll(List.of(filter));
      for (JsonNode issue : api.get("/issues.json", query.toArray(String[]::new)).path("issues")) {
        String id = issue.path("id").asString("");
        if (some.contains(id)) {
          all.put(id, issue);
        }
      }
    }
    return all;
  }

  /**
   * Those not known as touched that somebody other than Hinomi may have changed. Redmine names
   * those that the members of the projects have; of the others that are newer than the last look,
   * those whose last change is not Hinomi's are somebody else's, such as an administrator's. Where
   * Redmine does not filter so, all that are newer may have been.
   */
  private Set<String> changed(List<Question> tickets, Map<String, JsonNode> shown)
      throws Trouble, InterruptedException {
    List<String> candidates = new ArrayList<>();
    Set<String> people = new HashSet<>();
    for (Question q : tickets) {
      JsonNode issue = shown.get(q.ticket().id());
      if (issue != null
          && !q.touched()
          && !stages.of(issue).ended()
          && isNewer(issue, q.since().minus(CLOCKS))) {
        candidates.add(q.ticket().id());
        people.addAll(people(RedmineTracker.project(q.ticket().destination())));
      }
    }
    try {
      return byOthers(candidates, people, shown);
    } catch (Trouble t) {
      if (t.kind() != Trouble.Kind.PASSING) {
        throw t;
      }
      // Redmine 3.4 on MariaDB answers 500 to these filters.
      return new HashSet<>(candidates);
    }
  }

  private Set<String> byOthers(
      List<String> candidates, Set<String> people, Map<String, JsonNode> shown)
      throws Trouble, InterruptedException {
    Set<String> changed = new HashSet<>();
    if (!people.isEmpty()) {
      String ids = people.stream().sorted().collect(Collectors.joining("|"));
      changed.addAll(listed(candidates, "updated_by", ids).keySet());
    }
    List<String> rest = new ArrayList<>();
    for (String id : candidates) {
      JsonNode issue = shown.get(id);
      if (!changed.contains(id) && issue != null && isUpdated(issue)) {
        rest.add(id);
      }
    }
    String self = String.valueOf(directory.me().id());
    Set<String> own = listed(rest, "last_updated_by", self).keySet();
    rest.stream().filter(id -> !own.contains(id)).forEach(changed::add);
    return changed;
  }

  private static boolean isNewer(JsonNode issue, Instant since) {
    Instant updated = Journals.instant(issue, "updated_on");
    return updated == null || !updated.isBefore(since);
  }

  private static boolean isUpdated(JsonNode issue) {
    return !issue.path("updated_on").equals(issue.path("created_on"));
  }

  private Set<String> people(String project) throws Trouble, InterruptedException {
    int self = directory.me().id();
    Set<String> ids = new HashSet<>();
    for (Principal member : directory.members(project)) {
      if (!member.group() && member.id() != self) {
        ids.add(String.valueOf(member.id()));
      }
    }
    return ids;
  }

  /** One ticket with its journals; empty where it went away since the list was made. */
  private Optional<Seen> one(TicketRef ticket) throws Trouble, InterruptedException {
    String path = "/issues/" + Address.encoded(ticket.id()) + ".json";
    JsonNode issue = directory.readable(path, "include", "journals").path("issue");
    return issue.isMissingNode() ? Optional.empty() : Optional.of(there(issue, ticket, true));
  }

  private Seen there(JsonNode issue, TicketRef ticket, boolean withJournals)
      throws Trouble, InterruptedException {
    Stage stage = stages.of(issue);
    Journals journals = new Journals(issue, directory.me().id());
    Optional<Seen.Closing> closing =
        stage.ended() ? Optional.of(journals.closing(stages.ending())) : Optional.empty();
    int project = issue.path("project").path("id").asInt(0);
    Optional<Integer> home = home(RedmineTracker.project(ticket.destination()));
    boolean moved = home.filter(h -> h == project).isEmpty();
    return new Seen.There(
        stage,
        issue.path("status").path("name").asString(""),
        issue.path("assigned_to").path("name").asString(""),
        withJournals ? journals.touched() : Optional.empty(),
        closing,
        moved ? Optional.of(issue.path("project").path("name").asString("")) : Optional.empty());
  }

  /** The id of a project; empty where it cannot be opened: what can be seen is not in it then. */
  private Optional<Integer> home(String project) throws Trouble, InterruptedException {
    Trouble trouble = closedOff(project);
    return trouble == null ? Optional.of(directory.project(project).id()) : Optional.empty();
  }

  /** Why a project cannot be opened, or null where it can. */
  private @Nullable Trouble closedOff(String project) throws Trouble, InterruptedException {
    if (!shut.containsKey(project)) {
      try {
        directory.project(project);
        return null;
      } catch (Trouble t) {
        switch (t.kind()) {
          case FORBIDDEN, MISSING -> shut.put(project, t);
          case PASSING, KEY, INVALID, STALE, LASTING -> throw t;
        }
      }
    }
    return shut.get(project);
  }

  /**
   * Looks for those that no list shows. A key that stopped working finds nothing either, so a
   * ticket is gone only if the key still works after that.
   */
  private void look(List<Question> unseen, Map<TicketRef, Seen> answer)
      throws Trouble, InterruptedException {
    Map<TicketRef, Seen> gone = new LinkedHashMap<>();
    for (Question q : unseen) {
      TicketRef ticket = q.ticket();
      String project = RedmineTracker.project(ticket.destination());
      Message why = Words.of("ticket-unseen", ticket.id());
      if (shutAway(project)) {
        answer.put(ticket, new Seen.Unreachable(Words.of("project.forbidden", project)));
        continue;
      }
      try {
        String path = "/issues/" + Address.encoded(ticket.id()) + ".json";
        JsonNode issue = api.get(path, "include", "journals").path("issue");
        boolean there = issue.path("id").asInt(0) != 0;
        answer.put(ticket, there ? there(issue, ticket, true) : new Seen.Unreachable(why));
      } catch (Trouble t) {
        switch (t.kind()) {
          case MISSING -> gone.put(ticket, new Seen.Gone(Words.of("ticket-gone", ticket.id())));
          case FORBIDDEN -> answer.put(ticket, new Seen.Unreachable(why));
          case PASSING, KEY, INVALID, STALE, LASTING -> throw t;
        }
      }
    }
    if (!gone.isEmpty()) {
      directory.proveKey();
      answer.putAll(gone);
    }
  }

  /** Whether all tickets of a project are out of sight: then none of them is worth a request. */
  private boolean shutAway(String project) throws Trouble, InterruptedException {
    Trouble trouble = closedOff(project);
    boolean archived =
        trouble == null && directory.project(project).state() == Project.State.ARCHIVED;
    return archived || (trouble != null && trouble.kind() == Trouble.Kind.FORBIDDEN);
  }
}
