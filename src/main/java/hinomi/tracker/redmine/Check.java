package hinomi.tracker.redmine;

import hinomi.advisory.Severity;
import hinomi.language.Message;
import hinomi.tracker.Finding;
import hinomi.tracker.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Tells in advance what will go wrong. Mail preferences cannot be read over the API, and nothing
 * here claims to.
 */
final class Check {
  /** No ticket bears it, so that a filter by it that finds any is being ignored. */
  private static final String NOBODYS = "hn000000000000000000000000";

  private final RedmineSettings settings;
  private final Api api;
  private final Directory directory;
  private final Fields fields;
  private final Diagnosis diagnosis;

  Check(
      RedmineSettings settings, Api api, Directory directory, Fields fields, Diagnosis diagnosis) {
    this.settings = settings;
    this.api = api;
    this.directory = directory;
    this.fields = fields;
    this.diagnosis = diagnosis;
  }

  List<Finding> findings() throws InterruptedException {
    List<Finding> all = new ArrayList<>();
    try {
      user(all);
      Optional<Message> wrong = diagnosis.project(settings.project());
      if (wrong.isPresent()) {
        add(all, Level.ERROR, wrong.get());
        return all;
      }
      project(all);
      permissions(all);
      statuses(all);
      priorities(all);
      fields(all);
      people(all);
    } catch (Trouble t) {
      add(all, Level.ERROR, t.why());
    }
    return all;
  }

  private void user(List<Finding> all) throws Trouble, InterruptedException {
    Me me = directory.me();
    add(all, Level.OK, Words.of("check.reachable", api.address().base(), me.since()));
    add(all, Level.OK, Words.of("check.key", me.login()));
    if (me.admin()) {
      add(all, Level.WARNING, Words.of("check.admin", me.login()));
    }
  }

  private void project(List<Finding> all) throws Trouble, InterruptedException {
    Project project = directory.project(settings.project());
    add(all, Level.OK, Words.of("check.project", project.name()));
    if (project.open()) {
      add(all, Level.WARNING, Words.of("check.public", project.name()));
    }
    settings.tracker().ifPresent(t -> known(all, "tracker", t, project.trackers()));
  }

  private void permissions(List<Finding> all) throws Trouble, InterruptedException {
    Optional<Set<String>> may = directory.permissions(settings.project());
    if (directory.me().admin()) {
      return;
    }
    if (may.isEmpty()) {
      add(all, Level.WARNING, Words.of("check.role-unreadable"));
      return;
    }
    List<String> missing = new ArrayList<>();
    for (String needed : List.of("view_issues", "add_issues", "add_issue_notes", "edit_issues")) {
      if (!may.get().contains(needed)) {
        missing.add(needed);
        add(all, Level.ERROR, Words.of("check.permission." + needed));
      }
    }
    if (!(settings.watchers() instanceof Notify.Nobody)
        && !may.get().contains("add_issue_watchers")) {
      missing.add("add_issue_watchers");
      add(all, Level.ERROR, Words.of("check.permission.add_issue_watchers"));
    }
    List<String> useful = new ArrayList<>(List.of("manage_issue_relations"));
    if (!(settings.watchers() instanceof Notify.Nobody)) {
      useful.add("view_issue_watchers");
    }
    for (String permission : useful) {
      if (!may.get().contains(permission)) {
        missing.add(permission);
        add(all, Level.WARNING, Words.of("check.permission." + permission));
      }
    }
    if (missing.isEmpty()) {
      add(all, Level.OK, Words.of("check.role"));
    }
  }

  private void statuses(List<Finding> all) throws Trouble, InterruptedException {
    List<Named> statuses = directory.statuses();
    settings.newStatus().ifPresent(s -> known(all, "status", s, statuses));
    settings.notOurs().forEach(s -> known(all, "status", s, statuses));
    settings.done().forEach(s -> known(all, "status", s, statuses));
  }

  private void priorities(List<Finding> all) throws Trouble, InterruptedException {
    List<Named> priorities = directory.priorities();
    for (Map.Entry<Severity, String> p : new TreeMap<>(settings.priorities()).entrySet()) {
      known(all, "priority", p.getValue(), priorities);
    }
  }

  private void fields(List<Finding> all) throws Trouble, InterruptedException {
    String project = settings.project();
    Optional<JsonNode> sample = sample(project);
    for (Map.Entry<String, String> e : new TreeMap<>(settings.fields()).entrySet()) {
      String field = Wishes.isNamed(e.getKey()) ? e.getValue() : e.getKey();
      Optional<Integer> id = fields.named(field, project);
      if (id.isEmpty()) {
        add(
            all,
            sample.isPresent() ? Level.ERROR : Level.WARNING,
            Words.of(sample.isPresent() ? "unknown.field" : "check.field-unseen", field));
      } else if (sample.isPresent() && !onIssue(sample.get(), id.get())) {
        add(all, Level.WARNING, Words.of("check.field-not-on-tracker", field));
      } else {
        add(all, Level.OK, Words.of("check.field", e.getKey(), fields.name(id.get())));
      }
    }
    Optional<Integer> key = fields.of("key", project);
    if (key.isPresent() && ignored(key.get(), project)) {
      add(all, Level.WARNING, Words.of("check.no-filter", fields.name(key.get())));
    }
  }

  /** The newest visible ticket with the settings' tracker. */
  private Optional<JsonNode> sample(String project) throws Trouble, InterruptedException {
    List<Named> trackers = directory.project(project).trackers();
    Optional<Named> tracker = settings.tracker().flatMap(t -> Named.find(trackers, t));
    List<String> query =
        new ArrayList<>(
            List.of("project_id", project, "status_id", "*", "limit", "1", "sort", "id:desc"));
    if (tracker.isPresent()) {
      query.addAll(List.of("tracker_id", String.valueOf(tracker.get().id())));
    }
    JsonNode first =
        directory.readable("/issues.json", query.toArray(String[]::new)).path("issues").path(0);
    return first.isMissingNode() ? Optional.empty() : Optional.of(first);
  }

  private static boolean onIssue(JsonNode issue, int field) {
    for (JsonNode f : issue.path("custom_fields")) {
      if (f.path("id").asInt(0) == field) {
        return true;
      }
    }
    return false;
  }

  private boolean ignored(int field, String project) throws Trouble, InterruptedException {
    JsonNode page =
        directory.readable(
            "/issues.json",
            "project_id",
            project,
            "status_id",
            "*",
            "cf_" + field,
            NOBODYS,
            "limit",
            "1");
    return page.path("total_count").asInt(0) > 0;
  }

  private void people(List<Finding> all) throws Trouble, InterruptedException {
    String project = settings.project();
    switch (settings.watchers()) {
      case Notify.Nobody _ -> add(all, Level.WARNING, Words.of("check.notify-nobody"));
      case Notify.Members _ -> {
        int self = directory.me().id();
        long people =
            directory.members(project).stream().filter(m -> !m.group() && m.id() != self).count();
        add(
            all,
            people == 0 ? Level.WARNING : Level.OK,
            Words.of(people == 0 ? "check.no-members" : "check.notify", people));
      }
      case Notify.Chosen(List<String> names) -> {
        int known = 0;
        for (String name : names) {
          Optional<Principal> member = directory.member(project, name);
          if (member.isEmpty()) {
            add(all, Level.ERROR, Words.of("unknown.watcher", name));
          } else if (member.get().group() && !directory.me().groupWatchers()) {
            add(all, Level.WARNING, Words.of("group-watcher", name));
          } else {
            known++;
          }
        }
        add(all, Level.OK, Words.of("check.notify", known));
      }
    }
  }

  private static void known(List<Finding> all, String what, String name, List<Named> list) {
    if (Named.find(list, name).isPresent()) {
      add(all, Level.OK, Words.of("check." + what, name));
    } else if (list.isEmpty()) {
      add(all, Level.WARNING, Words.of("check.unreadable", name));
    } else {
      String there = String.join(", ", list.stream().map(Named::name).toList());
      add(all, Level.ERROR, Words.of("unknown." + what, name, there));
    }
  }

  private static void add(List<Finding> all, Level level, Message message) {
    all.add(new Finding(level, message));
  }
}
