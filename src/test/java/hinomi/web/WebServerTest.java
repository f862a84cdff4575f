package hinomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.DemoWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every page. */
class WebServerTest {
  @TempDir static Path folder;
  private static DemoWorld world;
  private static WebServer server;
  private static Browser browser;

  @BeforeAll
  static void start() throws InterruptedException {
    world = DemoWorld.in(folder);
    Routes pages =
        site -> {
          site.get(
              "/",
              Role.VIEWER,
              visit -> Reply.page("problem.jte", Map.of("status", 200, "why", "<b>x</b>")));
          site.get(
              "/broken",
              Role.VIEWER,
              visit -> {
                throw new IllegalStateException("secret detail");
              });
          site.post("/do", Role.OPERATOR, visit -> new Reply.Redirect("/"));
        };
    server = new WebServer(new TestHouse(world), new OpenGuard(), List.of(pages), "127.0.0.1", 0);
    browser = new Browser(server.port());
  }

  @AfterAll
  static void stop() {
    server.close();
    world.close();
  }

  @Test
  void feed_text_is_escaped() throws Exception {
    assertThat(browser.get("/").body()).contains("&lt;b&gt;x&lt;/b&gt;").doesNotContain("<b>x");
  }

  @Test
  void every_answer_forbids_what_comes_from_elsewhere() throws Exception {
    for (String path : List.of("/", "/none", "/broken", "/healthz", "/static/test/style.css")) {
      assertThat(browser.get(path).headers().firstValue("Content-Security-Policy"))
          .as(path)
          .hasValueSatisfying(
              policy ->
                  assertThat(policy)
                      .contains("default-src 'none'", "script-src 'self'")
                      .doesNotContain("unsafe"));
    }
  }

  @Test
  void a_failure_is_told_without_its_details() throws Exception {
    assertThat(browser.get("/broken").statusCode()).isEqualTo(500);
    assertThat(browser.get("/broken").body()).doesNotContain("secret detail", "IllegalState");
  }

  @Test
  void an_unknown_address_is_told_as_a_page() throws Exception {
    assertThat(browser.get("/none").statusCode()).isEqualTo(404);
    assertThat(browser.page("/none").select("h1").text()).isEqualTo("ページが見つかりません");
  }

  @Test
  void a_form_without_the_token_or_from_another_site_does_nothing() throws Exception {
    String token = browser.page("/").select("input[name=token]").attr("value");
    assertThat(browser.postRaw("/do", "", Map.of()).statusCode()).isEqualTo(403);
    assertThat(browser.postRaw("/do", token, Map.of(), "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(browser.postRaw("/do", token, Map.of()).statusCode()).isEqualTo(303);
  }

  @Test
  void languages_and_colours_are_chosen_and_kept() throws Exception {
    assertThat(browser.page("/", "Accept-Language", "en-US,en;q=0.9").select("html").attr("lang"))
        .isEqualTo("en");
    browser.post("/settings", Map.of("language", "en", "theme", "dark", "back", "/"));
    assertThat(browser.page("/").select("html").attr("lang")).isEqualTo("en");
    assertThat(browser.page("/").select("html").attr("data-theme")).isEqualTo("dark");
    assertThat(
            browser
                .post("/settings", Map.of("back", "//evil.example/"))
                .headers()
                .firstValue("Location"))
        .hasValue("/");
  }

  @Test
  void libraries_and_styles_are_there_and_nothing_else() throws Exception {
    for (String name : List.of("style.css", "hinomi.js", "htmx.js", "chart.js")) {
      assertThat(browser.get("/static/test/" + name).statusCode()).as(name).isEqualTo(200);
    }
    assertThat(browser.get("/static/test/..%2fmessages_ja.properties").statusCode()).isIn(400, 404);
  }

  @Test
  void only_names_of_this_machine_are_answered_to() {
    OpenGuard guard = new OpenGuard();
    assertThat(List.of("localhost:8080", "127.0.0.1:8080", "[::1]:8080", "127.0.0.1"))
        .allMatch(guard::host);
    assertThat(List.of("evil.example", "localhost.evil.example", "127.0.0.1.nip.io:80", ""))
        .noneMatch(guard::host);
  }
}
