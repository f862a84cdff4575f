package hinomi.tracker.redmine;

import hinomi.language.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an update changes besides telling, kept for comparison with what Redmine made of it: it
 * answers 204 whatever it drops.
 */
final class Changes {
  private @Nullable Named priority;
  private @Nullable Named status;
  private @Nullable LocalDate due;
  private final Map<Integer, String> fields = new TreeMap<>();

  void priority(Named value) {
    priority = value;
  }

  void status(Named value) {
    status = value;
  }

  void due(LocalDate value) {
    due = value;
  }

  void field(int id, String value) {
    fields.put(id, value);
  }

  boolean isEmpty() {
    return priority == null && status == null && due == null && fields.isEmpty();
  }

  void writeTo(ObjectNode issue) {
    if (priority != null) {
      issue.put("priority_id", priority.id());
    }
    if (status != null) {
      issue.put("status_id", status.id());
    }
    if (due != null) {
      issue.put("due_date", due.toString());
    }
    if (!fields.isEmpty()) {
      ArrayNode array = issue.putArray("custom_fields");
      fields.forEach((id, value) -> array.addObject().put("id", id).put("value", value));
    }
  }

  void forget() {
    priority = null;
    status = null;
    due = null;
    fields.clear();
  }

  static void removeFrom(ObjectNode issue) {
    issue.remove(List.of("priority_id", "status_id", "due_date", "custom_fields"));
  }

  /** Where an issue is not what was asked for, each with what to mend. */
  List<Message> differences(JsonNode issue, Fields names) {
    List<Message> all = new ArrayList<>();
    String id = issue.path("id").asString("");
    differs(all, "priority", id, priority, issue.path("priority"));
    differs(all, "status", id, status, issue.path("status"));
    String day = issue.path("due_date").asString("");
    if (due != null && !due.toString().equals(day)) {
      all.add(Words.of("lift.due", id, due, day.isEmpty() ? "-" : day));
    }
    fields.forEach(
        (field, value) -> {
          if (!Fields.values(issue, field).contains(value)) {
            all.add(Words.of("lift.field", id, names.name(field), field));
          }
        });
    return all;
  }

  private static void differs(
      List<Message> all, String what, String id, @Nullable Named asked, JsonNode now) {
    if (asked != null && now.path("id").asInt(0) != asked.id()) {
      all.add(Words.of("lift." + what, id, asked.name(), now.path("name").asString("-")));
    }
  }
}
