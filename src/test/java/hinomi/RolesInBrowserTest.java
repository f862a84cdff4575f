package hinomi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.web.Chromium;
import hinomi.web.Guard;
import hinomi.web.House;
import hinomi.web.Role;
import hinomi.web.WebServer;
import hinomi.web.account.AccountGuard;
import hinomi.web.account.GuardedHouse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people with less than all rights are offered in a real browser, and what they are refused.
 */
@Tag("browser")
class RolesInBrowserTest {
  /** Pages on which something can be done. */
  private static final List<String> PAGES =
      List.of(
          "/",
          "/untouched",
          "/vulnerabilities",
          "/vulnerabilities/CVE-2019-11043",
          "/watches",
          "/ledger",
          "/sources",
          "/sources?name=jvn",
          "/reports",
          "/board",
          "/board/4",
          "/account");

  private static final Map<String, Role> PEOPLE =
      Map.of("vera", Role.VIEWER, "otto", Role.OPERATOR);

  /** Makes a form of a path and fields and sends it; the page that did so is marked. */
  private static final String FORM =
      """
      ([path, fields]) => {
        document.documentElement.dataset.old = '';
        const form = document.createElement('form');
        form.method = 'post';
        form.action = path;
        for (const [name, value] of Object.entries(fields)) {
          const field = document.createElement('input');
          field.type = 'hidden';
          field.name = name;
          field.value = value;
          form.append(field);
        }
        document.body.append(form);
        form.submit();
      }
      """;

  @TempDir static Path folder;
  private static DemoWorld world;
  private static WebServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    world = DemoWorld.in(folder);
    House house = new GuardedHouse(world, folder, GuardedHouse.USERS);
    Guard guard =
        new AccountGuard(
            house,
            (method, uri, headers, body) -> {
              throw new IOException("nothing is asked");
            });
    server = Dashboard.open(house, guard, "127.0.0.1", 0);
    chromium = new Chromium(server.port());
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
    world.close();
  }

  /** Who has signed in, on a page. */
  private static Page signedIn(BrowserContext visitor, String name) {
    Page page = visitor.newPage();
    page.navigate("/login");
    page.fill("#name", name);
    page.fill("#password", GuardedHouse.PASSWORD);
    page.press("#password", "Enter");
    assertThat(page.url()).doesNotContain("/login");
    return page;
  }

  /** Method, address and role of everything there is, as {@link RolesTest} writes it down. */
  private static List<RolesTest.Door> doors() throws IOException {
    List<RolesTest.Door> doors = new ArrayList<>();
    JsonMapper.shared()
        .readTree(Files.readString(Path.of("src/test/resources/hinomi/roles.json")))
        .forEach(
            line -> {
              String[] parts = line.asString().split(" ");
              doors.add(new RolesTest.Door(parts[0], parts[1], Role.valueOf(parts[2])));
            });
    return doors;
  }

  /** What is needed for an address: the one without variables first. */
  private static Role needed(List<RolesTest.Door> doors, String method, String address) {
    String path = URI.create(address).getPath();
    return doors.stream()
        .filter(d -> d.method().equals(method))
        .filter(d -> path.matches(d.path().replaceAll("\\{\\w+}|<\\w+>", "[^/]+")))
        .min(java.util.Comparator.comparingInt(d -> d.path().contains("{") ? 1 : 0))
        .map(RolesTest.Door::needed)
        .orElse(Role.ANYONE);
  }

  @SuppressWarnings("unchecked")
  private static List<String> offered(Page page, String script) {
    return (List<String>) page.evaluate(script);
  }

  @Test
  void nothing_is_offered_that_the_role_may_not_do() throws IOException {
    List<RolesTest.Door> doors = doors();
    for (Map.Entry<String, Role> one : PEOPLE.entrySet()) {
      Role role = one.getValue();
      List<String> forms = new ArrayList<>();
      try (BrowserContext visitor = chromium.visitor("ja-JP", ColorScheme.LIGHT, 1280)) {
        Page page = signedIn(visitor, one.getKey());
        for (String path : PAGES) {
          Response answer = Objects.requireNonNull(page.navigate(path));
          assertThat(answer.status()).as("%s %s", role, path).isEqualTo(200);
          for (String action :
              offered(
                  page,
                  "[...document.querySelectorAll('form[method=post], [formaction], [hx-post]')]"
                      + ".map(e => e.getAttribute('formaction') || e.getAttribute('hx-post')"
                      + " || e.getAttribute('action') || location.pathname)")) {
            assertThat(role.mayAct(needed(doors, "POST", action)))
                .as("%s on %s for %s", action, path, role)
                .isTrue();
            forms.add(action);
          }
          for (String link :
              offered(
                  page, "[...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.pathname)")) {
            assertThat(role.mayAct(needed(doors, "GET", link)))
                .as("%s on %s for %s", link, path, role)
                .isTrue();
          }
        }
      }
      assertThat(forms.contains("/vulnerabilities/ticket")).isEqualTo(role == Role.OPERATOR);
      assertThat(forms.contains("/sources/run")).isEqualTo(role == Role.OPERATOR);
      assertThat(forms).contains("/settings");
    }
  }

  private static String says(String language, String key) {
    Language spoken = language.startsWith("ja") ? Language.JA : Language.EN;
    return Message.of("web", key).in(spoken);
  }

  private static void refused(Page page, Response answer, String language, String key) {
    assertThat(answer.status()).as(page.url()).isEqualTo(403);
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.substring(0, 2));
    assertThat(page.locator("main").innerText()).contains(says(language, key));
    assertThat(page.locator("main a[href='/']").isVisible()).isTrue();
    assertThat(Chromium.faults(page)).isEmpty();
  }

  @Test
  void what_the_role_may_not_see_is_refused_by_its_address() throws IOException {
    List<String> closed =
        doors().stream()
            .filter(d -> d.method().equals("GET") && d.needed() == Role.ADMIN)
            .map(RolesTest.Door::path)
            .filter(path -> !path.startsWith("/api/"))
            .toList();
    assertThat(closed).contains("/account/audit");
    for (String name : PEOPLE.keySet()) {
      for (String language : List.of("ja-JP", "en-US")) {
        try (BrowserContext visitor = chromium.visitor(language, ColorScheme.DARK, 390)) {
          Page page = signedIn(visitor, name);
          for (String path : closed) {
            refused(page, Objects.requireNonNull(page.navigate(path)), language, "forbidden");
          }
          Chromium.picture(page, "forbidden-" + language + "-" + name);
        }
      }
    }
  }

  /** Sends a form as a page of ours would that was changed by hand. */
  private static Response send(Page page, String path, Map<String, String> fields) {
    Response answer =
        page.waitForResponse(
            response -> response.request().method().equals("POST"),
            () -> page.evaluate(FORM, List.of(path, fields)));
    page.locator("html:not([data-old]) .problem").waitFor();
    return answer;
  }

  @Test
  void a_form_made_by_hand_is_refused_and_changes_nothing() throws IOException {
    int tickets = world.engine().store().tickets().size();
    String watches = Files.readString(world.config().file());
    for (String language : List.of("ja-JP", "en-US")) {
      try (BrowserContext viewer = chromium.visitor(language, ColorScheme.LIGHT, 1280);
          BrowserContext operator = chromium.visitor(language, ColorScheme.LIGHT, 1280)) {
        Page vera = signedIn(viewer, "vera");
        Page otto = signedIn(operator, "otto");
        refusedAll(vera, Role.VIEWER, language);
        refusedAll(otto, Role.OPERATOR, language);
        otto.navigate("/account");
        Response forged =
            send(
                otto,
                "/vulnerabilities/ticket",
                Map.of("token", "0".repeat(64), "id", "CVE-2019-11043"));
        refused(otto, forged, language, "forged");
        Chromium.picture(otto, "forged-" + language);
      }
    }
    assertThat(world.engine().store().tickets()).hasSize(tickets);
    assertThat(Files.readString(world.config().file())).isEqualTo(watches);
  }

  /** Every form that is not for this role, with a token that is right. */
  private static void refusedAll(Page page, Role role, String language) throws IOException {
    page.navigate("/account");
    String token = token(page);
    for (RolesTest.Door door : doors()) {
      if (door.method().equals("POST")
          && !door.path().startsWith("/api/")
          && !role.mayAct(door.needed())) {
        Map<String, String> fields =
            Map.of("token", token, "id", "CVE-2019-11043", "watch", "nginx", "name", "jvn");
        refused(page, send(page, door.path().replace("{id}", "4"), fields), language, "forbidden");
      }
    }
  }

  private static String token(Page page) {
    return page.locator("input[name=token]").first().getAttribute("value");
  }
}
