package hinomi.web.watches;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.DemoWorld;
import hinomi.web.Browser;
import hinomi.web.OpenGuard;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.TestHouse;
import hinomi.web.WebServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchPagesTest {
  @TempDir Path folder;
  private DemoWorld world;
  private WebServer server;
  private Browser browser;

  @BeforeEach
  void start() throws InterruptedException {
    world = DemoWorld.in(folder);
    Routes home = site -> site.get("/", Role.VIEWER, visit -> new Reply.Refused(404, "nothing"));
    server =
        new WebServer(
            new TestHouse(world),
            new OpenGuard(),
            List.of(home, new WatchPages(Map.of())),
            "127.0.0.1",
            0);
    browser = new Browser(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    world.close();
  }

  private Path file() {
    return world.config().file();
  }

  private HttpResponse<String> propose(Map<String, String> fields) throws Exception {
    Map<String, String> all = new HashMap<>(fields);
    all.putIfAbsent("mark", browser.page("/watches/new").select("input[name=mark]").attr("value"));
    return browser.post("/watches/new", all);
  }

  private static String text(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body()).text();
  }

  @Test
  void each_watch_tells_what_it_brought() throws Exception {
    Document page = browser.page("/watches");
    assertThat(page.select("tbody th").eachText()).contains("GNU Bash", "WordPress", "グループウェア");
    assertThat(page.select("tbody tr:first-child td").get(1).text()).matches("[1-9][0-9]*");
    assertThat(page.select("tbody tr").getFirst().text()).contains("あり");
  }

  @Test
  void a_watch_is_tried_before_it_is_saved() throws Exception {
    String page =
        propose(Map.of("kind", "product", "what", "GNU Bash", "name", "shell", "do", "try")).body();
    for (int i = 0; i < 100 && page.contains("hx-get=\"/watches/trial"); i++) {
      String key = Jsoup.parse(page).select("#trial").attr("hx-get");
      page = browser.get(key).body();
    }
    Document trial = Jsoup.parse(page);
    assertThat(trial.select("#trial h2").text()).contains("週に平均");
    assertThat(trial.select("#trial-weeks tbody tr").size()).isBetween(52, 54);
    assertThat(Files.readString(file())).doesNotContain("shell");
  }

  @Test
  void a_watch_is_saved_and_the_comments_stay() throws Exception {
    String before = Files.readString(file());
    assertThat(
            propose(
                    Map.of(
                        "kind", "product", "what", "OpenSSL", "exclude", "wrapper、x", "do", "save"))
                .headers()
                .firstValue("Location"))
        .hasValue("/watches?done=saved&name=OpenSSL");
    assertThat(Files.readString(file()))
        .startsWith(before.stripTrailing())
        .endsWith("  - product: OpenSSL\n    exclude: [wrapper, x]\n");
  }

  @Test
  void mistakes_are_told_and_what_was_typed_stays() throws Exception {
    String before = Files.readString(file());
    HttpResponse<String> answer =
        propose(Map.of("kind", "product", "what", "OpenSSL", "min-cvss", "<b>12", "do", "save"));
    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("[role=alert]").text())
        .contains("min-cvss")
        .doesNotContain("hinomi.yml");
    assertThat(page.select("input[name=min-cvss]").attr("value")).isEqualTo("<b>12");
    assertThat(answer.body()).doesNotContain("<b>12");
    assertThat(text(propose(Map.of("what", "NGINX", "do", "save")))).contains("NGINX");
    assertThat(propose(Map.of("kind", "purl", "what", "x", "do", "try")).statusCode())
        .isEqualTo(422);
    assertThat(propose(Map.of("do", "save")).statusCode()).isEqualTo(422);
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void a_file_that_changed_meanwhile_is_left_alone() throws Exception {
    String mark = browser.page("/watches/new").select("input[name=mark]").attr("value");
    Files.writeString(file(), Files.readString(file()) + "# mine\n");
    HttpResponse<String> answer = propose(Map.of("what", "OpenSSL", "do", "save", "mark", mark));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(text(answer)).contains("変更されたため", "- OpenSSL");
    assertThat(Files.readString(file())).endsWith("# mine\n");
  }

  @Test
  void where_the_file_cannot_be_written_the_snippet_is_shown() throws Exception {
    Files.delete(file());
    Document page = browser.page("/watches/new");
    assertThat(page.select("button[value=save]")).isEmpty();
    assertThat(text(propose(Map.of("what", "OpenSSL", "do", "try")))).contains("- OpenSSL");
    assertThat(browser.page("/watches/edit?watch=WordPress").select("form[action^=/watches]"))
        .isEmpty();
  }

  @Test
  void products_are_suggested_with_and_without_scripts() throws Exception {
    assertThat(browser.get("/watches/suggest?kind=product&what=bash").body()).contains("<option");
    assertThat(browser.get("/watches/suggest?kind=product&what=%22%3E%3Cb%3E").body())
        .doesNotContain("<b>");
    Document page = Jsoup.parse(propose(Map.of("what", "bash", "do", "look")).body());
    assertThat(page.select("table a").eachAttr("href"))
        .isNotEmpty()
        .allMatch(a -> a.startsWith("/watches/new?kind=product&what="));
  }

  @Test
  void what_is_not_ours_is_excluded() throws Exception {
    Document page = browser.page("/watches/edit?watch=GNU%20Bash&for=CVE-2014-6271");
    assertThat(page.select("input[name=word]").eachAttr("value")).doesNotContain("GNU Bash");
    String mark = page.select("input[name=mark]").attr("value");
    Map<String, String> fields =
        Map.of("watch", "GNU Bash", "mark", mark, "exclude", "Qemu", "word", "macOS", "do", "save");
    assertThat(browser.post("/watches/edit", fields).statusCode()).isEqualTo(303);
    assertThat(Files.readString(file()))
        .contains("  - product: GNU Bash\n    exclude: [Qemu, macOS]\n  - QEMU\n");
    assertThat(browser.post("/watches/edit", fields).statusCode()).isEqualTo(409);
    assertThat(browser.get("/watches/edit?watch=%3Cb%3E").statusCode()).isEqualTo(404);
  }

  @Test
  void a_watch_is_removed_when_that_is_confirmed() throws Exception {
    String mark = browser.page("/watches/edit?watch=QEMU").select("input[name=mark]").attr("value");
    assertThat(browser.post("/watches/remove", Map.of("watch", "QEMU", "mark", mark)).statusCode())
        .isEqualTo(422);
    assertThat(
            browser
                .post("/watches/remove", Map.of("watch", "QEMU", "mark", mark, "sure", "yes"))
                .statusCode())
        .isEqualTo(303);
    assertThat(Files.readString(file())).contains("- GNU Bash\n  - Apache Log4j\n");
  }
}
