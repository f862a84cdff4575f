package hinomi;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.web.Browser;
import hinomi.web.Guard;
import hinomi.web.Handler;
import hinomi.web.House;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;
import hinomi.web.WebServer;
import hinomi.web.account.AccountGuard;
import hinomi.web.account.GuardedHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may go where: every address of the whole dashboard, asked by everybody. */
class RolesTest {
  @TempDir private Path folder;

  private static final String EVENTS = "EVENTS";

  /** An address and the least role that it lets in. */
  record Door(String method, String path, Role needed) {
    @Override
    public String toString() {
      return method + " " + path + " " + needed;
    }
  }

  private static List<Door> doors(List<Routes> parts) {
    List<Door> doors = new ArrayList<>();
    Site site =
        new Site() {
          @Override
          public void get(String path, Role needed, Handler handler) {
            doors.add(new Door("GET", path, needed));
          }

          @Override
          public void events(String path, Role needed, Supplier<String> version) {
            doors.add(new Door(EVENTS, path, needed));
          }

          @Override
          public void post(String path, Role needed, Handler handler) {
            doors.add(new Door("POST", path, needed));
          }
        };
    parts.forEach(part -> part.add(site));
    doors.sort((a, b) -> (a.path() + a.method()).compareTo(b.path() + b.method()));
    return doors;
  }

  @Test
  void every_address_lets_in_whom_it_should_and_nobody_else() throws Exception {
    try (DemoWorld world = DemoWorld.in(folder)) {
      House house = new GuardedHouse(world, folder, GuardedHouse.USERS);
      Guard guard =
          new AccountGuard(
              house,
              (method, uri, headers, body) -> {
                throw new IOException("nothing is asked");
              });
      List<Routes> parts = new ArrayList<>(Dashboard.pages(house));
      parts.add(guard);
      List<Door> doors = doors(parts);
      Golden.assertMatches("hinomi/roles.json", doors.stream().map(Door::toString).toList());
      try (WebServer server = Dashboard.open(house, guard, "127.0.0.1", 0)) {
        Map<Role, String> people = new TreeMap<>();
        people.put(Role.ANYONE, "");
        people.put(Role.VIEWER, "vera");
        people.put(Role.OPERATOR, "otto");
        people.put(Role.ADMIN, "ada");
        for (Map.Entry<Role, String> one : people.entrySet()) {
          for (Door door : doors) {
            // What signs in and out changes who asks; its own tests look at that.
            if (!door.path().startsWith("/log")) {
              knock(server, one.getKey(), one.getValue(), door);
            }
          }
        }
      }
    }
  }

  private final Map<Role, Browser> browsers = new TreeMap<>();
  private final Map<Role, String> tokens = new TreeMap<>();

  /** Those who may listen are told for as long as they stay: that is looked at elsewhere. */
  private void knock(WebServer server, Role role, String name, Door door) throws Exception {
    if (door.method().equals(EVENTS) && role.mayAct(door.needed())) {
      return;
    }
    if (!browsers.containsKey(role)) {
      Browser browser = new Browser(server.port());
      String form = browser.page("/login").select("input[name=token]").attr("value");
      tokens.put(role, form);
      if (role != Role.ANYONE) {
        browser.postRaw("/login", form, Map.of("name", name, "password", GuardedHouse.PASSWORD));
        tokens.put(role, browser.page("/account").select("input[name=token]").attr("value"));
      }
      browsers.put(role, browser);
    }
    Browser browser = browsers.get(role);
    String path = door.path().replaceAll("\\{\\w+}|<\\w+>", "1");
    HttpResponse<String> answer =
        !door.method().equals("POST")
            ? browser.get(path)
            : browser.postRaw(path, Objects.requireNonNull(tokens.get(role)), Map.of());
    int status = answer.statusCode();
    String location = answer.headers().firstValue("Location").orElse("");
    boolean turnedAway =
        status == 401 || (status == 303 && location.startsWith("/login")) || status == 403;
    assertThat(turnedAway)
        .as("%s as %s: %s %s", door, role, status, location)
        .isEqualTo(!role.mayAct(door.needed()));
    if (role == Role.ANYONE && turnedAway) {
      assertThat(status).as("%s", door).isNotEqualTo(403);
    }
    if (door.method().equals(EVENTS)) {
      assertThat(status).as("%s", door).isEqualTo(role == Role.ANYONE ? 401 : 403);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }
    assertThat(status).as("%s as %s", door, role).isNotEqualTo(500);
  }
}
