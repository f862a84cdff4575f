package hinomi.tracker.redmine;

import hinomi.tracker.redmine.StubRedmine.Fault;
import hinomi.tracker.redmine.StubRedmine.Reply;
import hinomi.tracker.redmine.StubRedmine.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the stub knows: one project {@code vuln} with four members, and its issues. */
final class StubData {
  static final int BOT = 8;
  static final int SATO = 5;
  private static final Pattern ONE = Pattern.compile("/issues/(\\d+)\\.json");
  private static final Pattern WORD = Pattern.compile("(?:\\s|^)\"([^\"]+)\"(?=\\s|$)|(\\S+)");
  private static final Map<Integer, String> FIELDS =
      new TreeMap<>(Map.of(1, "CVE-ID", 3, "CVSSスコア", 7, "脆弱性キー"));

  private final Version version;
  private final Set<Fault> faults;
  private final Map<Integer, ObjectNode> issues = new TreeMap<>();
  int next = 1;

  StubData(Version version, Set<Fault> faults) {
    this.version = version;
    this.faults = faults;
  }

  Version version() {
    return version;
  }

  Map<Integer, ObjectNode> issues() {
    return issues;
  }

  ObjectNode issue(String id) {
    return Objects.requireNonNull(issues.get(Integer.valueOf(id)));
  }

  Reply get(String path, Map<String, String> query) {
    Matcher one = ONE.matcher(path);
    if (one.matches()) {
      ObjectNode issue = issues.get(Integer.valueOf(one.group(1)));
      return issue == null
          ? Reply.of(404, "")
          : Reply.of(200, wrapped("issue", shown(issue, query)));
    }
    return switch (path) {
      case "/users/current.json" -> Reply.of(200, me());
      case "/projects/vuln.json" -> project();
      case "/projects/vuln/search.json" -> Reply.of(200, search(query));
      case "/projects/vuln/memberships.json" -> Reply.of(200, memberships());
      case "/users/5.json" -> user(5, "sato");
      case "/users/6.json" -> user(6, "suzuki");
      case "/roles/6.json" -> Reply.of(200, role());
      case "/enumerations/issue_priorities.json" ->
          Reply.of(200, wrapped("issue_priorities", list("低め", "通常", "高め", "急いで", "今すぐ")));
      case "/issue_statuses.json" ->
          Reply.of(200, wrapped("issue_statuses", list("新規", "進行中", "解決", "フィードバック", "終了", "却下")));
      case "/issues.json" ->
          query.getOrDefault("project_id", "vuln").equals("vuln")
              ? Reply.of(200, index(query))
              : Reply.of(404, "");
      case "/custom_fields.json" -> Reply.of(403, "");
      default -> Reply.of(404, "");
    };
  }

  private ObjectNode me() {
    ObjectNode user = node().put("id", BOT).put("login", "vulnbot").put("api_key", StubRedmine.KEY);
    boolean admin = faults.contains(Fault.ADMIN);
    if (version.since(Version.V4_2)) {
      user.put("admin", admin).put("passwd_changed_on", "2026-01-01T00:00:00Z");
    } else if (admin) {
      user.put("status", 1);
    }
    ObjectNode membership = user.putArray("memberships").addObject();
    membership.putObject("project").put("id", 1).put("name", "脆弱性管理");
    membership.putArray("roles").addObject().put("id", 6).put("name", "脆弱性登録");
    return wrapped("user", user);
  }

  private Reply project() {
    if (faults.contains(Fault.PROJECT_MISSING)) {
      return Reply.of(404, "");
    }
    if (faults.contains(Fault.PROJECT_FORBIDDEN)) {
      return Reply.of(403, "");
    }
    ObjectNode p = node().put("id", 1).put("name", "脆弱性管理").put("identifier", "vuln");
    p.put("status", faults.contains(Fault.PROJECT_CLOSED) ? 5 : 1);
    p.put("is_public", faults.contains(Fault.PUBLIC));
    p.set("trackers", list("バグ", "機能"));
    p.set("issue_categories", list("Web"));
    p.putArray("enabled_modules").addObject().put("id", 1).put("name", "issue_tracking");
    if (version.since(Version.V6_1)) {
      ArrayNode fields = p.putArray("issue_custom_fields");
      FIELDS.forEach((id, name) -> fields.addObject().put("id", id).put("name", name));
    } else if (version.since(Version.V4_2)) {
      p.putArray("issue_custom_fields");
    }
    return Reply.of(200, wrapped("project", p));
  }

  private static ObjectNode memberships() {
    ObjectNode root = node().put("total_count", 4).put("offset", 0).put("limit", 100);
    ArrayNode all = root.putArray("memberships");
    Map.of(5, "花子 佐藤", 6, "一郎 鈴木", BOT, "Bot Vuln")
        .forEach((id, name) -> all.addObject().putObject("user").put("id", id).put("name", name));
    all.addObject().putObject("group").put("id", 20).put("name", "当番");
    return root;
  }

  private static Reply user(int id, String login) {
    return Reply.of(200, wrapped("user", node().put("id", id).put("login", login)));
  }

  private ObjectNode role() {
    ObjectNode role = node().put("id", 6).put("name", "脆弱性登録");
    ArrayNode may = role.putArray("permissions");
    may.add("view_issues").add("add_issue_notes").add("manage_issue_relations");
    if (!faults.contains(Fault.NO_ADD_PERMISSION)) {
      may.add("add_issues");
    }
    if (!faults.contains(Fault.NO_EDIT_PERMISSION)) {
      may.add("edit_issues");
    }
    if (!faults.contains(Fault.DROP_WATCHERS)) {
      may.add("add_issue_watchers").add("view_issue_watchers");
    }
    return wrapped("role", role);
  }

  private ObjectNode index(Map<String, String> query) {
    List<ObjectNode> found = new ArrayList<>(issues.values());
    query.forEach(
        (name, value) -> {
          if (name.startsWith("cf_") && !faults.contains(Fault.IGNORE_FIELD_FILTER)) {
            int field = Integer.parseInt(name.substring(3));
            List<String> wanted = Arrays.asList(value.split("\\|"));
            found.removeIf(i -> Fields.values(i, field).stream().noneMatch(wanted::contains));
          }
        });
    ObjectNode root = node().put("total_count", found.size()).put("offset", 0).put("limit", 25);
    ArrayNode all = root.putArray("issues");
    int limit = Math.min(100, Integer.parseInt(query.getOrDefault("limit", "25")));
    found.stream().limit(limit).forEach(i -> all.add(shown(i, Map.of())));
    return root;
  }

  /** Words or phrases, at most five, any of which is part of a text or note. */
  private ObjectNode search(Map<String, String> query) {
    List<String> words = new ArrayList<>();
    Matcher m = WORD.matcher(query.getOrDefault("q", ""));
    while (m.find() && words.size() < 5) {
      String word = m.group(1) == null ? m.group(2) : m.group(1);
      words.add(word.toLowerCase(Locale.ROOT));
    }
    ObjectNode root = node();
    ArrayNode all = root.putArray("results");
    for (ObjectNode issue : issues.values()) {
      String text = issue.path("subject").asString("") + issue.path("description").asString("");
      String notes = issue.path("journals").toString();
      String hay = (text + notes).toLowerCase(Locale.ROOT);
      if (words.stream().anyMatch(hay::contains)) {
        all.addObject()
            .put("id", issue.path("id").asInt(0))
            .put(
                "title", "バグ #" + issue.path("id") + " (新規): " + issue.path("subject").asString(""))
            .put("type", issue.path("status").path("id").asInt(1) > 4 ? "issue-closed" : "issue")
            .put("description", issue.path("description").asString(""));
      }
    }
    return root.put("total_count", all.size()).put("offset", 0).put("limit", 100);
  }

  private ObjectNode shown(ObjectNode issue, Map<String, String> query) {
    ObjectNode copy = issue.deepCopy();
    if (!query.getOrDefault("include", "").contains("journals")) {
      copy.remove("journals");
    }
    if (!query.getOrDefault("include", "").contains("watchers")) {
      copy.remove("watchers");
    }
    if (version.since(Version.V5_0)) {
      ((ObjectNode) copy.path("status"))
          .put("is_closed", copy.path("status").path("id").asInt(1) > 4);
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
    issue.set("status", named(status, List.of("新規", "進行中")));
    issue.set(
        "priority",
        named(in.path("priority_id").asInt(2), List.of("低め", "通常", "高め", "急いで", "今すぐ")));
    issue.putObject("author").put("id", in.path("author").asInt(BOT));
    if (in.has("category_id")) {
      issue.putObject("category").set("id", in.path("category_id"));
    }
    if (in.has("assigned_to_id")) {
      issue.putObject("assigned_to").put("id", in.path("assigned_to_id").asInt(0));
    }
    issue.set("subject", in.path("subject"));
    issue.put("description", in.path("description").asString(""));
    if (!faults.contains(Fault.DROP_FIELDS)) {
      ArrayNode fields = issue.putArray("custom_fields");
      FIELDS.forEach(
          (id, name) -> fields.addObject().put("id", id).put("name", name).put("value", ""));
      setFields(issue, in.path("custom_fields"));
    }
    issue.putArray("journals");
    if (!faults.contains(Fault.DROP_WATCHERS)) {
      ArrayNode watchers = issue.putArray("watchers");
      in.path("watcher_user_ids").forEach(id -> watchers.addObject().set("id", id));
    } else {
      issue.putArray("watchers");
    }
    issues.put(next++, issue);
    return Reply.of(201, wrapped("issue", shown(issue, Map.of())));
  }

  Reply put(String path, JsonNode in) {
    Matcher one = ONE.matcher(path);
    ObjectNode issue = one.matches() ? issues.get(Integer.valueOf(one.group(1))) : null;
    if (issue == null) {
      return Reply.of(404, "");
    }
    if (faults.remove(Fault.STALE_ONCE)) {
      issue.put("description", issue.path("description").asString("") + "\n\n人の追記");
      return Reply.of(422, "{\"errors\":[]}");
    }
    if (in.has("description") && !faults.contains(Fault.NO_EDIT_PERMISSION)) {
      issue.set("description", in.path("description"));
    }
    setFields(issue, in.path("custom_fields"));
    if (in.has("notes")) {
      ObjectNode journal = ((ArrayNode) issue.path("journals")).addObject();
      journal.putObject("user").put("id", BOT);
      journal.set("notes", in.path("notes"));
    }
    return Reply.of(204, "");
  }

  private static void setFields(ObjectNode issue, JsonNode values) {
    for (JsonNode value : values) {
      for (JsonNode field : issue.path("custom_fields")) {
        if (field.path("id").asInt(0) == value.path("id").asInt(-1)) {
          ((ObjectNode) field).set("value", value.path("value"));
        }
      }
    }
  }

  private static ObjectNode named(int id, List<String> names) {
    return node().put("id", id).put("name", names.get(Math.min(id, names.size()) - 1));
  }

  private static ArrayNode list(String... names) {
    ArrayNode all = Api.JSON.createArrayNode();
    for (int i = 0; i < names.length; i++) {
      all.addObject().put("id", i + 1).put("name", names[i]);
    }
    return all;
  }

  private static ObjectNode wrapped(String name, JsonNode content) {
    ObjectNode root = node();
    root.set(name, content);
    return root;
  }

  private static ObjectNode node() {
    return Api.JSON.createObjectNode();
  }
}
