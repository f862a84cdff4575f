package hinomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import hinomi.DemoWorld;
import hinomi.web.board.BoardPages;
import hinomi.web.today.TodayPages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of today, looked at with a real browser. */
@Tag("browser")
class TodayPicturesTest {
  private static final Map<String, String> PAGES =
      Map.of(
          "today", "/?days=30",
          "untouched", "/untouched",
          "ended", "/untouched?which=ended",
          "ledger", "/ledger",
          "sources", "/sources",
          "source", "/sources?name=jvn",
          "reports", "/reports?days=30");

  /** Every language, colour and width, though not each with each. */
  private static final List<Look> LOOKS =
      List.of(
          new Look("ja-JP", ColorScheme.LIGHT, 1280),
          new Look("en-US", ColorScheme.DARK, 390),
          new Look("ja-JP", ColorScheme.DARK, 1920));

  private record Look(String language, ColorScheme colours, int width) {}

  @TempDir static Path folder;
  private static DemoWorld world;
  private static WebServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws InterruptedException {
    world = DemoWorld.in(folder);
    TestHouse house = new TestHouse(world);
    server =
        new WebServer(
            house,
            new OpenGuard(),
            List.of(new TodayPages(house), new BoardPages()),
            "127.0.0.1",
            0);
    chromium = new Chromium(server.port());
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
    world.close();
  }

  @Test
  void no_page_has_a_fault_in_a_language_colour_or_width() {
    List<String> faults = new ArrayList<>();
    for (Look look : LOOKS) {
      try (BrowserContext visitor =
          chromium.visitor(look.language(), look.colours(), look.width())) {
        Page page = visitor.newPage();
        page.onConsoleMessage(
            m -> {
              if (m.type().equals("error")) faults.add(m.text());
            });
        PAGES.forEach(
            (name, path) -> {
              String here =
                  name + "-" + look.language() + "-" + look.colours() + "-" + look.width();
              page.navigate(path);
              Chromium.faults(page).forEach(fault -> faults.add(here + " " + fault));
              if (!(Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")) {
                faults.add(here + " scrolls sideways");
              }
              Chromium.picture(page, here);
            });
      }
    }
    assertThat(faults).isEmpty();
  }
}
