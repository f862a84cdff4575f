package hinomi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import hinomi.DemoWorld;
import hinomi.web.Browser;
import hinomi.web.OpenGuard;
import hinomi.web.WebServer;
import hinomi.web.account.AccountGuard;
import hinomi.web.account.GuardedHouse;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What feed readers get. */
class FeedsTest {
  @TempDir private Path folder;
  private DemoWorld world;
  private GuardedHouse house;
  private WebServer server;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    world = DemoWorld.in(folder);
    house = new GuardedHouse(world, folder, "public-url: https://watch.example");
    server = open(false);
    browser = new Browser(server.port());
  }

  private WebServer open(boolean guarded) {
    return new WebServer(
        house,
        guarded
            ? new AccountGuard(
                house,
                (method, uri, headers, body) -> {
                  throw new IOException("nothing is asked");
                })
            : new OpenGuard(),
        List.of(new Feeds()),
        "127.0.0.1",
        0);
  }

  @AfterEach
  void stop() {
    server.close();
    world.close();
  }

  private static SyndFeed feed(String text) throws FeedException {
    return new SyndFeedInput().build(new StringReader(text));
  }

  @Test
  void every_ticket_is_an_entry() throws Exception {
    HttpResponse<String> answer = browser.get("/feeds/tickets.atom");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/atom+xml; charset=utf-8");
    SyndFeed feed = feed(answer.body());
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getEntries()).hasSameSizeAs(world.engine().store().tickets());
    assertThat(feed.getEntries())
        .allSatisfy(
            e -> {
              assertThat(e.getUri()).startsWith("urn:uuid:");
              assertThat(e.getUpdatedDate()).isNotNull();
              assertThat(e.getLink()).startsWith("https://watch.example/");
              assertThat(e.getTitle()).isNotBlank();
            });
    assertThat(feed.getEntries().stream().map(e -> e.getUri()).distinct())
        .hasSameSizeAs(feed.getEntries());
  }

  @Test
  void a_search_is_a_feed() throws Exception {
    SyndFeed feed = feed(browser.get("/feeds/vulnerabilities.atom?q=cve").body());
    assertThat(feed.getEntries()).isNotEmpty();
    assertThat(feed.getEntries().getFirst().getLink())
        .startsWith("https://watch.example/vulnerabilities/");
    assertThat(browser.get("/feeds/vulnerabilities.atom").statusCode()).isEqualTo(400);
    assertThat(browser.get("/feeds/vulnerabilities.atom?q=cvss%3Ex").statusCode()).isEqualTo(400);
  }

  @Test
  void what_has_not_changed_is_not_sent_again() throws Exception {
    String tag = browser.get("/feeds/tickets.atom").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = browser.get("/feeds/tickets.atom", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(browser.get("/feeds/tickets.atom", "If-None-Match", "\"x\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void hostile_words_stay_words() throws Exception {
    byte[] written =
        Atom.write(
            "<b>&\u0000",
            "ja",
            "https://watch.example/f?a=b&c=\"d\"",
            "https://watch.example/",
            List.of(
                new Atom.Entry(
                    "one",
                    "<script>alert(1)</script>]]>\uD800\u0008",
                    "https://watch.example/\"><x>",
                    Instant.EPOCH,
                    Instant.EPOCH,
                    "&lt;img src=x>")));
    SyndFeed feed = feed(new String(written, StandardCharsets.UTF_8));
    assertThat(feed.getTitle()).isEqualTo("<b>&");
    assertThat(feed.getEntries().getFirst().getTitle()).isEqualTo("<script>alert(1)</script>]]>");
    assertThat(feed.getEntries().getFirst().getDescription().getValue())
        .isEqualTo("&lt;img src=x>");
    assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain("<script", "<img");
  }

  @Test
  void readers_that_send_no_headers_bring_the_token_otherwise() throws Exception {
    server.close();
    house.serve(GuardedHouse.USERS);
    server = open(true);
    browser = new Browser(server.port());
    HttpResponse<String> nobody = browser.get("/feeds/tickets.atom");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"Hinomi\"");
    String form = browser.page("/login").select("input[name=token]").attr("value");
    browser.postRaw("/login", form, Map.of("name", "vera", "password", GuardedHouse.PASSWORD));
    String mine = browser.page("/account").select("input[name=token]").attr("value");
    String token =
        Jsoup.parse(
                browser
                    .postRaw(
                        "/account/tokens",
                        mine,
                        Map.of("label", "reader", "scope", "read", "days", "365"))
                    .body())
            .select(".made")
            .text();
    Browser reader = new Browser(server.port());
    assertThat(reader.get("/feeds/tickets.atom?token=" + token).statusCode()).isEqualTo(200);
    assertThat(reader.get("/feeds/tickets.atom?token=" + token).body()).doesNotContain(token);
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString(("any:" + token).getBytes(StandardCharsets.UTF_8));
    assertThat(reader.get("/feeds/tickets.atom", "Authorization", basic).statusCode())
        .isEqualTo(200);
    assertThat(reader.get("/feeds/tickets.atom", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);
    assertThat(reader.get("/feeds/tickets.atom", "Authorization", "Basic !").statusCode())
        .isEqualTo(401);
    assertThat(reader.get("/account?token=" + token).statusCode()).isEqualTo(303);
  }
}
