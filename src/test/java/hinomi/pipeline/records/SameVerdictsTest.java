package hinomi.pipeline.records;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.language.Message;
import hinomi.pipeline.Dictionary;
import hinomi.pipeline.Products;
import hinomi.pipeline.Watching;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the same products {@code match} and {@code run} say the same of the same records. */
final class SameVerdictsTest {
  private static final String DICTIONARY =
      """
      {"vname":"アクメ","vcpe":"cpe:/:acme","pname":"アクメ ウィジェット","pcpe":"cpe:/a:acme:widget"}
      {"vname":"アクメ","vcpe":"cpe:/:acme","pname":"Acme Widget","pcpe":"cpe:/a:acme:widget"}
      {"vname":"Foo","vcpe":"cpe:/:foo","pname":"Station","pcpe":"cpe:/a:foo:station"}
      {"vname":"Bar","vcpe":"cpe:/:bar","pname":"Station","pcpe":"cpe:/a:bar:station"}
      {"vname":"Kumo","vcpe":"cpe:/:kumo","pname":"Kumo","pcpe":"cpe:/a:kumo:kumo"}
      """;
  private static final String RECORD =
      "{\"cve\":{\"id\":\"CVE-2026-%d\",\"published\":\"2026-10-01T00:00:00.000\","
          + "\"lastModified\":\"2026-10-01T00:00:00.000\","
          + "\"descriptions\":[{\"lang\":\"%s\",\"value\":\"%s\"}],"
          + "\"configurations\":[{\"nodes\":[{\"cpeMatch\":[{\"vulnerable\":true,"
          + "\"criteria\":\"cpe:2.3:a:%s:1.0:*:*:*:*:*:*:*\"}]}]}]}}\n";
  private static final String RECORDS =
      bare(1001, "ja", "アクメ ウィジェットには脆弱性があります。")
          + bare(1002, "en", "A flaw in Acme Widget before 1.2 allows it.")
          + RECORD.formatted(1003, "en", "It allows it.", "acme:widget")
          + RECORD.formatted(1004, "en", "A widget before 1.2 allows it.", "x:widget")
          + RECORD.formatted(1005, "en", "Station before 1.2 allows it.", "foo:station")
          + RECORD.formatted(1006, "en", "Kumo 2.0 allows it.", "kumo:kumo")
          + RECORD.formatted(1007, "en", "nginx before 1.2.3 allows it.", "f5:nginx")
          + RECORD.formatted(1008, "en", "A station of Bar Station 3 allows it.", "bar:station");
  private static final List<Watch> WATCHES =
      Stream.of("アクメ ウィジェット", "Acme Widget", "Station", "Bar Station", "Kumo", "nginx")
          .map(Watch::of)
          .toList();

  @TempDir private Path folder;

  /** A record before anybody has given it a CPE name. */
  private static String bare(int number, String language, String text) {
    return RECORD
        .formatted(number, language, text, "")
        .replaceFirst(",\"configurations.*", "}}")
        .replaceFirst("$", "\n");
  }

  @Test
  void match_with_an_export_says_what_run_says() throws Exception {
    try (Store store = SqlStore.open("jdbc:sqlite:same.db", folder)) {
      List<Advisory> records = records();
      store.collect(
          new Store.Harvest(
              "nvd", records, Map.of(), List.of(), new TreeMap<>(), true, Instant.EPOCH));
      Dictionary.learn(
          new ByteArrayInputStream(DICTIONARY.getBytes(StandardCharsets.UTF_8)), store);
      Path file = folder.resolve("catalogue.tsv");
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        assertThat(new Products(store).export(out)).isGreaterThan(5);
      }

      Set<String> run = new TreeSet<>();
      Watching watching = Watching.of(WATCHES, store);
      for (Advisory record : records) {
        Vulnerability vulnerability =
            Correlator.join(VulnerabilityId.of(record.id()), List.of(record), List.of());
        watching.judge(vulnerability).forEach(v -> run.add(words(vulnerability, v)));
      }

      assertThat(match(CatalogueFile.read(file, WATCHES))).isEqualTo(run);
      assertThat(match(Catalogue.bundled())).as("and the export is what does it").isNotEqualTo(run);
      assertThat(sure(run))
          .as("vendor and product agree, in either language, and nothing else is theirs")
          .containsExactlyInAnyOrder(
              "CVE-2026-1001 アクメ ウィジェット",
              "CVE-2026-1001 Acme Widget",
              "CVE-2026-1002 アクメ ウィジェット",
              "CVE-2026-1002 Acme Widget",
              "CVE-2026-1003 アクメ ウィジェット",
              "CVE-2026-1003 Acme Widget",
              "CVE-2026-1005 Station",
              "CVE-2026-1006 Kumo",
              "CVE-2026-1007 nginx",
              "CVE-2026-1008 Bar Station");
    }
  }

  private static List<String> sure(Set<String> verdicts) {
    return verdicts.stream()
        .filter(v -> v.contains(" sure "))
        .map(v -> v.substring(0, v.indexOf(" sure ")))
        .toList();
  }

  private static List<Advisory> records() throws IOException, InterruptedException {
    List<Advisory> all = new ArrayList<>();
    Pieces pieces = new Pieces();
    RecordTaker taker =
        new RecordTaker() {
          @Override
          public void take(Advisory advisory) {
            all.add(advisory);
          }

          @Override
          public void refuse(Reject reject) {
            throw new AssertionError(reject.toString());
          }
        };
    new Cutter("records", piece -> pieces.read(piece, taker))
        .cut(new ByteArrayInputStream(RECORDS.getBytes(StandardCharsets.UTF_8)));
    assertThat(all).hasSize(8);
    return all;
  }

  private static Set<String> match(Catalogue catalogue) throws InterruptedException {
    ConcurrentSkipListSet<String> all = new ConcurrentSkipListSet<>();
    MatchFiles.Listener listener =
        new MatchFiles.Listener() {
          @Override
          public String words(Vulnerability vulnerability, Verdict verdict) {
            all.add(SameVerdictsTest.words(vulnerability, verdict));
            return "";
          }

          @Override
          public void told(String words) {}

          @Override
          public void refused(String ref, Message why) {
            throw new AssertionError(ref);
          }
        };
    new MatchFiles(new Matcher(WATCHES, catalogue), listener)
        .read("records", new ByteArrayInputStream(RECORDS.getBytes(StandardCharsets.UTF_8)));
    return all;
  }

  private static String words(Vulnerability vulnerability, Verdict verdict) {
    String head = vulnerability.id() + " " + verdict.watch().name();
    return verdict instanceof Verdict.Matched m
        ? head + (m.best().tier().sure() ? " sure " : " mention ") + m.evidence()
        : head + " excluded " + verdict;
  }
}
