package hinomi.source.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.Golden;
import hinomi.advisory.Advisory;
import hinomi.http.Fetched;
import hinomi.http.Validators;
import hinomi.source.SourceFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {
  private static final URI ADDRESS = URI.create("https://vendor.example.org/feed");
  private static final Path FEEDS = Path.of("../shared/feeds");

  @ParameterizedTest
  @ValueSource(strings = {"rss091.xml", "rss10.rdf", "rss20.xml", "atom.xml"})
  void every_format_reads_as_its_golden_file_says(String file) throws IOException {
    Golden.assertMatches("hinomi/source/feed/" + file + ".json", advisories(fixture(file)));
  }

  @Test
  void no_entity_of_the_feeds_own_means_anything() throws IOException {
    String words = read(fixture("rss091.xml"), null).entries().getFirst().words();

    assertThat(words).contains("&vendor;", "&passwd;").doesNotContain("hidden", "root:");
  }

  @Test
  void entities_cannot_be_piled_up() throws IOException {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    bomb.append("]>").append(rss("<title>&a29;</title>"));

    assertThat(read(bomb.toString()).entries()).singleElement().returns("&a29;", FeedEntry::title);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Shift_JIS, Shift_JIS, -",
        "windows-31j, Shift_JIS, text/xml; charset=UTF-8",
        "windows-31j, -, application/xml; charset=shift_jis",
        "EUC-JP, EUC-JP, -",
        "EUC-JP, -, -",
        "EUC-JP, UTF-8, -",
        "ISO-2022-JP, ISO-2022-JP, -",
        "UTF-8, Shift_JIS, -",
        "UTF-8, ISO-8859-1, text/xml; charset=ISO-8859-1",
        "UTF-8, no-such-set, text/xml; charset=?",
        "UTF-16, UTF-16, -",
        "UTF-16LE, -, -"
      })
  void the_character_set_is_found_even_where_it_is_told_wrongly(
      String real, @Nullable String declared, @Nullable String header) throws IOException {
    String declaration =
        declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>\n";
    String feed = declaration + rss("<title>火の見の脆弱性に関する注意喚起、修正版を公開</title>");

    assertThat(read(feed.getBytes(Charset.forName(real)), header).entries().getFirst().title())
        .isEqualTo("火の見の脆弱性に関する注意喚起、修正版を公開");
  }

  @Test
  void one_broken_character_breaks_nothing_else() throws IOException {
    byte[] feed = rss("<title>脆弱性の情報X</title>").getBytes(StandardCharsets.UTF_8);
    int x = new String(feed, StandardCharsets.ISO_8859_1).indexOf('X');
    feed[x] = (byte) 0xe3;

    assertThat(read(feed, null).entries().getFirst().title()).startsWith("脆弱性の情報");
  }

  @Test
  void characters_that_xml_forbids_and_lone_ampersands_are_mended() throws IOException {
    String feed =
        rss(
            "<title>A\u0000B\u000b &#x1F;&#0; R&D &amp; &hellip; \ud83d\ude00 \ud83d</title>"
                + "<link>https://a.example/?x=1&y=2</link>");

    FeedEntry entry = read("\n junk" + feed).entries().getFirst();

    assertThat(entry.title()).isEqualTo("AB R&D & … \ud83d\ude00 ?");
    assertThat(entry.link()).contains(URI.create("https://a.example/?x=1&y=2"));
  }

  @Test
  void an_rss_without_a_version_is_read_as_2_0() throws IOException {
    assertThat(read(rss("<title>T</title>").replace(" version=\"2.0\"", "")).entries()).hasSize(1);
  }

  @Test
  void entries_that_share_an_id_are_told_apart_by_their_titles() throws IOException {
    String feed =
        rss(
            "<title>One</title><guid>g</guid></item><item><title>Two</title><guid>g</guid></item>"
                + "<item><title>One</title><guid>g</guid>");

    assertThat(read(feed).entries()).extracting(FeedEntry::id).containsExactly("g", "g Two");
  }

  @Test
  void an_entry_that_says_nothing_is_rejected_with_a_reason() throws IOException {
    assertThat(read(fixture("rss20.xml"), null).rejects())
        .singleElement()
        .returns("no-id", reject -> reject.reason().key());
  }

  @Test
  void a_page_for_people_is_told_apart_and_names_its_feed() {
    String page =
        "<!DOCTYPE html><html><head><title>News</title>"
            + "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/news.atom\">"
            + "</head><body><p>Hello<br>there & elsewhere</body></html>";

    assertThatThrownBy(() -> read(page))
        .isInstanceOf(SourceFailure.class)
        .hasMessageContaining("HTML page")
        .hasMessageContaining("https://vendor.example.org/news.atom");
    assertThatThrownBy(() -> read(page.replace("alternate", "icon")))
        .isInstanceOf(SourceFailure.class)
        .hasMessageContaining("HTML page");
  }

  @Test
  void what_is_no_feed_is_a_failure_and_never_anything_worse() {
    for (String bad :
        List.of(
            "",
            "{\"json\": true}",
            "plain words",
            "<rss version=\"2.0\"><channel><item>",
            "<config/>",
            "<rss/>",
            "<feed/>",
            "<!DOCTYPE",
            "<!DOCTYPE rss [<!ENTITY",
            "<![CDATA[",
            "<!--",
            "&&&",
            "<rss version=\"2.0\">" + "<a>".repeat(50_000),
            rss("<description>" + "<a>".repeat(300) + "</description>"))) {
      assertThatThrownBy(() -> read(bad))
          .as(bad.substring(0, Math.min(40, bad.length())))
          .isInstanceOf(SourceFailure.class);
    }
  }

  @Test
  void ten_thousand_escaped_characters_are_no_attack() throws IOException {
    assertThat(
            read(rss(
                    "<title>T</title><description>"
                        + "&lt;x&amp;gt;".repeat(10_000)
                        + "</description>"))
                .entries())
        .hasSize(1);
  }

  @Test
  void the_captured_feeds_of_others_read_as_well() throws IOException {
    assumeTrue(Files.isDirectory(FEEDS), "no captured feeds");
    for (String file :
        List.of(
            "jvn/jvn-20261009.rdf",
            "jvnipedia/jvndb_new-20261009-excerpt.rdf",
            "jvnipedia/jvndb_2023.rdf",
            "myjvn/getVulnOverviewList-2018-03.xml",
            "myjvn/getAlertList_hnd_2026-06-22.xml",
            "jpcert/jpcert-layout-only.rdf")) {
      byte[] body = Files.readAllBytes(FEEDS.resolve(file));
      String text = new String(body, StandardCharsets.UTF_8);

      assertThat(advisories(body))
          .as(file)
          .hasSize(text.split("<item |<item>|<entry>").length - 1)
          .allSatisfy(
              advisory -> {
                assertThat(advisory.title().isEmpty()).isFalse();
                assertThat(advisory.published()).isAfter(Instant.parse("2001-01-01T00:00:00Z"));
              });
    }
  }

  private static String rss(String item) {
    return "<rss version=\"2.0\"><channel><title>F</title><link>https://a.example/</link>"
        + "<description>D</description><item>"
        + item
        + "</item></channel></rss>";
  }

  private static byte[] fixture(String file) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/hinomi/source/feed", file));
  }

  private static List<Advisory> advisories(byte[] body) throws IOException {
    Feed feed = read(body, null);
    Instant date = feed.date() == null ? Instant.parse("2026-10-07T00:00:00Z") : feed.date();
    return feed.entries().stream()
        .map(
            entry ->
                Items.advisory(
                    "news",
                    entry,
                    Optional.empty(),
                    entry.published() == null ? date : entry.published()))
        .toList();
  }

  private static Feed read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), null);
  }

  private static Feed read(byte[] body, @Nullable String contentType) throws IOException {
    return FeedReader.read(new Fetched.Fresh(body, contentType, Validators.NONE), ADDRESS);
  }
}
