package hinomi.tracker.redmine;

import hinomi.advisory.VulnerabilityId;
import hinomi.ticket.Member;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Found;
import hinomi.tracker.redmine.Search.Hit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Looks for the tickets of vulnerabilities: one request by the key field for a hundred keys, where
 * there is such a field, then a search in texts and notes for five keys and names at a time. No hit
 * counts unverified, since Redmine ignores filters that it does not know, and its search looks for
 * parts of words.
 */
final class Finder {
  /** What one request asks for by the key field: an address of some three thousand letters. */
  private static final int KEYS = 100;

  private final Api api;
  private final Directory directory;
  private final Fields fields;
  private final RedmineSettings settings;

  Finder(Api api, Directory directory, Fields fields, RedmineSettings settings) {
    this.api = api;
    this.directory = directory;
    this.fields = fields;
    this.settings = settings;
  }

  /** What there is for each of some vulnerabilities. */
  Map<Member, Found> find(String destination, String project, List<Member> members)
      throws Trouble, InterruptedException {
    directory.me();
    Map<Member, Found> answer = new LinkedHashMap<>();
    Optional<Integer> keyField = fields.of("key", project);
    if (keyField.isPresent()) {
      answer.putAll(byField(keyField.get(), members, destination, project));
    }
    List<Member> others = members.stream().filter(m -> !answer.containsKey(m)).toList();
    Search search = new Search(api, project);
    Set<String> words = new LinkedHashSet<>();
    for (Member member : others) {
      words.addAll(words(member.keys(destination)));
      names(member).forEach(name -> words.add(name.search()));
    }
    search.look(List.copyOf(words));
    Map<Integer, JsonNode> issues = new HashMap<>();
    for (Member member : others) {
      answer.put(member, byText(destination, project, member, keyField, search, issues));
    }
    return answer;
  }

  private Found byText(
      String destination,
      String project,
      Member member,
      Optional<Integer> keyField,
      Search search,
      Map<Integer, JsonNode> issues)
      throws Trouble, InterruptedException {
    int self = directory.me().id();
    Set<TicketKey> keys = member.keys(destination);
    List<Names> names = names(member);
    List<String> words = new ArrayList<>(words(keys));
    names.forEach(name -> words.add(name.search()));
    Predicate<Hit> promising = h -> keys.stream().anyMatch(k -> k.standsIn(h.text()));
    for (Hit hit : search.hits(words, promising)) {
      JsonNode issue = issue(hit.id(), issues);
      if (carries(issue, keys, keyField, self)) {
        return new Found.Ours(ref(destination, hit.id()));
      }
    }
    if (names.isEmpty()) {
      return new Found.None();
    }
    promising = h -> names.stream().anyMatch(n -> n.standIn(h.text()));
    return theirs(destination, project, names, search.hits(words, promising), issues, self);
  }

  private static List<String> words(Set<TicketKey> keys) {
    return keys.stream().map(TicketKey::value).toList();
  }

  private List<Names> names(Member member) {
    if (settings.existing() == RedmineSettings.Existing.IGNORE) {
      return List.of();
    }
    List<VulnerabilityId> ids = new ArrayList<>(List.of(member.id()));
    ids.addAll(member.aliases());
    return ids.stream().flatMap(id -> Names.of(id).stream()).distinct().toList();
  }

  private Map<Member, Found> byField(
      int field, List<Member> members, String destination, String project)
      throws Trouble, InterruptedException {
    List<String> keys =
        members.stream().flatMap(m -> words(m.keys(destination)).stream()).distinct().toList();
    Map<Member, Found> answer = new LinkedHashMap<>();
    for (int from = 0; from < keys.size(); from += KEYS) {
      JsonNode page =
          api.get(
              "/issues.json",
              "project_id",
              project,
              "status_id",
              "*",
              "cf_" + field,
              String.join("|", keys.subList(from, Math.min(keys.size(), from + KEYS))),
              "sort",
              "id",
              "limit",
              String.valueOf(KEYS));
      for (JsonNode issue : page.path("issues")) {
        String value = String.join(" ", Fields.values(issue, field));
        for (Member member : members) {
          if (member.keys(destination).stream().anyMatch(key -> key.standsIn(value))) {
            answer.merge(
                member, new Found.Ours(ref(destination, issue.path("id").asInt(0))), Finder::older);
          }
        }
      }
    }
    return answer;
  }

  /** Of two tickets with the same key the first one counts, whichever request found it. */
  private static Found older(Found one, Found other) {
    return number(other) < number(one) ? other : one;
  }

  private static int number(Found found) {
    return found instanceof Found.Ours ours
        ? Integer.parseInt(ours.ticket().id())
        : Integer.MAX_VALUE;
  }

  private JsonNode issue(int id, Map<Integer, JsonNode> seen) throws Trouble, InterruptedException {
    JsonNode known = seen.get(id);
    if (known == null) {
      known = directory.readable("/issues/" + id + ".json", "include", "journals").path("issue");
      seen.put(id, known);
    }
    return known;
  }

  private static boolean carries(
      JsonNode issue, Set<TicketKey> keys, Optional<Integer> keyField, int self) {
    Set<TicketKey> listed = KeyLine.in(issue.path("description").asString(""));
    String field = keyField.map(f -> String.join(" ", Fields.values(issue, f))).orElse("");
    if (keys.stream().anyMatch(key -> listed.contains(key) || key.standsIn(field))) {
      return true;
    }
    for (JsonNode journal : issue.path("journals")) {
      Set<TicketKey> noted = KeyLine.in(journal.path("notes").asString(""));
      boolean own = journal.path("user").path("id").asInt(0) == self;
      if (own && keys.stream().anyMatch(noted::contains)) {
        return true;
      }
    }
    return false;
  }

  private Found theirs(
      String destination,
      String project,
      List<Names> names,
      List<Hit> hits,
      Map<Integer, JsonNode> issues,
      int self)
      throws Trouble, InterruptedException {
    int here = directory.project(project).id();
    Optional<TicketRef> best = Optional.empty();
    int bestRank = Integer.MAX_VALUE;
    for (Hit hit : hits) {
      JsonNode issue = issue(hit.id(), issues);
      int rank = rank(issue, names);
      boolean foreign =
          issue.path("project").path("id").asInt(0) != here
              || issue.path("author").path("id").asInt(0) == self
              || isHinomis(issue);
      if (!foreign && rank < bestRank) {
        best = Optional.of(ref(destination, hit.id()));
        bestRank = rank;
      }
    }
    Found.Existing what =
        settings.existing() == RedmineSettings.Existing.RELATE
            ? Found.Existing.RELATE
            : Found.Existing.ADOPT;
    return best.<Found>map(ref -> new Found.Theirs(ref, what)).orElseGet(Found.None::new);
  }

  /** How much a ticket is about the names: 0 in its subject, 1 in a field, 2 in its description. */
  private static int rank(JsonNode issue, List<Names> names) {
    String subject = issue.path("subject").asString("");
    if (names.stream().anyMatch(n -> n.standIn(subject))) {
      return 0;
    }
    for (JsonNode field : issue.path("custom_fields")) {
      String value = field.path("value").asString("");
      if (names.stream().anyMatch(n -> n.standIn(value))) {
        return 1;
      }
    }
    String description = issue.path("description").asString("");
    return names.stream().anyMatch(n -> n.standIn(description)) ? 2 : Integer.MAX_VALUE;
  }

  /** A ticket that Hinomi filed or adopted for other vulnerabilities. */
  private static boolean isHinomis(JsonNode issue) {
    if (!KeyLine.in(issue.path("description").asString("")).isEmpty()) {
      return true;
    }
    for (JsonNode journal : issue.path("journals")) {
      if (!KeyLine.in(journal.path("notes").asString("")).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private TicketRef ref(String destination, int id) {
    return new TicketRef(destination, String.valueOf(id), api.address().issue(id));
  }
}
