package hinomi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import hinomi.web.Chromium;
import hinomi.web.OpenGuard;
import hinomi.web.TestHouse;
import hinomi.web.WebServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every page in a real browser, over the demo's samples. */
@Tag("browser")
class DashboardInBrowserTest {
  @TempDir static Path folder;
  private static DemoWorld world;
  private static WebServer server;
  private static Chromium chromium;

  /** Every page that is read; what stands in it is tested with the page. */
  static final List<String> PAGES =
      List.of(
          "/",
          "/?days=30",
          "/untouched",
          "/untouched?which=ended",
          "/ledger",
          "/ledger?days=3660",
          "/sources",
          "/sources?name=jvn",
          "/reports",
          "/reports?days=30",
          "/account",
          "/board",
          "/board/4",
          "/vulnerabilities",
          "/vulnerabilities?q=severity:urgent",
          "/vulnerabilities?arrived=30&verdict=watched",
          "/vulnerabilities/CVE-2014-6271",
          "/watches",
          "/watches/new",
          "/watches/edit?watch=WordPress",
          "/nowhere");

  @BeforeAll
  static void start() throws InterruptedException {
    world = DemoWorld.in(folder);
    TestHouse house = new TestHouse(world);
    server = Dashboard.open(house, new OpenGuard(), "127.0.0.1", 0);
    chromium = new Chromium(server.port());
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
    world.close();
  }

  private static void look(String path, String language, ColorScheme scheme, int width) {
    String how = path + " " + language + " " + scheme + " " + width;
    try (BrowserContext visitor = chromium.visitor(language, scheme, width)) {
      Page page = visitor.newPage();
      List<String> errors = new ArrayList<>();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
              errors.add(message.text());
            }
          });
      page.onPageError(errors::add);
      page.navigate(path);
      String name = path.equals("/") ? "/today" : path;
      Chromium.picture(
          page,
          (name.substring(1) + "-" + language + "-" + scheme + "-" + width)
              .replaceAll("[^A-Za-z0-9-]", "_"));
      assertThat(errors).as("errors of " + how).isEmpty();
      assertThat(Chromium.faults(page)).as("faults of " + how).isEmpty();
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("no sideways scrolling of " + how)
          .isTrue();
    }
  }

  @ParameterizedTest
  @FieldSource("PAGES")
  void a_page_keeps_nobody_out(String path) {
    look(path, "ja-JP", ColorScheme.LIGHT, 1280);
    look(path, "en-US", ColorScheme.DARK, 390);
    look(path, "ja-JP", ColorScheme.DARK, 390);
    look(path, "ja-JP", ColorScheme.DARK, 1920);
    look(path, "en-US", ColorScheme.LIGHT, 1920);
  }

  @Test
  void a_watch_is_tried_on_the_past_and_saved() throws Exception {
    try (BrowserContext visitor = chromium.visitor("ja-JP", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      page.navigate("/watches/new");
      page.locator("input[name=what]").fill("Adobe Flash Player");
      page.locator("button[value=try]").click();
      page.waitForSelector("canvas[data-table]");
      Chromium.picture(page, "watch-tried-ja-JP-LIGHT-1280");
      assertThat(Chromium.faults(page)).isEmpty();
      page.locator("button[value=save]").click();
      page.waitForURL("**/watches*");

      String file = Files.readString(world.config().file());
      assertThat(file).contains("Adobe Flash Player");
    }
  }

  @Test
  void a_ticket_is_made_of_a_mere_mention() {
    try (BrowserContext visitor = chromium.visitor("en-US", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      page.navigate("/vulnerabilities/CVE-2019-11043");
      page.locator("form[action='/vulnerabilities/ticket'] button").click();
      page.waitForLoadState();
      page.navigate("/board");

      assertThat(page.locator("main").innerText()).contains("CVE-2019-11043");
    }
  }

  @Test
  void the_keyboard_reaches_the_content_first() {
    try (BrowserContext visitor = chromium.visitor("ja-JP", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      page.navigate("/board");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      assertThat((Boolean) page.evaluate("document.activeElement.closest('main') !== null"))
          .isTrue();
    }
  }

  @Test
  void language_and_colours_are_chosen_on_the_page() {
    try (BrowserContext visitor = chromium.visitor("ja-JP", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      page.navigate("/board");
      page.locator("details.choices > summary").click();
      page.locator("button[value=en]").click();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
      page.locator("details.choices > summary").click();
      page.locator("button[value=dark]").click();
      assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
      assertThat(page.url()).endsWith("/board");
    }
  }
}
