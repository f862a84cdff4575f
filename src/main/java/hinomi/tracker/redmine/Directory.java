package hinomi.tracker.redmine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What this Redmine has, by name and id: read when first needed and kept for one pass. A list that
 * the user may not read is empty: ids from the settings are then sent as they are.
 */
final class Directory {
  private static final int PAGE = 100;
  private static final int LONGEST = 2000;

  private final Api api;
  private @Nullable Me me;
  private @Nullable List<Named> priorities;
  private @Nullable List<Named> statuses;
  private final Set<Integer> closed = new HashSet<>();
  private @Nullable JsonNode trackers;
  private final Map<String, Project> projects = new HashMap<>();
  private final Map<String, List<Principal>> members = new HashMap<>();
  private final Map<Integer, String> logins = new HashMap<>();
  private final Map<Integer, Optional<Set<String>>> permissions = new HashMap<>();

  Directory(Api api) {
    this.api = api;
  }

  /** The user of the key; that it can be read proves the key. */
  Me me() throws Trouble, InterruptedException {
    Me known = me;
    if (known == null) {
      try {
        known = Me.of(api.get("/users/current.json", "include", "memberships"));
      } catch (Trouble t) {
        // A key that works always shows its own user: only a switched-off API forbids it.
        throw t.kind() == Trouble.Kind.FORBIDDEN
            ? Trouble.lasting(Trouble.Kind.LASTING, Words.of("rest-off", api.address().base()))
            : t;
      }
      if (known.id() == 0) {
        throw Trouble.lasting(Trouble.Kind.LASTING, Words.of("page", api.address().base()));
      }
      me = known;
    }
    return known;
  }

  /** Asks for the user anew: that it is shown proves that the key still works. */
  void proveKey() throws Trouble, InterruptedException {
    me = null;
    me();
  }

  Project project(String name) throws Trouble, InterruptedException {
    Project known = projects.get(name);
    if (known == null) {
      known =
          Project.of(
              api.get(
                  projectPath(name) + ".json",
                  "include",
                  "trackers,issue_categories,enabled_modules,issue_custom_fields"));
      projects.put(name, known);
    }
    return known;
  }

  /** Reads user and project anew the next time. */
  void forget(String project) {
    me = null;
    projects.remove(project);
  }

  static String projectPath(String name) {
    return "/projects/" + Address.encoded(name);
  }

  /** Priorities in use, lowest first. */
  List<Named> priorities() throws Trouble, InterruptedException {
    List<Named> known = priorities;
    if (known == null) {
      List<Named> all = new ArrayList<>();
      for (JsonNode p : readable("/enumerations/issue_priorities.json").path("issue_priorities")) {
        if (p.path("active").asBoolean(true)) {
          all.add(Named.of(p));
        }
      }
      known = List.copyOf(all);
      priorities = known;
    }
    return known;
  }

  List<Named> statuses() throws Trouble, InterruptedException {
    List<Named> known = statuses;
    if (known == null) {
      JsonNode list = readable("/issue_statuses.json").path("issue_statuses");
      for (JsonNode status : list) {
        if (status.path("is_closed").asBoolean(false)) {
          closed.add(status.path("id").asInt(0));
        }
      }
      known = Named.list(list);
      statuses = known;
    }
    return known;
  }

  /** The ids of the statuses that Redmine takes for closed. */
  Set<Integer> closedStatuses() throws Trouble, InterruptedException {
    statuses();
    return Set.copyOf(closed);
  }

  /** The status that the settings give new tickets, else that of their tracker, else the first. */
  Optional<Named> newStatus(RedmineSettings settings) throws Trouble, InterruptedException {
    List<Named> trackers = project(settings.project()).trackers();
    Optional<Named> tracker =
        settings.tracker().flatMap(t -> Named.find(trackers, t)).or(trackers.stream()::findFirst);
    return newStatus(settings, tracker.map(Named::id).orElse(0));
  }

  /** The same for tickets of a certain tracker. */
  Optional<Named> newStatus(RedmineSettings settings, int tracker)
      throws Trouble, InterruptedException {
    List<Named> all = statuses();
    Optional<Named> set = settings.newStatus().flatMap(s -> Named.find(all, s));
    if (set.isPresent()) {
      return set;
    }
    JsonNode known = trackers;
    if (known == null) {
      known = readable("/trackers.json").path("trackers");
      trackers = known;
    }
    for (JsonNode t : known) {
      if (t.path("id").asInt(0) == tracker && t.has("default_status")) {
        return Optional.of(Named.of(t.path("default_status")));
      }
    }
    return all.stream().findFirst();
  }

  List<Principal> members(String project) throws Trouble, InterruptedException {
    List<Principal> known = members.get(project);
    if (known == null) {
      known = readMembers(project);
      members.put(project, known);
    }
    return known;
  }

  private List<Principal> readMembers(String project) throws Trouble, InterruptedException {
    List<Principal> all = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int offset = 0; offset < LONGEST; offset += PAGE) {
      JsonNode page =
          readable(
              projectPath(project) + "/memberships.json",
              "limit",
              String.valueOf(PAGE),
              "offset",
              String.valueOf(offset));
      for (JsonNode m : page.path("memberships")) {
        boolean group = m.has("group");
        Named who = Named.of(m.path(group ? "group" : "user"));
        if (who.id() != 0 && seen.add(who.id())) {
          all.add(new Principal(who.id(), who.name(), group));
        }
      }
      if (offset + PAGE >= page.path("total_count").asInt(0)) {
        break;
      }
    }
    return List.copyOf(all);
  }

  /** The member that a login, display name, group name or id speaks of. */
  Optional<Principal> member(String project, String text) throws Trouble, InterruptedException {
    List<Principal> all = members(project);
    Optional<Integer> id = Named.id(text);
    for (Principal p : all) {
      if (p.isCalled(text) || (id.isPresent() && id.get() == p.id())) {
        return Optional.of(p);
      }
    }
    String wanted = Named.folded(text);
    for (Principal p : all) {
      if (!p.group() && Named.folded(login(p.id())).equals(wanted)) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
  }

  private String login(int user) throws Trouble, InterruptedException {
    String known = logins.get(user);
    if (known == null) {
      known = readable("/users/" + user + ".json").path("user").path("login").asString("");
      logins.put(user, known);
    }
    return known;
  }

  /**
   * What Hinomi's user may do in a project; empty where Redmine does not tell. An administrator may
   * do everything, which is told as nothing known.
   */
  Optional<Set<String>> permissions(String project) throws Trouble, InterruptedException {
    Me user = me();
    Optional<Me.Membership> membership = user.in(project(project).id());
    if (user.admin() || membership.isEmpty()) {
      return Optional.empty();
    }
    Set<String> all = new HashSet<>();
    for (Named role : membership.get().roles()) {
      Optional<Set<String>> some = role(role.id());
      if (some.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(some.get());
    }
    return Optional.of(all);
  }

  private Optional<Set<String>> role(int id) throws Trouble, InterruptedException {
    Optional<Set<String>> known = permissions.get(id);
    if (known == null) {
      JsonNode list = readable("/roles/" + id + ".json").path("role").path("permissions");
      Set<String> names = new HashSet<>();
      list.forEach(p -> names.add(p.asString("")));
      known = list.isArray() ? Optional.of(names) : Optional.empty();
      permissions.put(id, known);
    }
    return known;
  }

  /** A list, or an empty answer where the user may not read it. */
  JsonNode readable(String path, String... query) throws Trouble, InterruptedException {
    try {
      return api.get(path, query);
    } catch (Trouble t) {
      return switch (t.kind()) {
        case FORBIDDEN, MISSING -> Api.JSON.createObjectNode();
        case PASSING, KEY, INVALID, STALE, LASTING -> throw t;
      };
    }
  }
}
