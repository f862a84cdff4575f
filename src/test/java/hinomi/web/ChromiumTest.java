package hinomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import hinomi.DemoWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
class ChromiumTest {
  @TempDir static Path folder;
  private static DemoWorld world;
  private static WebServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws InterruptedException {
    world = DemoWorld.in(folder);
    Routes pages =
        site ->
            site.get(
                "/",
                Role.VIEWER,
                visit -> Reply.page("problem.jte", Map.of("status", 404, "why", "?")));
    server = new WebServer(new TestHouse(world), new OpenGuard(), List.of(pages), "127.0.0.1", 0);
    chromium = new Chromium(server.port());
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
    world.close();
  }

  @Test
  void the_frame_has_no_fault_in_any_language_colour_or_width() {
    for (String language : List.of("ja-JP", "en-US")) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : Chromium.WIDTHS) {
          try (BrowserContext visitor = chromium.visitor(language, scheme, width)) {
            Page page = visitor.newPage();
            List<String> errors = new ArrayList<>();
            page.onConsoleMessage(
                m -> {
                  if (m.type().equals("error")) errors.add(m.text());
                });
            page.navigate("/");
            assertThat(Chromium.faults(page)).as(language + " " + scheme + " " + width).isEmpty();
            assertThat(errors).isEmpty();
            assertThat(
                    (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling at " + width)
                .isTrue();
            Chromium.picture(page, "frame-" + language + "-" + scheme + "-" + width);
          }
        }
      }
    }
  }
}
