package hinomi.tracker.redmine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The user that Hinomi works as.
 *
 * @param id of the user
 * @param login of the user
 * @param admin whether it is an administrator
 * @param since the lowest version of Redmine that shows a user like this
 * @param memberships its roles by project id
 */
record Me(int id, String login, boolean admin, String since, List<Membership> memberships) {

  private static final String GROUP_WATCHERS = "4.2";

  /** The roles in one project. */
  record Membership(int project, List<Named> roles) {}

  static Me of(JsonNode answer) {
    JsonNode user = answer.path("user");
    List<Membership> memberships = new ArrayList<>();
    for (JsonNode m : user.path("memberships")) {
      memberships.add(
          new Membership(m.path("project").path("id").asInt(0), Named.list(m.path("roles"))));
    }
    // Before 4.0 there is no "admin", but only administrators see a user's "status".
    boolean admin = user.path("admin").asBoolean(user.has("status"));
    return new Me(
        user.path("id").asInt(0),
        user.path("login").asString(""),
        admin,
        since(user),
        List.copyOf(memberships));
  }

  private static String since(JsonNode user) {
    if (user.has("passwd_changed_on") || user.has("twofa_scheme")) {
      return GROUP_WATCHERS;
    }
    return user.has("admin") ? "4.0" : "3.4";
  }

  /** Whether groups may be watchers. */
  boolean groupWatchers() {
    return since.equals(GROUP_WATCHERS);
  }

  Optional<Membership> in(int project) {
    return memberships.stream().filter(m -> m.project == project).findFirst();
  }
}
