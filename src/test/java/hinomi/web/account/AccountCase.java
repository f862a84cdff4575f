package hinomi.web.account;

import hinomi.DemoWorld;
import hinomi.web.Browser;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.WebServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A dashboard with people, and browsers that sign in. */
abstract class AccountCase {
  static final Exchange NOBODY_ASKS =
      (method, uri, headers, body) -> {
        throw new IOException("nothing is asked in this test");
      };

  /** Something to read and something to do for every role. */
  static final Routes THINGS =
      site -> {
        site.get(
            "/",
            Role.VIEWER,
            v ->
                Reply.page(
                    "problem.jte", Map.of("status", 200, "why", "who: " + v.visitor().name())));
        site.post("/act", Role.OPERATOR, visit -> new Reply.Redirect("/"));
        site.post("/rule", Role.ADMIN, visit -> new Reply.Redirect("/"));
      };

  @TempDir Path folder;
  DemoWorld world;
  GuardedHouse house;
  WebServer server;

  @BeforeEach
  void start() throws Exception {
    world = DemoWorld.in(folder);
    house = new GuardedHouse(world, folder, GuardedHouse.USERS);
    server = serve();
  }

  WebServer serve() {
    return new WebServer(
        house, new AccountGuard(house, NOBODY_ASKS), List.of(THINGS), "127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.close();
    world.close();
  }

  Browser browser() {
    return new Browser(server.port());
  }

  static HttpResponse<String> signIn(
      Browser browser, String name, String password, String... headers)
      throws IOException, InterruptedException {
    String token = token(browser, "/login");
    return browser.postRaw(
        "/login", token, Map.of("name", name, "password", password, "back", "/?a=b"), headers);
  }

  static String token(Browser browser, String page) throws IOException, InterruptedException {
    return browser.page(page).select("input[name=token]").attr("value");
  }

  Browser signedIn(String name) throws IOException, InterruptedException {
    Browser browser = browser();
    HttpResponse<String> answer = signIn(browser, name, GuardedHouse.PASSWORD);
    if (answer.statusCode() != 303) {
      throw new AssertionError("not signed in: " + answer.statusCode());
    }
    return browser;
  }
}
