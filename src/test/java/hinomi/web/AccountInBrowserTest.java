package hinomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import hinomi.DemoWorld;
import hinomi.web.account.AccountGuard;
import hinomi.web.account.GuardedHouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, the own page and the log, as people see them. */
@Tag("browser")
class AccountInBrowserTest {
  @TempDir static Path folder;
  private static DemoWorld world;
  private static WebServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    world = DemoWorld.in(folder);
    House house = new GuardedHouse(world, folder, GuardedHouse.USERS);
    Routes pages =
        site ->
            site.get(
                "/",
                Role.VIEWER,
                visit -> Reply.page("problem.jte", Map.of("status", 404, "why", "?")));
    Guard guard =
        new AccountGuard(
            house,
            (method, uri, headers, body) -> {
              throw new IOException("nothing is asked");
            });
    server = new WebServer(house, guard, List.of(pages), "127.0.0.1", 0);
    chromium = new Chromium(server.port());
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
    world.close();
  }

  @Test
  void people_sign_in_make_a_token_read_the_log_and_leave() {
    for (String language : List.of("ja-JP", "en-US")) {
      for (int width : List.of(390, 1280)) {
        ColorScheme scheme = width == 390 ? ColorScheme.DARK : ColorScheme.LIGHT;
        try (BrowserContext visitor = chromium.visitor(language, scheme, width)) {
          Page page = visitor.newPage();
          page.navigate("/account");
          page.fill("#name", "nemo");
          page.fill("#password", "wrong");
          page.press("#password", "Enter");
          look(page, "login", language, width);
          page.fill("#name", "ada");
          page.fill("#password", GuardedHouse.PASSWORD);
          page.press("#password", "Enter");
          assertThat(page.url()).endsWith("/account");
          page.fill("[name=label]", "cron");
          page.selectOption("[name=scope]", "act");
          page.click("form[action='/account/tokens'] button");
          assertThat(page.textContent(".made")).startsWith("hinomi_");
          look(page, "account", language, width);
          page.navigate("/account/audit");
          look(page, "audit", language, width);
          page.navigate("/account");
          page.click("form[action='/logout'] button");
          assertThat(page.url()).endsWith("/login");
        }
      }
    }
  }

  private static void look(Page page, String name, String language, int width) {
    assertThat(Chromium.faults(page)).as(name + " " + language + " " + width).isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("no sideways scrolling at " + width)
        .isTrue();
    Chromium.picture(page, name + "-" + language + "-" + width);
  }
}
