package hinomi.source.jpcert;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.Golden;
import hinomi.advisory.Advisory;
import hinomi.language.Message;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceSetup;
import hinomi.source.linked.SettableClock;
import hinomi.source.linked.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JpcertSourceTest {
  private static final Path FIXTURES = Path.of("src/test/resources/hinomi/source/jpcert");
  private static final String FEED = "www.jpcert.or.jp/rss/jpcert.rdf";
  private static final String NEWEST = "www.jpcert.or.jp/at/2026/at260041.html";

  private final SettableClock clock = new SettableClock("2026-10-09T00:00:00Z");
  private TestSite site;
  private Source source;
  private String rdf;

  @BeforeEach
  void serve() throws IOException {
    site = new TestSite();
    source =
        new JpcertSource(
            new SourceSetup("jpcert", Optional.empty(), Optional.empty(), false, site, clock));
    rdf = Files.readString(FIXTURES.resolve("jpcert.rdf"));
    site.put(FEED, rdf);
    site.folder("www.jpcert.or.jp", FIXTURES.resolve("site"));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void every_kind_of_item_is_read_as_its_golden_file_says() throws Exception {
    Page page = source.fetch(Cursor.START);

    assertThat(page.advisories())
        .extracting(a -> a.kind() + " " + a.id().value())
        .containsExactly(
            "ALERT JPCERT-AT-2026-0041",
            "ALERT JPCERT-AT-2026-0040",
            "ALERT JPCERT-AT-2026-0033",
            "ALERT JPCERT-AT-2011-0099",
            "TOPIC wr261007 見本CMSに複数の脆弱性",
            "TOPIC wr261007 見本電話アプリに認証の不備（CVE-2026-90061）",
            "ITEM https://www.jpcert.or.jp/newsflash/2026100101.html");
    for (Advisory alert : page.advisories().subList(0, 4)) {
      Golden.assertMatches("hinomi/source/jpcert/golden/" + alert.id().value() + ".json", alert);
    }
    Golden.assertMatches(
        "hinomi/source/jpcert/golden/others.json", page.advisories().subList(4, 7));
    assertThat(page.notices()).isEmpty();
    assertThat(page.rejects())
        .singleElement()
        .satisfies(
            r ->
                assertThat(r.reason()).isEqualTo(Message.of("source/jpcert", "no-id", "リンクのない項目")));
  }

  @Test
  void a_second_pass_asks_for_the_feed_only() throws Exception {
    Page first = source.fetch(Cursor.START);
    assertThat(site.requests()).hasSize(1 + 4);

    assertThat(source.fetch(first.next()).advisories()).isEmpty();
    assertThat(site.requests()).containsExactly("304 /" + FEED);
  }

  @Test
  void an_alert_that_appears_twice_counts_once_in_its_newest_revision() throws Exception {
    String item = rdf.substring(rdf.indexOf("  <item"), rdf.indexOf("</item>") + 8);
    site.put(
        FEED,
        rdf.replace(
            "</rdf:RDF>",
            item.replace("(公開)", "(更新)").replace("10-08T14:31", "10-09T10:00") + "</rdf:RDF>"));

    Page page = source.fetch(Cursor.START);

    assertThat(page.advisories())
        .filteredOn(a -> a.id().value().equals("JPCERT-AT-2026-0041"))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.updated()).isEqualTo("2026-10-09T01:00:00Z");
              assertThat(a.published()).isEqualTo("2026-10-07T15:00:00Z");
              assertThat(a.title().ja()).isEqualTo("見本サーバの任意のコード実行の脆弱性に関する注意喚起");
            });
  }

  @Test
  void an_alert_arrives_although_its_page_does_not() throws Exception {
    site.fail(NEWEST, 404);

    Page page = source.fetch(Cursor.START);

    Advisory alert = page.advisories().getFirst();
    assertThat(alert.kind()).isEqualTo(Advisory.Kind.ALERT);
    assertThat(alert.id().value()).isEqualTo("JPCERT-AT-2026-0041");
    assertThat(alert.published()).isEqualTo("2026-10-08T05:31:00Z");
    assertThat(page.notices()).extracting(Message::key).containsExactly("missing");
  }

  @Test
  void a_page_of_unknown_markup_gives_its_cve_ids_and_a_notice() throws Exception {
    site.put(
        NEWEST,
        "<html><body><div>JPCERT-AT-2026-0041<p>見本サーバの CVE-2026-90011"
            + " について。</p></div></body></html>");

    Page page = source.fetch(Cursor.START);

    assertThat(page.advisories().getFirst().cves())
        .extracting(Object::toString)
        .containsExactly("CVE-2026-90011");
    assertThat(page.notices()).extracting(Message::key).containsExactly("markup");
  }

  @Test
  void a_page_that_is_no_alert_is_tried_again() throws Exception {
    site.put(NEWEST, "<html><body>busy</body></html>");

    Page page = source.fetch(Cursor.START);

    assertThat(page.advisories().getFirst().summary().isEmpty()).isTrue();
    site.requests();
    source.fetch(page.next());
    assertThat(site.requests()).containsExactly("200 /" + FEED, "200 /" + NEWEST);
  }

  @Test
  void ids_of_every_age_are_known() {
    assertThat(AlertId.of("at260024")).contains("JPCERT-AT-2026-0024");
    assertThat(AlertId.of("https://www.jpcert.or.jp/at/1998/at980004.txt"))
        .contains("JPCERT-AT-1998-0004");
    assertThat(AlertId.of("wr261007")).isEmpty();
  }
}
