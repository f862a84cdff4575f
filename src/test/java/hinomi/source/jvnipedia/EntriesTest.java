package hinomi.source.jvnipedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.Golden;
import hinomi.language.Language;
import hinomi.source.rss.RssReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntriesTest {
  private static final Path FEEDS = Path.of("../shared/feeds");

  @Test
  void the_rss_reads_as_its_golden_file_says() throws IOException {
    Entries entries = read(Fixture.bytes("window.rdf"));

    Golden.assertMatches("hinomi/source/jvnipedia/window.json", entries.advisories());
    assertThat(entries.oldest()).isEqualTo(Instant.parse("2026-10-04T08:00:00Z"));
    assertThat(entries.newest()).isEqualTo(Instant.parse("2026-10-05T02:40:00Z"));
  }

  @Test
  void what_is_wrong_with_an_entry_is_told_without_losing_more_than_it_must() throws IOException {
    Entries entries = read(Fixture.bytes("window.rdf"));

    assertThat(entries.rejects())
        .extracting(reject -> reject.ref() + ": " + reject.reason().key())
        .containsExactly(
            "JVNDB-2026-000103: bad-cve",
            "JVNDB-2026-000103: bad-cve",
            "JVNDB-2026-000103: bad-cve",
            "JVNDB-2026-000103: bad-score",
            "https://jvndb.jvn.jp/ja/contents/2026/: no-id",
            "JVNDB-2026-000107: no-date");
    assertThat(entries.rejects().getFirst().reason().in(Language.JA)).contains("CCVE-2017-14051");
  }

  @Test
  void the_interface_reads_as_its_golden_file_says() throws IOException {
    Golden.assertMatches(
        "hinomi/source/jvnipedia/overview.json", read(Fixture.bytes("overview.xml")).advisories());
  }

  @Test
  void an_entry_that_comes_twice_is_kept_in_its_newest_revision() throws IOException {
    Entries entries =
        read(
            Fixture.rdf(
                    List.of(
                        Fixture.item("JVNDB-2026-000001", "2026-10-01T10:00+09:00"),
                        Fixture.item("JVNDB-2026-000001", "2026-10-02T10:00+09:00"),
                        Fixture.item("JVNDB-2026-000001", "2026-10-01T12:00+09:00")),
                    "")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(entries.advisories())
        .singleElement()
        .returns(Instant.parse("2026-10-02T01:00:00Z"), advisory -> advisory.updated());
  }

  @Test
  void every_captured_rss_reads_without_a_reject() throws IOException {
    assumeTrue(Files.isDirectory(FEEDS), "no captured feeds");
    for (String file :
        List.of(
            "jvnipedia/jvndb_new-20261009-excerpt.rdf",
            "jvnipedia/jvndb_2023.rdf",
            "myjvn/getVulnOverviewList-2018-03.xml")) {
      byte[] body = Files.readAllBytes(FEEDS.resolve(file));
      Entries entries = read(body);

      assertThat(entries.rejects()).as(file).isEmpty();
      assertThat(entries.advisories())
          .as(file)
          .hasSameSizeAs(RssReader.read(body).items())
          .allSatisfy(
              advisory -> {
                assertThat(advisory.id().value()).startsWith("JVNDB-");
                assertThat(advisory.title().ja()).isNotBlank();
                assertThat(advisory.summary().ja()).isNotBlank().doesNotContain("<", "\r");
                assertThat(advisory.products()).isNotEmpty();
                assertThat(advisory.cves().size() + advisory.related().size()).isPositive();
              });
    }
  }

  private static Entries read(byte[] body) throws IOException {
    return Entries.read("jvn-ipedia", RssReader.read(body).items());
  }
}
