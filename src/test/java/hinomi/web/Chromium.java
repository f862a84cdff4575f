package hinomi.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A real browser: the system's Chromium, driven by Playwright. Pictures of pages go to {@code
 * target/pictures}.
 */
public final class Chromium implements AutoCloseable {
  private static final Path PROGRAM =
      Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
  private static final Path PICTURES = Path.of("target/pictures");

  /** Widths that pages are looked at in: a phone, a notebook, a wide screen. */
  public static final List<Integer> WIDTHS = List.of(390, 1280, 1920);

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(PROGRAM)
                  .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  private final String base;

  public Chromium(int port) {
    base = "http://127.0.0.1:" + port;
  }

  /** A visitor with cookies of its own. Sees nothing but the server under test. */
  public BrowserContext visitor(String language, ColorScheme scheme, int width) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setBaseURL(base)
            .setLocale(language)
            .setColorScheme(scheme)
            .setViewportSize(width, 900));
  }

  /** What of a page keeps people out: the rules of WCAG that are broken, seriously or worse. */
  public static List<String> faults(Page page) {
    return new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
            .analyze()
            .getViolations()
            .stream()
            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
            .map(Chromium::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
  }

  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
