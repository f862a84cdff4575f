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
 * What is asked of Redmine for a new ticket, kept for comparison with what it made of it: unknown
 * trackers, statuses and fields are dropped without a word.
 */
final class Sent {
  private final String project;
  private @Nullable Named tracker;
  private @Nullable Named status;
  private @Nullable Named priority;
  private @Nullable Named assignee;
  private @Nullable Named category;
  private @Nullable LocalDate due;
  private boolean started;
  private final Map<Integer, String> fields = new TreeMap<>();
  private final List<Integer> watchers = new ArrayList<>();

  Sent(String project) {
    this.project = project;
  }

  void tracker(Named value) {
    tracker = value;
  }

  void status(Named value) {
    status = value;
  }

  /**
   * A due date. Redmine refuses one before the day on which the ticket starts, usually today.
   *
   * @param today at the place where it is earliest
   */
  void due(LocalDate value, LocalDate today) {
    due = value;
    started = !value.isAfter(today);
  }

  void priority(Named value) {
    priority = value;
  }

  void assignee(Named value) {
    assignee = value;
  }

  void category(Named value) {
    category = value;
  }

  void field(int id, String value) {
    fields.put(id, value);
  }

  void watcher(int id) {
    if (!watchers.contains(id)) {
      watchers.add(id);
    }
  }

  List<Integer> watchers() {
    return watchers;
  }

  /** It as the body of a POST. */
  ObjectNode json(String subject, String description) {
    ObjectNode root = Api.JSON.createObjectNode();
    ObjectNode issue = root.putObject("issue");
    issue.put("project_id", project);
    issue.put("subject", subject);
    issue.put("description", description);
    put(issue, "tracker_id", tracker);
    put(issue, "status_id", status);
    put(issue, "priority_id", priority);
    put(issue, "assigned_to_id", assignee);
    put(issue, "category_id", category);
    if (due != null) {
      issue.put("due_date", due.toString());
      if (started) {
        issue.put("start_date", due.toString());
      }
    }
    if (!fields.isEmpty()) {
      ArrayNode array = issue.putArray("custom_fields");
      fields.forEach((id, value) -> array.addObject().put("id", id).put("value", value));
    }
    if (!watchers.isEmpty()) {
      ArrayNode array = issue.putArray("watcher_user_ids");
      watchers.forEach(array::add);
    }
    return root;
  }

  private static void put(ObjectNode issue, String name, @Nullable Named value) {
    if (value != null) {
      issue.put(name, value.id());
    }
  }

  /** Where a created issue is not what was asked for, each with the setting to mend. */
  List<Message> differences(JsonNode issue, Fields names) {
    List<Message> all = new ArrayList<>();
    differs(all, "tracker", tracker, issue.path("tracker"));
    differs(all, "status", status, issue.path("status"));
    differs(all, "priority", priority, issue.path("priority"));
    differs(all, "assignee", assignee, issue.path("assigned_to"));
    differs(all, "category", category, issue.path("category"));
    String day = issue.path("due_date").asString("");
    if (due != null && !due.toString().equals(day)) {
      all.add(Words.of("differs.due", due, day.isEmpty() ? "-" : day));
    }
    fields.forEach(
        (id, value) -> {
          List<String> now = Fields.values(issue, id);
          if (!now.contains(value)) {
            all.add(Words.of("differs.field", names.name(id), id));
          }
        });
    return all;
  }

  private static void differs(
      List<Message> all, String what, @Nullable Named asked, JsonNode made) {
    if (asked != null && made.path("id").asInt(0) != asked.id()) {
      String now = made.path("name").asString("-");
      all.add(Words.of("differs." + what, asked.name(), now));
    }
  }
}
