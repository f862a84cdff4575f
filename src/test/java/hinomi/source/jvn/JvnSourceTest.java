package hinomi.source.jvn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.Golden;
import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.language.Message;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import hinomi.source.linked.SettableClock;
import hinomi.source.linked.TestSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JvnSourceTest {
  private static final Path FIXTURES = Path.of("src/test/resources/hinomi/source/jvn");
  private static final String FEED = "jvn.jp/rss/jvn.rdf";
  private static final String PLAIN = "jvn.jp/jp/JVN11110001/";

  private final SettableClock clock = new SettableClock("2026-10-09T00:00:00Z");
  private TestSite site;
  private Source source;
  private String rdf;

  @BeforeEach
  void serve() throws IOException {
    site = new TestSite();
    source =
        new JvnSource(
            new SourceSetup("jvn", Optional.empty(), Optional.empty(), false, site, clock));
    rdf = Files.readString(FIXTURES.resolve("jvn.rdf"));
    site.put(FEED, rdf);
    for (String page :
        List.of(
            "jp/JVN11110001",
            "vu/JVNVU92220002",
            "jp/JVN11110003",
            "vu/JVNVU92220004",
            "vu/JVNVU92220005",
            "ta/JVNTA93330006")) {
      site.put(
          "jvn.jp/" + page + "/", Files.readString(FIXTURES.resolve("site/" + page + ".html")));
    }
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void every_kind_of_note_is_read_as_its_golden_file_says() throws Exception {
    Page page = source.fetch(Cursor.START);

    assertThat(page.rejects()).isEmpty();
    assertThat(page.more()).isFalse();
    assertThat(page.advisories())
        .extracting(a -> a.id().value())
        .containsExactly(
            "JVN#11110001",
            "JVNVU#92220002",
            "JVN#11110003",
            "JVNVU#92220004",
            "JVNVU#92220005",
            "JVNTA#93330006");
    for (Advisory advisory : page.advisories()) {
      Golden.assertMatches(
          "hinomi/source/jvn/golden/" + advisory.id().value().replace("#", "") + ".json", advisory);
    }
    assertThat(page.notices())
        .containsExactly(
            Message.of(
                "source/jvn", "markup", "JVNTA#93330006", "https://jvn.jp/ta/JVNTA93330006/"));
  }

  @Test
  void a_second_pass_asks_for_the_feed_only_and_brings_nothing() throws Exception {
    Page first = source.fetch(Cursor.START);
    assertThat(site.requests()).hasSize(7);

    Page second = source.fetch(first.next());

    assertThat(site.requests()).containsExactly("304 /" + FEED);
    assertThat(second.advisories()).isEmpty();
    assertThat(second.next()).isEqualTo(first.next());
  }

  @Test
  void only_a_changed_note_is_read_again() throws Exception {
    Page first = source.fetch(Cursor.START);
    site.requests();
    site.put(
        FEED,
        rdf.replace("modified>2026-10-08T12:00:00+09:00", "modified>2026-10-09T08:00:00+09:00"));

    Page second = source.fetch(first.next());

    assertThat(site.requests()).containsExactly("200 /" + FEED, "200 /" + PLAIN);
    assertThat(second.advisories()).extracting(a -> a.id().value()).containsExactly("JVN#11110001");
    assertThat(second.advisories().getFirst().updated()).isEqualTo("2026-10-08T23:00:00Z");
    assertThat(second.notices()).isEmpty();
  }

  @Test
  void a_note_whose_page_fails_comes_from_the_feed_and_is_completed_in_the_next_pass()
      throws Exception {
    String html = Files.readString(FIXTURES.resolve("site/jp/JVN11110001.html"));
    site.fail(PLAIN, 503);

    Page first = source.fetch(Cursor.START);
    Advisory brief = first.advisories().getFirst();
    assertThat(brief.id().value()).isEqualTo("JVN#11110001");
    assertThat(brief.cves()).isEmpty();
    assertThat(brief.summary().ja()).contains("見本工房株式会社が提供する");
    assertThat(first.notices())
        .contains(Message.of("source/linked", "failed", 1, "https://" + PLAIN, "HTTP 503"));

    site.requests();
    Page second = source.fetch(first.next());
    assertThat(second.advisories()).isEmpty();
    assertThat(site.requests()).containsExactly("200 /" + FEED, "503 /" + PLAIN);

    site.put(PLAIN, html);
    Page third = source.fetch(second.next());
    assertThat(third.advisories())
        .singleElement()
        .satisfies(a -> assertThat(a.cves()).containsExactly(new CveId("CVE-2026-90001")));
    site.requests();
    source.fetch(third.next());
    assertThat(site.requests()).containsExactly("304 /" + FEED);
  }

  @Test
  void an_update_whose_page_fails_waits_instead_of_losing_the_details() throws Exception {
    String html = Files.readString(FIXTURES.resolve("site/jp/JVN11110001.html"));
    Page first = source.fetch(Cursor.START);
    site.put(
        FEED,
        rdf.replace("modified>2026-10-08T12:00:00+09:00", "modified>2026-10-09T08:00:00+09:00"));
    site.fail(PLAIN, 500);

    Page second = source.fetch(first.next());
    assertThat(second.advisories()).isEmpty();
    assertThat(second.notices()).extracting(Message::key).containsExactly("failed");

    site.put(PLAIN, html);
    Page third = source.fetch(second.next());
    assertThat(third.advisories())
        .extracting(Advisory::updated)
        .containsExactly(java.time.Instant.parse("2026-10-08T23:00:00Z"));
  }

  @Test
  void a_missing_page_is_asked_for_after_1_6_and_24_hours_and_then_no_more() throws Exception {
    site.fail(PLAIN, 404);
    Page page = source.fetch(Cursor.START);
    assertThat(page.advisories().getFirst().id().value()).isEqualTo("JVN#11110001");
    assertThat(page.notices()).extracting(Message::key).contains("missing");
    site.requests();

    for (int hours : new int[] {1, 6, 24}) {
      page = source.fetch(page.next());
      assertThat(site.requests()).as("at once").containsExactly("304 /" + FEED);
      clock.advance(Duration.ofHours(hours).minusSeconds(1));
      page = source.fetch(page.next());
      assertThat(site.requests()).as("before %s h", hours).containsExactly("304 /" + FEED);
      clock.advance(Duration.ofSeconds(1));
      page = source.fetch(page.next());
      assertThat(site.requests())
          .as("after %s h", hours)
          .containsExactly("200 /" + FEED, "404 /" + PLAIN);
      assertThat(page.advisories()).isEmpty();
    }
    assertThat(page.notices()).extracting(Message::key).containsExactly("given-up");
    clock.advance(Duration.ofDays(30));
    source.fetch(page.next());
    assertThat(site.requests()).containsExactly("304 /" + FEED);
  }

  @Test
  void after_three_failures_in_a_row_the_server_is_left_alone_until_the_next_pass()
      throws Exception {
    for (String path :
        rdf.lines()
            .filter(l -> l.contains("<link>https://jvn.jp/") && l.contains("JVN"))
            .map(l -> l.replaceAll(".*https://|</link>.*", ""))
            .toList()) {
      site.fail(path, 500);
    }
    Page page = source.fetch(Cursor.START);

    assertThat(site.requests()).hasSize(1 + 3);
    assertThat(page.advisories()).hasSize(6);
    assertThat(page.notices()).singleElement().satisfies(m -> assertThat(m.args()).startsWith("6"));
  }

  @Test
  void a_page_of_maintenance_is_not_taken_for_the_note() throws Exception {
    site.put(PLAIN, "<html><body><h1>メンテナンス中</h1></body></html>");

    Page page = source.fetch(Cursor.START);

    assertThat(page.advisories().getFirst().summary().ja()).contains("見本工房株式会社が提供する");
    assertThat(page.notices())
        .contains(Message.of("source/linked", "failed", 1, "https://" + PLAIN, "HTML"));
    site.requests();
    source.fetch(page.next());
    assertThat(site.requests()).containsExactly("200 /" + FEED, "200 /" + PLAIN);
  }

  @Test
  void links_to_other_hosts_and_schemes_are_not_followed() throws Exception {
    site.put(
        FEED,
        rdf.replace(
                "<link>https://jvn.jp/jp/JVN11110001/",
                "<link>http://169.254.169.254/jp/JVN11110001/")
            .replace("<link>https://jvn.jp/vu/JVNVU92220002/", "<link>file:///etc/passwd")
            .replace("<link>https://jvn.jp/jp/JVN11110003/", "<link>::not a link"));

    Page page = source.fetch(Cursor.START);

    assertThat(page.advisories()).hasSize(6);
    assertThat(site.requests()).hasSize(1 + 3);
  }

  @Test
  void a_feed_that_has_moved_on_since_the_last_pass_is_told() throws Exception {
    Page first = source.fetch(Cursor.START);
    assertThat(first.notices()).extracting(Message::key).doesNotContain("missed");
    String moved =
        rdf.replace("11110001", "11119001")
            .replace("92220002", "92229002")
            .replace("11110003", "11119003")
            .replace("92220004", "92229004")
            .replace("92220005", "92229005")
            .replace("93330006", "93339006")
            .replace("2026-10-0", "2026-11-0");
    site.put(FEED, moved);

    Page second = source.fetch(first.next());

    assertThat(second.notices()).contains(Message.of("source/jvn", "missed", "2026-10-08 12:00"));
    assertThat(second.advisories()).hasSize(6);
    assertThat(second.next().entries().keySet()).noneMatch(k -> k.contains("JVN#11110001"));
  }

  @Test
  void an_item_without_an_id_is_rejected_and_the_rest_is_kept() throws Exception {
    site.put(
        FEED,
        rdf.replace("<dc:identifier>JVN#11110001</dc:identifier>", "")
            .replace("<link>https://jvn.jp/jp/JVN11110001/", "<link>https://jvn.jp/news/1/"));

    Page page = source.fetch(Cursor.START);

    assertThat(page.advisories()).hasSize(5);
    assertThat(page.rejects())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.ref()).isEqualTo("https://jvn.jp/news/1/");
              assertThat(r.reason().key()).isEqualTo("no-id");
              assertThat(r.sample()).contains("SampleCMS");
            });
  }

  @Test
  void an_identifier_that_is_missing_is_taken_from_the_link_of_any_age() {
    assertThat(JvnIds.note("http://jvn.jp/cert/JVNVU%23123456/index.html"))
        .contains("JVNVU#123456");
    assertThat(JvnIds.note("https://jvn.jp/jp/JVN91153973/")).contains("JVN#91153973");
    assertThat(JvnIds.note(" JVNTA#90371415 ")).contains("JVNTA#90371415");
    assertThat(JvnIds.note("JVNDB-2026-000001")).isEmpty();
  }

  @Test
  void what_is_no_feed_is_a_failure_that_says_why() {
    byte[] whole = rdf.getBytes(StandardCharsets.UTF_8);
    failsWith(
        "html", "<!DOCTYPE html><html><body>busy</body></html>".getBytes(StandardCharsets.UTF_8));
    failsWith("empty", new byte[0]);
    failsWith("broken", Arrays.copyOf(whole, whole.length / 2));
    failsWith(
        "doctype",
        rdf.replace(
                "<rdf:RDF\n",
                "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<rdf:RDF\n")
            .getBytes(StandardCharsets.UTF_8));
    failsWith(
        "no-items",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>"
            .getBytes(StandardCharsets.UTF_8));
  }

  private void failsWith(String key, byte[] body) {
    site.put(FEED, body, "application/rdf+xml");
    assertThatThrownBy(() -> source.fetch(Cursor.START))
        .isInstanceOfSatisfying(
            SourceFailure.class, f -> assertThat(f.message().key()).isEqualTo(key));
  }

  @Test
  void a_feed_that_cannot_be_had_is_a_failure() {
    site.fail(FEED, 503);
    assertThatThrownBy(() -> source.fetch(Cursor.START)).isInstanceOf(IOException.class);
  }
}
