package hinomi.tracker.redmine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The custom fields of the settings as ids. Redmine tells a user who is not an administrator no
 * list of them before 5.1, so their names are learned from the project, from an issue, and from
 * every answer to a create.
 */
final class Fields {
  private final Directory directory;
  private final Map<String, String> settings;
  private final Map<Integer, String> names = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  Fields(Directory directory, RedmineSettings settings) {
    this.directory = directory;
    this.settings = settings.fields();
  }

  /** The field of a setting such as {@code key}; empty where none is set or its name is unknown. */
  Optional<Integer> of(String setting, String project) throws Trouble, InterruptedException {
    String field = settings.get(setting);
    return field == null ? Optional.empty() : named(field, project);
  }

  /** The field of a name or id. An id is taken as it is. */
  Optional<Integer> named(String nameOrId, String project) throws Trouble, InterruptedException {
    Optional<Integer> id = Named.id(nameOrId);
    if (id.isPresent()) {
      return id;
    }
    Optional<Integer> known = known(nameOrId);
    if (known.isEmpty() && asked.add(project)) {
      ask(project);
      known = known(nameOrId);
    }
    return known;
  }

  /** The field of a name, as far as names have been learned. */
  Optional<Integer> known(String name) {
    String wanted = Named.folded(name);
    return names.entrySet().stream()
        .filter(e -> Named.folded(e.getValue()).equals(wanted))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private void ask(String project) throws Trouble, InterruptedException {
    directory.project(project).fields().forEach(f -> names.put(f.id(), f.name()));
    if (directory.me().admin()) {
      for (JsonNode field : directory.readable("/custom_fields.json").path("custom_fields")) {
        if (field.path("customized_type").asString("").equals("issue")) {
          names.put(field.path("id").asInt(0), field.path("name").asString(""));
        }
      }
    }
    JsonNode near =
        directory.readable(
            "/issues.json",
            "project_id",
            project,
            "status_id",
            "*",
            "limit",
            "25",
            "sort",
            "id:desc");
    near.path("issues").forEach(this::learn);
    if (near.path("issues").isEmpty()) {
      directory
          .readable("/issues.json", "status_id", "*", "limit", "25")
          .path("issues")
          .forEach(this::learn);
    }
  }

  /** Takes the names of fields from an issue. */
  void learn(JsonNode issue) {
    for (JsonNode field : issue.path("custom_fields")) {
      names.put(field.path("id").asInt(0), field.path("name").asString(""));
    }
  }

  /** The name of a field, or its number. */
  String name(int field) {
    return names.getOrDefault(field, String.valueOf(field));
  }

  /** The values of a field in an issue, as texts. */
  static List<String> values(JsonNode issue, int field) {
    List<String> values = new ArrayList<>();
    for (JsonNode f : issue.path("custom_fields")) {
      if (f.path("id").asInt(0) == field) {
        JsonNode value = f.path("value");
        if (value.isArray()) {
          value.forEach(v -> values.add(v.asString("")));
        } else {
          values.add(value.asString(""));
        }
      }
    }
    return values;
  }
}
