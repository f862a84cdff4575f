package hinomi.web.today;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.DemoWorld;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.store.Store;
import hinomi.store.Store.Decided;
import hinomi.store.Store.Harvest;
import hinomi.store.Store.RejectRow;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.web.Browser;
import hinomi.web.OpenGuard;
import hinomi.web.TestHouse;
import hinomi.web.WebServer;
import hinomi.web.vulnerabilities.VulnerabilityPages;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TodayPagesTest {
  private static final String HOSTILE = "<script>alert(1)</script>\" onload=\"x";

  @TempDir private Path folder;
  private DemoWorld world;
  private TestHouse house;
  private WebServer server;
  private Browser browser;

  @BeforeEach
  void start() throws InterruptedException {
    world = DemoWorld.in(folder);
    house = new TestHouse(world);
    server =
        new WebServer(
            house,
            new OpenGuard(),
            List.of(new TodayPages(house), new VulnerabilityPages()),
            "127.0.0.1",
            0);
    browser = new Browser(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    world.close();
  }

  private Store store() {
    return world.engine().store();
  }

  /** How many tickets about vulnerabilities there are. */
  private int cases() {
    return (int)
        store().tickets().stream()
            .filter(row -> row.life().kind() == TicketAction.Kind.CASE)
            .count();
  }

  /** Enters decisions about made-up vulnerabilities, the newest last. */
  private void enter(int count, String watch, String rule, String word) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(
          new LedgerEntry(
              house.clock().instant(),
              new VulnerabilityId("CVE-2022-9" + (1000 + i)),
              "board",
              watch,
              Fate.DROPPED,
              rule,
              new Message("ticket/gate", "none", List.of(word)),
              null));
    }
    store().decide(Decided.only(List.of(), entries, house.clock().instant()));
  }

  @Test
  void today_tells_how_far_things_went_and_links_to_them() throws Exception {
    Document page = browser.page("/?days=30");

    assertThat(page.select("h1").text()).isEqualTo("今日");
    List<String> links = page.select(".funnel a").eachAttr("href");
    assertThat(links)
        .containsExactly(
            "/vulnerabilities?arrived=30",
            "/vulnerabilities?arrived=30&verdict=watched",
            "/untouched?days=30&which=arrived",
            "/untouched");
    List<Integer> figures =
        page.select(".funnel .figure").eachText().stream().map(Integer::parseInt).toList();
    assertThat(figures.get(2)).isEqualTo(cases()).isPositive();
    assertThat(figures.get(3)).isEqualTo(figures.get(2));
    assertThat(figures.get(0)).isPositive();
    assertThat(figures.get(1)).isPositive().isLessThanOrEqualTo(figures.get(0));
    for (int i = 0; i < 2; i++) {
      assertThat(browser.page(links.get(i)).select("ol.hits > li"))
          .as(links.get(i))
          .hasSize(figures.get(i));
    }
    assertThat(page.select("[data-live=/today/events]").attr("hx-get")).isEqualTo("/?days=30");
    assertThat(page.select(".days a[aria-current=true]").text()).isEqualTo("30 日");
    assertThat(page.select(".source a").eachText()).contains("JVN", "CVE List");
    assertThat(page.select("svg.spark rect")).isNotEmpty();
  }

  @Test
  void every_ticket_of_the_funnel_stands_in_the_list_behind_it() throws Exception {
    for (String link :
        List.of(
            "/untouched?days=30&which=filed", "/untouched?days=30&which=arrived", "/untouched")) {
      assertThat(browser.page(link).select("table.tickets tbody tr")).hasSize(cases());
    }
  }

  @Test
  void htmx_gets_the_part_that_changes_alone() throws Exception {
    String body = browser.get("/", "HX-Request", "true").body();
    assertThat(body).contains("class=\"funnel\"").doesNotContain("<html", "<h1");
  }

  @Test
  void what_the_query_cannot_mean_is_as_if_it_were_not_there() throws Exception {
    for (String path :
        List.of(
            "/?days=0",
            "/?days=-1",
            "/?days=99999999999",
            "/?days=x",
            "/?days=3660",
            "/untouched?which=%3Cb%3E&page=999999999",
            "/untouched?page=-1",
            "/untouched?page=x",
            "/ledger?before=99999999999999999999&days=abc",
            "/ledger?fate=nothing",
            "/ledger?from=2022-13-45&to=yesterday",
            "/ledger?from=2022-02-02&to=2022-01-01",
            "/ledger?from=-999999999-01-01",
            "/ledger?before=999999999999999999",
            "/reports?from=0000-01-01&to=9999-12-31",
            "/reports?days=%00",
            "/ledger?text=%25%5C_%27%22",
            "/sources?asked=nobody")) {
      HttpResponse<String> answer = browser.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
    }
    assertThat(browser.get("/sources?name=nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void what_others_wrote_stays_text_on_every_page() throws Exception {
    enter(1, HOSTILE, HOSTILE, HOSTILE);
    RejectRow reject = new RejectRow("jvn", HOSTILE, HOSTILE, HOSTILE, house.clock().instant());
    store()
        .collect(
            new Harvest(
                "jvn",
                List.of(),
                Map.of(),
                List.of(reject),
                new TreeMap<>(),
                true,
                house.clock().instant()));
    store().failed("jpcert", house.clock().instant(), HOSTILE);
    String asked = java.net.URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);
    for (String path :
        List.of(
            "/",
            "/ledger",
            "/ledger?text=" + asked + "&watch=" + asked + "&rule=" + asked,
            "/sources",
            "/sources?name=jvn",
            "/sources?name=jpcert",
            "/sources?asked=" + asked,
            "/untouched?which=" + asked,
            "/reports?from=" + asked)) {
      Document page = browser.page(path);
      assertThat(page.select("script:not([src])")).as(path).isEmpty();
      assertThat(page.select("[onload]")).as(path).isEmpty();
      assertThat(page.text()).as(path).doesNotContain("&lt;");
    }
    assertThat(browser.page("/sources?name=jvn").select("pre.sample").eachText().getFirst())
        .isEqualTo(HOSTILE);
    assertThat(browser.page("/sources?name=jpcert").select("dd").eachText()).contains(HOSTILE);
  }

  @Test
  void the_untouched_leave_the_list_when_somebody_has_touched_them() throws Exception {
    for (Store.TicketRow row : store().tickets()) {
      store()
          .life()
          .seen(
              row.id(),
              new hinomi.store.LifeStore.Sight(
                  Stage.DONE,
                  "終了",
                  HOSTILE,
                  "",
                  java.util.Optional.of(house.clock().instant()),
                  "7",
                  java.util.Optional.of(house.clock().instant()),
                  "7",
                  "=cmd|' /C calc'!A0"),
              house.clock().instant(),
              List.of());
    }
    assertThat(browser.page("/untouched").select(".calm").text()).isEqualTo("未検討のチケットはありません");
    assertThat(browser.page("/untouched?which=ended").select("table.tickets tbody tr"))
        .hasSize(cases());
    Document reports = browser.page("/reports");
    assertThat(reports.select("#weeks tbody tr")).isNotEmpty();
    String csv = browser.get("/reports.csv").body();
    assertThat(csv).startsWith("\uFEFF\"チケット\"").contains("\"'=cmd|").contains("\"終了\"");
    assertThat(csv.lines()).hasSize(cases() + 1);
  }

  @Test
  void the_ledger_is_filtered_and_paged_without_losing_an_entry() throws Exception {
    enter(120, "本社のWeb", "min-cvss", "4.0");
    List<String> seen = new ArrayList<>();
    String path = "/ledger?watch=%E6%9C%AC%E7%A4%BE%E3%81%AEWeb&fate=dropped&rule=min-cvss";
    int pages = 0;
    while (!path.isEmpty()) {
      Document page = browser.page(path);
      seen.addAll(page.select("table tbody tr td:nth-child(2) a").eachText());
      path = page.select("a[rel=next]").attr("href");
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(120).doesNotHaveDuplicates().startsWith("CVE-2022-91119");
    assertThat(browser.page("/ledger?watch=nobody").select(".empty")).isNotEmpty();
    assertThat(
            browser
                .page("/ledger?text=cve-2022-91007")
                .select("table tbody tr td:nth-child(2) a")
                .eachAttr("href"))
        .containsExactly("/vulnerabilities/CVE-2022-91007");
    Document all = browser.page("/ledger");
    assertThat(all.select(".rules").text()).contains("対象外: CVSS が下限未満");
  }

  @Test
  void the_ledger_comes_as_a_table_for_excel() throws Exception {
    enter(3, "=1+1", "min-cvss", "4.0");
    HttpResponse<String> answer = browser.get("/ledger.csv?watch=%3D1%2B1");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .matches("attachment; filename=\"hinomi-ledger-[0-9-]+\\.csv\"");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(answer.body()).startsWith("\uFEFF\"日時\",\"脆弱性\"").contains("\"'=1+1\"");
    assertThat(answer.body().lines()).hasSize(4);
  }

  @Test
  void a_source_is_asked_now_and_nothing_else_is() throws Exception {
    HttpResponse<String> answer = browser.post("/sources/run", Map.of("name", "jvn"));
    assertThat(answer.headers().firstValue("Location")).hasValue("/sources?asked=jvn");
    assertThat(house.asked).containsExactly("jvn");
    assertThat(browser.page("/sources?asked=jvn").select(".notice.done").text()).contains("JVN");
    assertThat(browser.post("/sources/run", Map.of("name", HOSTILE)).statusCode()).isEqualTo(404);
    assertThat(house.asked).containsExactly("jvn");
  }

  @Test
  void sources_tell_of_passes_schedules_failures_and_limits() throws Exception {
    store().failed("jpcert", house.clock().instant(), "no route");
    Document page = browser.page("/sources", "Accept-Language", "en");
    assertThat(page.select("table.sources").text()).contains("15m", "Failing", "no route");
    assertThat(page.select("table[aria-labelledby=passes] tbody tr")).hasSize(1);
    Document one = browser.page("/sources?name=jpcert", "Accept-Language", "en");
    assertThat(one.select("dl.facts").text()).contains("24 h", "14 days");
  }

  @Test
  void whoever_listens_is_told_of_a_change() throws Exception {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + server.port() + "/today/events")
                .toURL()
                .openConnection();
    connection.setRequestProperty("Accept", "text/event-stream");
    connection.setReadTimeout((int) Duration.ofSeconds(20).toMillis());
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      String hello = lines.readLine();
      enter(1, "nginx", "min-cvss", "4.0");
      String line = hello;
      while (line != null && !line.equals("event: changed")) {
        line = lines.readLine();
      }
      assertThat(line).isEqualTo("event: changed");
    } finally {
      connection.disconnect();
    }
  }
}
