package hinomi.tracker.redmine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What one project says of itself.
 *
 * @param state whether it can be written to
 * @param open whether everybody may see it
 * @param trackers that are enabled on it
 * @param modules that are enabled on it; empty where Redmine does not tell
 * @param fields custom fields of its issues, as far as it names them (4.2 on, completely from 5.1)
 */
record Project(
    int id,
    String name,
    State state,
    boolean open,
    List<Named> trackers,
    List<Named> categories,
    Set<String> modules,
    List<Named> fields) {

  /** Redmine's project status. */
  enum State {
    ACTIVE,
    CLOSED,
    ARCHIVED
  }

  static Project of(JsonNode answer) {
    JsonNode p = answer.path("project");
    Set<String> modules = new HashSet<>();
    p.path("enabled_modules").forEach(m -> modules.add(m.path("name").asString("")));
    State state =
        switch (p.path("status").asInt(1)) {
          case 5 -> State.CLOSED;
          case 9, 10 -> State.ARCHIVED;
          default -> State.ACTIVE;
        };
    return new Project(
        p.path("id").asInt(0),
        p.path("name").asString(""),
        state,
        p.path("is_public").asBoolean(false),
        Named.list(p.path("trackers")),
        Named.list(p.path("issue_categories")),
        Set.copyOf(modules),
        Named.list(p.path("issue_custom_fields")));
  }
}
