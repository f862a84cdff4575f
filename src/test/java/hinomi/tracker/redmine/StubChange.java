package hinomi.tracker.redmine;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes the stub's issues and writes down what was before. */
final class StubChange {
  /** Attributes of an update by what the issue shows of them. */
  private static final Map<String, String> NAMED =
      Map.of("assigned_to_id", "assigned_to", "project_id", "project");

  private StubChange() {}

  static void attributes(
      ObjectNode issue,
      JsonNode in,
      ArrayNode details,
      List<String> statuses,
      List<String> priorities) {
    for (String plain : List.of("description", "subject", "due_date")) {
      if (in.has(plain) && !in.path(plain).equals(issue.path(plain))) {
        detail(details, "attr", plain, issue.path(plain), in.path(plain));
        issue.set(plain, in.path(plain));
      }
    }
    pick(issue, in, details, "status", statuses);
    pick(issue, in, details, "priority", priorities);
    NAMED.forEach(
        (name, shown) -> {
          JsonNode now = issue.path(shown).path("id");
          if (in.has(name) && now.asInt(0) != in.path(name).asInt(0)) {
            detail(details, "attr", name, now, in.path(name));
            issue.putObject(shown).put("id", in.path(name).asInt(0)).put("name", "別の " + shown);
          }
        });
  }

  private static void pick(
      ObjectNode issue, JsonNode in, ArrayNode details, String what, List<String> names) {
    JsonNode now = issue.path(what).path("id");
    JsonNode wanted = in.path(what + "_id");
    if (!wanted.isMissingNode() && wanted.asInt(0) != now.asInt(0)) {
      detail(details, "attr", what + "_id", now, wanted);
      issue.set(what, StubData.named(wanted.asInt(0), names));
    }
  }

  static void fields(ObjectNode issue, JsonNode values, ArrayNode details) {
    for (JsonNode value : values) {
      for (JsonNode field : issue.path("custom_fields")) {
        boolean one = field.path("id").asInt(0) == value.path("id").asInt(-1);
        if (one && !field.path("value").equals(value.path("value"))) {
          String id = field.path("id").asString("");
          detail(details, "cf", id, field.path("value"), value.path("value"));
          ((ObjectNode) field).set("value", value.path("value"));
        }
      }
    }
  }

  private static void detail(
      ArrayNode details, String property, String name, JsonNode before, JsonNode after) {
    details
        .addObject()
        .put("property", property)
        .put("name", name)
        .put("old_value", before.asString(""))
        .put("new_value", after.asString(""));
  }
}
