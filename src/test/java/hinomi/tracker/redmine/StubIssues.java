package hinomi.tracker.redmine;

import static hinomi.tracker.redmine.StubData.list;
import static hinomi.tracker.redmine.StubData.named;
import static hinomi.tracker.redmine.StubData.node;
import static hinomi.tracker.redmine.StubData.wrapped;

import hinomi.tracker.redmine.StubRedmine.Fault;
import hinomi.tracker.redmine.StubRedmine.Reply;
import hinomi.tracker.redmine.StubRedmine.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stub's issues, with journals of who changed what and when. */
final class StubIssues {
  private static final Pattern ONE = Pattern.compile("/issues/(\\d+)\\.json");
  private static final Pattern WORD = Pattern.compile("(?:\\s|^)\"([^\"]+)\"(?=\\s|$)|(\\S+)");
  private static final List<String> STATUSES = List.of("新規", "進行中", "解決", "フィードバック", "終了", "却下");
  private static final List<String> PRIORITIES = List.of("低め", "通常", "高め", "急いで", "今すぐ");
  private static final int LAST_OPEN = 4;

  /** The project that Hinomi's user may not look into. */
  static final int HIDDEN = 3;

  private final Version version;
  private final Set<Fault> faults;
  private final Map<Integer, ObjectNode> all = new TreeMap<>();
  private int next = 1;

  /** What time Redmine thinks it is. */
  Instant now = Instant.parse("2030-06-01T00:00:00Z");

  StubIssues(Version version, Set<Fault> faults) {
    this.version = version;
    this.faults = faults;
  }

  Map<Integer, ObjectNode> all() {
    return all;
  }

  static ArrayNode statuses() {
    ArrayNode statuses = list(STATUSES.toArray(String[]::new));
    statuses.forEach(s -> ((ObjectNode) s).put("is_closed", s.path("id").asInt(0) > LAST_OPEN));
    return statuses;
  }

  Reply one(int id, Map<String, String> query) {
    ObjectNode issue = all.get(id);
    if (issue == null) {
      return Reply.of(404, "");
    }
    return hidden(issue)
        ? Reply.of(403, "")
        : Reply.of(200, wrapped("issue", shown(issue, query.getOrDefault("include", ""))));
  }

  private boolean hidden(JsonNode issue) {
    int project = issue.path("project").path("id").asInt(0);
    return project == HIDDEN || (project == 1 && faults.contains(Fault.PROJECT_FORBIDDEN));
  }

  ObjectNode index(Map<String, String> query) {
    List<ObjectNode> found = new ArrayList<>(all.values());
    found.removeIf(this::hidden);
    query.forEach(
        (name, value) -> {
          List<String> wanted = Arrays.asList(value.split("\\|"));
          if (name.startsWith("cf_") && !faults.contains(Fault.IGNORE_FIELD_FILTER)) {
            int field = Integer.parseInt(name.substring(3));
            found.removeIf(i -> Fields.values(i, field).stream().noneMatch(wanted::contains));
          } else if (name.equals("issue_id")) {
            List<String> ids = Arrays.asList(value.split(","));
            found.removeIf(i -> !ids.contains(i.path("id").asString("")));
          } else if (name.equals("updated_by") && !faults.contains(Fault.IGNORE_UPDATED_BY)) {
            found.removeIf(i -> users(i).stream().noneMatch(wanted::contains));
          } else if (name.equals("last_updated_by") && !faults.contains(Fault.IGNORE_UPDATED_BY)) {
            found.removeIf(i -> users(i).isEmpty() || !wanted.contains(users(i).getLast()));
          }
        });
    int limit = Math.min(100, Integer.parseInt(query.getOrDefault("limit", "25")));
    ObjectNode root = node().put("total_count", found.size()).put("offset", 0).put("limit", limit);
    ArrayNode issues = root.putArray("issues");
    found.stream().limit(limit).forEach(i -> issues.add(shown(i, "")));
    return root;
  }

  private static List<String> users(JsonNode issue) {
    List<String> users = new ArrayList<>();
    issue.path("journals").forEach(j -> users.add(j.path("user").path("id").asString("")));
    return users;
  }

  /** Words or phrases, at most five, any of which is part of a text or note. */
  ObjectNode search(Map<String, String> query) {
    List<String> words = new ArrayList<>();
    Matcher m = WORD.matcher(query.getOrDefault("q", ""));
    while (m.find() && words.size() < 5) {
      String word = m.group(1) == null ? m.group(2) : m.group(1);
      words.add(word.toLowerCase(Locale.ROOT));
    }
    ObjectNode root = node();
    ArrayNode results = root.putArray("results");
    Predicate<JsonNode> seen = issue -> !hidden(issue);
    for (ObjectNode issue : all.values().stream().filter(seen).toList()) {
      String subject = issue.path("subject").asString("");
      String description = issue.path("description").asString("");
      String hay = subject + description + issue.path("journals");
      if (words.stream().anyMatch(hay.toLowerCase(Locale.ROOT)::contains)) {
        results
            .addObject()
            .put("id", issue.path("id").asInt(0))
            .put("title", "バグ #" + issue.path("id") + " (新規): " + subject)
            .put("type", closed(issue) ? "issue-closed" : "issue")
            .put("description", description);
      }
    }
    return root.put("total_count", results.size()).put("offset", 0).put("limit", 100);
  }

  private static boolean closed(JsonNode issue) {
    return issue.path("status").path("id").asInt(1) > LAST_OPEN;
  }

  private ObjectNode shown(ObjectNode issue, String include) {
    ObjectNode copy = issue.deepCopy();
    if (!include.contains("journals")) {
      copy.remove("journals");
    }
    if (!include.contains("watchers")) {
      copy.remove("watchers");
    }
    if (faults.contains(Fault.FIELDS_RENAMED)) {
      copy.path("custom_fields").forEach(f -> ((ObjectNode) f).put("name", "改名" + f.path("id")));
    }
    if (version.since(Version.V5_0)) {
      ((ObjectNode) copy.path("status")).put("is_closed", closed(issue));
      if (include.contains("allowed_statuses")) {
        copy.set("allowed_statuses", faults.contains(Fault.WORKFLOW) ? list("新規") : statuses());
      }
    }
    return copy;
  }

  Reply post(String path, JsonNode content) {
    if (path.endsWith("/relations.json")) {
      return Reply.of(201, "{\"relation\":{\"id\":1}}");
    }
    JsonNode in = content.path("issue");
    boolean refused =
        faults.contains(Fault.INVALID_422)
            || faults.contains(Fault.PROJECT_CLOSED)
            || faults.contains(Fault.PROJECT_FORBIDDEN)
            || faults.contains(Fault.NO_ADD_PERMISSION)
            || !in.path("project_id").asString("").equals("vuln");
    if (refused) {
      return Reply.of(422, "{\"errors\":[\"深刻度 は一覧にありません\"]}");
    }
    if (faults.contains(Fault.UNKNOWN_WATCHER) && in.has("watcher_user_ids")) {
      return Reply.of(404, "");
    }
    ObjectNode issue = node().put("id", next);
    issue.putObject("project").put("id", 1).put("name", "脆弱性管理");
    int tracker = faults.contains(Fault.DROP_TRACKER) ? 1 : in.path("tracker_id").asInt(1);
    issue.set("tracker", named(tracker, List.of("バグ", "機能")));
    int status = faults.contains(Fault.DROP_STATUS) ? 1 : in.path("status_id").asInt(1);
    issue.set("status", named(status, STATUSES));
    issue.set("priority", named(in.path("priority_id").asInt(2), PRIORITIES));
    issue.putObject("author").put("id", in.path("author").asInt(StubData.BOT));
    if (in.has("category_id")) {
      issue.putObject("category").set("id", in.path("category_id"));
    }
    if (in.has("assigned_to_id")) {
      issue.putObject("assigned_to").put("id", in.path("assigned_to_id").asInt(0));
    }
    issue.set("subject", in.path("subject"));
    issue.put("description", in.path("description").asString(""));
    issue.put("start_date", in.path("start_date").asString(now.toString().substring(0, 10)));
    issue.putNull("due_date");
    if (in.has("due_date") && !faults.contains(Fault.DROP_DUE)) {
      issue.set("due_date", in.path("due_date"));
    }
    if (early(issue)) {
      return Reply.of(422, "{\"errors\":[\"期日 は開始日より後の日付にしてください\"]}");
    }
    issue.put("created_on", now.toString()).put("updated_on", now.toString()).putNull("closed_on");
    if (!faults.contains(Fault.DROP_FIELDS)) {
      ArrayNode fields = issue.putArray("custom_fields");
      StubData.FIELDS.forEach(
          (id, name) -> fields.addObject().put("id", id).put("name", name).put("value", ""));
      StubChange.fields(issue, in.path("custom_fields"), node().putArray("details"));
    }
    issue.putArray("journals");
    if (!faults.contains(Fault.DROP_WATCHERS)) {
      ArrayNode watchers = issue.putArray("watchers");
      in.path("watcher_user_ids").forEach(id -> watchers.addObject().set("id", id));
    } else {
      issue.putArray("watchers");
    }
    all.put(next++, issue);
    return Reply.of(201, wrapped("issue", shown(issue, "")));
  }

  private static boolean early(JsonNode issue) {
    String due = issue.path("due_date").asString("");
    return !due.isEmpty() && due.compareTo(issue.path("start_date").asString("")) < 0;
  }

  /** The id that the latest issue got. */
  int latest() {
    return next - 1;
  }

  /** What Hinomi's user changes. */
  Reply put(String path, JsonNode in) {
    Matcher one = ONE.matcher(path);
    ObjectNode issue = one.matches() ? all.get(Integer.valueOf(one.group(1))) : null;
    if (issue == null) {
      return Reply.of(404, "");
    }
    if (faults.remove(Fault.STALE_ONCE)) {
      issue.put("description", issue.path("description").asString("") + "\n\n人の追記");
      return Reply.of(422, "{\"errors\":[]}");
    }
    if (faults.contains(Fault.INVALID_CHANGE) && (in.has("due_date") || in.has("priority_id"))) {
      return Reply.of(422, "{\"errors\":[\"期日 は変更できません\"]}");
    }
    ObjectNode may = (ObjectNode) in.deepCopy();
    if (faults.contains(Fault.NO_EDIT_PERMISSION)) {
      may.retain("notes");
    }
    if (faults.contains(Fault.WORKFLOW)) {
      may.remove("status_id");
    }
    if (faults.contains(Fault.DROP_DUE)) {
      may.remove("due_date");
    }
    change(issue, StubData.BOT, may);
    return Reply.of(204, "");
  }

  /** What anybody changes, with its journal. */
  void change(ObjectNode issue, int user, JsonNode in) {
    ObjectNode journal = node();
    journal.putObject("user").put("id", user);
    journal.put("notes", in.path("notes").asString("")).put("created_on", now.toString());
    ArrayNode details = journal.putArray("details");
    StubChange.attributes(issue, in, details, STATUSES, PRIORITIES);
    StubChange.fields(issue, in.path("custom_fields"), details);
    if (!details.isEmpty() || in.has("notes")) {
      ((ArrayNode) issue.path("journals")).add(journal);
      issue.put("updated_on", now.toString());
      if (closed(issue)) {
        issue.put("closed_on", now.toString());
      }
    }
  }
}
