package hinomi.tracker.redmine;

import hinomi.ticket.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What each status means: as the settings say, else by Redmine's own mark of closed ones. */
final class Stages {
  private final Directory directory;
  private final RedmineSettings settings;

  Stages(Directory directory, RedmineSettings settings) {
    this.directory = directory;
    this.settings = settings;
  }

  /** How far an issue has come. */
  Stage of(JsonNode issue) throws Trouble, InterruptedException {
    JsonNode status = issue.path("status");
    int id = status.path("id").asInt(0);
    if (initial(issue).filter(s -> s.id() == id).isPresent()) {
      return Stage.NEW;
    }
    if (isOneOf(settings.notOurs(), id)) {
      return Stage.NOT_OURS;
    }
    return status.path("is_closed").asBoolean(false) || done(id) ? Stage.DONE : Stage.OPEN;
  }

  /** The ids of the statuses that end a ticket. */
  Set<Integer> ending() throws Trouble, InterruptedException {
    Set<Integer> all = new HashSet<>(directory.closedStatuses());
    for (Named status : directory.statuses()) {
      if (isOneOf(settings.notOurs(), status.id()) || isOneOf(settings.done(), status.id())) {
        all.add(status.id());
      }
    }
    return all;
  }

  private boolean done(int status) throws Trouble, InterruptedException {
    return directory.closedStatuses().contains(status) || isOneOf(settings.done(), status);
  }

  /** The status that an issue had when it was new. */
  Optional<Named> initial(JsonNode issue) throws Trouble, InterruptedException {
    return directory.newStatus(settings, issue.path("tracker").path("id").asInt(0));
  }

  /**
   * The status that closes an issue: the first of the settings' that the workflow allows, else the
   * first closed one that it allows.
   *
   * @param allowed what the workflow allows, from Redmine 5.0 on; before that, nothing
   */
  Optional<Named> closing(JsonNode allowed) throws Trouble, InterruptedException {
    List<Named> all = directory.statuses();
    List<Named> wanted =
        settings.done().stream().flatMap(s -> Named.find(all, s).stream()).toList();
    if (wanted.isEmpty()) {
      List<Named> closed = new ArrayList<>();
      for (Named status : all) {
        if (directory.closedStatuses().contains(status.id())
            && !isOneOf(settings.notOurs(), status.id())) {
          closed.add(status);
        }
      }
      wanted = closed;
    }
    List<Named> may = Named.list(allowed);
    return wanted.stream()
        .filter(s -> may.stream().anyMatch(m -> m.id() == s.id()))
        .findFirst()
        .or(wanted.stream()::findFirst);
  }

  private boolean isOneOf(List<String> names, int id) throws Trouble, InterruptedException {
    List<Named> all = directory.statuses();
    return names.stream()
        .anyMatch(
            name ->
                Named.find(all, name)
                    .map(Named::id)
                    .or(() -> Named.id(name))
                    .filter(i -> i == id)
                    .isPresent());
  }
}
