package hinomi.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.source.epss.EpssSource;
import hinomi.source.jpcert.JpcertSource;
import hinomi.source.jvn.JvnSource;
import hinomi.source.kev.KevSource;
import hinomi.source.linked.SettableClock;
import hinomi.source.linked.TestSite;
import hinomi.source.nvd.NvdSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** JVN's and JPCERT/CC's own files, where they are at hand. */
class RealFeedsTest {
  private static final Path FEEDS = Path.of("../shared/feeds");

  /** In the three feeds together, counted by their totalResults. */
  private static final int NVD_RECORDS = 2597 + 2866 + 2840;

  @Test
  void all_items_of_a_captured_jvn_feed_are_read_with_real_page_markup() throws Exception {
    assumeTrue(Files.isDirectory(FEEDS.resolve("jvn")), "no captured feeds here");
    byte[] rdf = Files.readAllBytes(FEEDS.resolve("jvn/jvn-20261009.rdf"));
    try (TestSite site = new TestSite()) {
      site.put("jvn.jp/rss/jvn.rdf", rdf, "application/rdf+xml");
      Matcher link =
          Pattern.compile("<link>https://(jvn\\.jp/\\w+/JVN[^<]+)")
              .matcher(new String(rdf, StandardCharsets.UTF_8));
      while (link.find()) {
        site.put(link.group(1), Files.readString(FEEDS.resolve("jvn/detail-page-markup.html")));
      }
      Page page = new JvnSource(setup("jvn", site)).fetch(Cursor.START);

      assertThat(page.rejects()).isEmpty();
      assertThat(page.notices()).isEmpty();
      assertThat(page.advisories()).hasSize(20);
      Advisory garbled = page.advisories().getFirst();
      assertThat(garbled.scores())
          .extracting(s -> s.version().number() + " " + s.base())
          .containsExactly("3.0 1.0");
      assertThat(garbled.products()).extracting(p -> p.name()).containsExactly("listA", "listB");
      assertThat(garbled.solution().ja())
          .isEqualTo("update\nparagraph1\nparagraph2\n\n- listA\n- listB");
      assertThat(page.advisories()).anySatisfy(a -> assertThat(a.updated()).isAfter(a.published()));
    }
  }

  @Test
  void a_real_alert_page_is_read() throws Exception {
    assumeTrue(Files.isDirectory(FEEDS.resolve("jpcert")), "no captured feeds here");
    String rdf =
        Files.readString(FEEDS.resolve("jpcert/jpcert-layout-only.rdf"))
            .replace("at/2026/at260024", "at/2021/at210050")
            .replace(">at260024<", ">at210050<")
            .replace("2026-08-15T14:31", "2022-01-04T12:00");
    try (TestSite site = new TestSite()) {
      site.put("www.jpcert.or.jp/rss/jpcert.rdf", rdf);
      site.put(
          "www.jpcert.or.jp/at/2021/at210050.html",
          Files.readString(FEEDS.resolve("jpcert/at210050.html")));
      Page page = new JpcertSource(setup("jpcert", site)).fetch(Cursor.START);

      assertThat(page.notices()).isEmpty();
      assertThat(page.advisories())
          .extracting(Advisory::kind)
          .containsExactly(Advisory.Kind.ALERT, Advisory.Kind.TOPIC, Advisory.Kind.TOPIC);
      Advisory alert = page.advisories().getFirst();
      assertThat(alert.id().value()).isEqualTo("JPCERT-AT-2021-0050");
      assertThat(alert.published()).isEqualTo("2021-12-10T15:00:00Z");
      assertThat(alert.updated()).isEqualTo("2022-01-04T03:00:00Z");
      assertThat(alert.cves())
          .extracting(Object::toString)
          .contains("CVE-2021-44228", "CVE-2021-45105");
      assertThat(alert.products()).extracting(p -> p.name()).containsExactly("Apache Log4j-core");
      assertThat(alert.related()).containsExactly("JVNVU#96768815");
      assertThat(alert.references()).hasSizeGreaterThan(6);
      assertThat(alert.solution().ja()).contains("JndiLookup");
    }
  }

  @Test
  void the_real_catalogue_of_known_exploited_vulnerabilities_is_read_whole() throws Exception {
    Path file = FEEDS.resolve("kev/known_exploited_vulnerabilities.json");
    assumeTrue(Files.isRegularFile(file), "no captured feeds here");
    try (LocalSite site = new LocalSite()) {
      Page page = new KevSource(setup("kev", site, file)).fetch(Cursor.START);

      assertThat(page.rejects()).isEmpty();
      assertThat(page.enrichments()).hasSize(1542);
      assertThat(page.whole()).isTrue();
      assertThat(page.enrichments().values().stream().flatMap(List::stream))
          .filteredOn(fact -> ((Enrichment.Kev) fact).ransomware())
          .hasSize(312);
    }
  }

  @Test
  void a_real_day_of_epss_is_read_whole() throws Exception {
    Path file = FEEDS.resolve("epss/epss_scores-2026-01-30.csv.gz");
    assumeTrue(Files.isRegularFile(file), "no captured feeds here");
    try (LocalSite site = new LocalSite()) {
      EpssSource source = new EpssSource(setup("epss", site, file));
      int rows = 0;
      Page page;
      Cursor at = Cursor.START;
      do {
        page = source.fetch(at);
        at = page.next();
        rows += page.enrichments().size();
        assertThat(page.rejects()).isEmpty();
      } while (page.more());

      assertThat(rows).isEqualTo(313_089);
      assertThat(page.enrichments().get(new CveId("CVE-2026-25211")))
          .containsExactly(new Enrichment.Epss(4e-05, 0.00142, LocalDate.of(2026, 1, 30)));
    }
  }

  @Test
  void real_feeds_of_nvd_are_read_in_turn_and_a_bad_download_is_left_alone() throws Exception {
    Path series = FEEDS.resolve("nvd/series");
    assumeTrue(Files.isDirectory(series), "no captured feeds here");
    try (LocalSite site = new LocalSite()) {
      NvdSource source = new NvdSource(setup("nvd", site, "/feed.json.gz"));
      Cursor[] at = {Cursor.START};
      int[] read = {0};
      for (String day :
          List.of("20260311T141843Z", "20260311T144225Z", "20260312T022420Z", "20260313T022307Z")) {
        byte[] meta = Files.readAllBytes(series.resolve("nvdcve-modified-" + day + ".meta"));
        site.serve("/feed.meta", LocalSite.Reply.of("text/plain", meta));
        at[0] = at[0].with("looked", null);
        if (read[0] == 0 && day.endsWith("141843Z")) {
          assertThatExceptionOfType(SourceFailure.class).isThrownBy(() -> source.due(at[0]));
          continue;
        }
        assertThat(source.due(at[0])).isPresent();
        source.read(
            series.resolve("nvdcve-modified-" + day + ".json.gz"),
            at[0],
            page -> {
              assertThat(page.rejects()).isEmpty();
              read[0] += page.advisories().size();
              at[0] = page.next();
            });
      }
      assertThat(read[0]).isEqualTo(NVD_RECORDS);
      assertThat(at[0].entries()).doesNotContainKey("api from");
    }
  }

  private static SourceSetup setup(String name, LocalSite site, String path) {
    return new SourceSetup(
        name,
        Optional.of(site.uri(path)),
        Optional.empty(),
        false,
        site.http(),
        new SettableClock("2026-03-15T00:00:00Z"));
  }

  private static SourceSetup setup(String name, LocalSite site, Path file) throws IOException {
    site.serve("/file", LocalSite.Reply.of("application/octet-stream", Files.readAllBytes(file)));
    return new SourceSetup(
        name,
        Optional.of(site.uri("/file")),
        Optional.empty(),
        false,
        site.http(),
        new SettableClock("2026-10-09T00:00:00Z"));
  }

  private static SourceSetup setup(String name, TestSite site) {
    return new SourceSetup(
        name,
        Optional.empty(),
        Optional.empty(),
        false,
        site,
        new SettableClock("2026-10-09T00:00:00Z"));
  }

  @Test
  void both_are_on_the_list() {
    assertThat(Sources.KINDS.keySet()).containsAll(List.of("jvn", "jpcert"));
  }
}
