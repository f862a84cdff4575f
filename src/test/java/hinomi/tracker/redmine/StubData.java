package hinomi.tracker.redmine;

import hinomi.tracker.redmine.StubRedmine.Fault;
import hinomi.tracker.redmine.StubRedmine.Reply;
import hinomi.tracker.redmine.StubRedmine.Version;
import java.util.List;
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
  static final Map<Integer, String> FIELDS =
      new TreeMap<>(Map.of(1, "CVE-ID", 3, "CVSSスコア", 7, "脆弱性キー"));

  private final Version version;
  private final Set<Fault> faults;
  final StubIssues issues;

  StubData(Version version, Set<Fault> faults) {
    this.version = version;
    this.faults = faults;
    this.issues = new StubIssues(version, faults);
  }

  Version version() {
    return version;
  }

  ObjectNode issue(String id) {
    return Objects.requireNonNull(issues.all().get(Integer.valueOf(id)));
  }

  Reply get(String path, Map<String, String> query) {
    Matcher one = ONE.matcher(path);
    if (one.matches()) {
      return issues.one(Integer.parseInt(one.group(1)), query);
    }
    return switch (path) {
      case "/users/current.json" -> Reply.of(200, me());
      case "/projects.json" -> Reply.of(200, projects());
      case "/projects/vuln.json" -> project();
      case "/projects/vuln/search.json" -> Reply.of(200, issues.search(query));
      case "/projects/vuln/memberships.json" -> Reply.of(200, memberships());
      case "/users/5.json" -> user(5, "sato");
      case "/users/6.json" -> user(6, "suzuki");
      case "/roles/6.json" -> Reply.of(200, role());
      case "/enumerations/issue_priorities.json" ->
          Reply.of(200, wrapped("issue_priorities", list("低め", "通常", "高め", "急いで", "今すぐ")));
      case "/issue_statuses.json" ->
          Reply.of(200, wrapped("issue_statuses", StubIssues.statuses()));
      case "/trackers.json" -> Reply.of(200, wrapped("trackers", trackers()));
      case "/issues.json" ->
          query.getOrDefault("project_id", "vuln").equals("vuln")
              ? Reply.of(200, issues.index(query))
              : Reply.of(404, "");
      case "/custom_fields.json" ->
          faults.contains(Fault.ADMIN) ? Reply.of(200, customFields()) : Reply.of(403, "");
      default -> Reply.of(404, "");
    };
  }

  private static ArrayNode trackers() {
    ArrayNode all = list("バグ", "機能");
    all.forEach(t -> ((ObjectNode) t).putObject("default_status").put("id", 1).put("name", "新規"));
    return all;
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

  private static ObjectNode projects() {
    ObjectNode root = node().put("total_count", 2).put("offset", 0).put("limit", 100);
    ArrayNode all = root.putArray("projects");
    all.addObject().put("id", 1).put("name", "脆弱性管理").put("identifier", "vuln").put("status", 1);
    all.addObject().put("id", 2).put("name", "終了").put("identifier", "old").put("status", 5);
    return root;
  }

  /** As administrators see them: those of issues, one of them required, and one of users. */
  private ObjectNode customFields() {
    ObjectNode root = node();
    ArrayNode all = root.putArray("custom_fields");
    FIELDS.forEach((id, name) -> customField(all, id, called(id, name)));
    ObjectNode required = customField(all, 9, "対応部署").put("is_required", true);
    ArrayNode values = required.putArray("possible_values");
    values.addObject().put("value", "情報システム部");
    values.addObject().put("value", "開発部");
    customField(all, 10, "社員番号").put("customized_type", "user").put("is_required", true);
    customField(all, 11, "機能の優先度").putArray("trackers").addObject().put("id", 2);
    return root;
  }

  private static ObjectNode customField(ArrayNode all, int id, String name) {
    ObjectNode field = all.addObject().put("id", id).put("name", name);
    field.put("customized_type", "issue").put("is_required", false).put("default_value", "");
    field.putArray("trackers").addObject().put("id", 1);
    return field;
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
      FIELDS.forEach((id, name) -> fields.addObject().put("id", id).put("name", called(id, name)));
    } else if (version.since(Version.V4_2)) {
      p.putArray("issue_custom_fields");
    }
    return Reply.of(200, wrapped("project", p));
  }

  private String called(int field, String name) {
    return faults.contains(Fault.FIELDS_RENAMED) ? "改名" + field : name;
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

  static ObjectNode named(int id, List<String> names) {
    return node().put("id", id).put("name", names.get(Math.min(id, names.size()) - 1));
  }

  static ArrayNode list(String... names) {
    ArrayNode all = Api.JSON.createArrayNode();
    for (int i = 0; i < names.length; i++) {
      all.addObject().put("id", i + 1).put("name", names[i]);
    }
    return all;
  }

  static ObjectNode wrapped(String name, JsonNode content) {
    ObjectNode root = node();
    root.set(name, content);
    return root;
  }

  static ObjectNode node() {
    return Api.JSON.createObjectNode();
  }
}
