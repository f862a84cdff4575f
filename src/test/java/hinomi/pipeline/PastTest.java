package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.correlate.Correlator;
import hinomi.language.Localized;
import hinomi.pipeline.records.Backtest;
import hinomi.search.Proposal;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.source.cve.CveRecords;
import hinomi.store.Store;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import hinomi.watch.Subject;
import hinomi.watch.Unscored;
import hinomi.watch.Wanted;
import hinomi.watch.Watch;
import hinomi.watch.names.KeywordExpression;
import hinomi.watch.names.NameError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the index proposes must hold everything that the matcher would find by itself. */
class PastTest {
  private static final Path FEEDS = Path.of("../shared/feeds");
  private static final int OF_A_YEAR = 100;
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void the_index_loses_nothing_that_a_look_at_all_real_records_finds() throws Exception {
    assumeTrue(Files.isDirectory(FEEDS.resolve("cve")), "no captured feeds here");
    try (World world = new World(folder)) {
      List<Advisory> records = new ArrayList<>();
      try (var files = Files.list(FEEDS.resolve("cve"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".ndjson.gz")).sorted().toList()) {
          read(file, records);
        }
      }
      world.announce(records.toArray(Advisory[]::new));
      world.pass();
      List<Backtest.Hit> all =
          scanned(world.store(), new Matcher(everyKind(), Catalogue.bundled()));
      assertThat(all).hasSizeGreaterThan(100);
      for (Watch watch : everyKind()) {
        assertThat(past(world.store(), matcher(watch)))
            .as(watch.name())
            .isEqualTo(all.stream().filter(h -> h.verdict().watch().equals(watch)).toList());
      }
      List<Watch> many =
          records.stream()
              .flatMap(r -> r.products().stream())
              .map(Product::name)
              .filter(name -> name.codePoints().anyMatch(Character::isLetter))
              .distinct()
              .limit(600)
              .map(Watch::of)
              .toList();
      assertThat(same(world.store(), new Matcher(many, Catalogue.bundled()))).isGreaterThan(600);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx® is wrong",
        "Foo®nginx is wrong",
        "ｎｇｉｎｘの脆弱性",
        "a flaw innginxではなくnginx",
        "NGINX\u00a0",
        "für nginxé und mehr",
        "大nginx山",
        "nginx\u3099 and more",
      })
  void a_name_is_proposed_wherever_the_matcher_sees_it(String title) {
    try (World world = new World(folder)) {
      world.announce(world.record("CVE-2026-0001").title(Localized.ja(title)).build());
      world.pass();
      same(world.store(), new Matcher(List.of(Watch.of("nginx")), Catalogue.bundled()));
      same(world.store(), new Matcher(List.of(Watch.of("foonginx")), Catalogue.bundled()));
      same(world.store(), new Matcher(List.of(Watch.of("r")), Catalogue.bundled()));
    }
  }

  @Test
  void a_product_is_proposed_by_its_cpe_and_by_a_vendor_in_japanese() {
    try (World world = new World(folder)) {
      Product byCpe =
          new Product(
              "n/a",
              "n/a",
              List.of("cpe:2.3:a:f5:nginx:1.0:*:*:*:*:*:*:*"),
              null,
              null,
              List.of(),
              true);
      world.announce(
          world.record("CVE-2026-0001").products(List.of(byCpe)).build(),
          world
              .record("CVE-2026-0002")
              .products(List.of(Product.named("シスコシステムズ", "IOS")))
              .build());
      world.pass();
      assertThat(same(world.store(), matcher(Watch.of("nginx")))).isEqualTo(1);
      assertThat(same(world.store(), matcher(Watch.of("Cisco IOS")))).isEqualTo(1);
    }
  }

  @Test
  void what_waits_for_the_index_is_looked_at_too() {
    try (World world = new World(folder)) {
      world.announce(world.record("CVE-2026-0001").title(Localized.en("Nothing")).build());
      world.pass();
      world.store().collect(harvest(world, world.about("nginx", "CVE-2026-0001")));
      assertThat(world.store().search().waiting()).isEqualTo(1);
      assertThat(same(world.store(), matcher(Watch.of("nginx")))).isEqualTo(1);
    }
  }

  @Test
  void watches_without_words_are_not_asked_of_the_index() throws Exception {
    assertThat(matcher(wanting(Wanted.Vendor.parse("Cisco"))).needed()).isEmpty();
    assertThat(Proposal.of(Set.of("nginx", "!?"))).isEmpty();
    assertThat(Proposal.of(Set.of("nginx", "café"))).isEmpty();
  }

  @Test
  void it_can_be_given_up() {
    try (World world = new World(folder)) {
      world.announce(world.about("nginx", "CVE-2026-0001"));
      world.pass();
      Past past = new Past(world.store(), matcher(Watch.of("nginx")), (done, all) -> false);
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> past.hits(Instant.EPOCH, END));
    }
  }

  private static Store.Harvest harvest(World world, Advisory advisory) {
    return new Store.Harvest(
        "cve", List.of(advisory), Map.of(), List.of(), new TreeMap<>(), true, world.now);
  }

  private static Matcher matcher(Watch watch) {
    return new Matcher(List.of(watch), Catalogue.bundled());
  }

  /** Compares, and counts what was found. */
  private static int same(Store store, Matcher matcher) {
    List<Backtest.Hit> all = scanned(store, matcher);
    assertThat(past(store, matcher)).isEqualTo(all);
    return all.size();
  }

  private static List<Backtest.Hit> past(Store store, Matcher matcher) {
    return new Past(store, matcher, Past.Progress.NONE).hits(Instant.EPOCH, END);
  }

  /** What the matcher says of everything, one by one. */
  private static List<Backtest.Hit> scanned(Store store, Matcher matcher) {
    List<Backtest.Hit> all = new ArrayList<>();
    store
        .advisories(store.changed(Instant.EPOCH, END))
        .forEach(
            (id, about) -> {
              var one = Correlator.join(id, about, List.of());
              if (!one.withdrawn()) {
                matcher.judge(one).forEach(v -> all.addAll(Backtest.Hit.of(one, v)));
              }
            });
    return all;
  }

  private static List<Watch> everyKind() throws NameError {
    List<Watch> watches = new ArrayList<>();
    for (String product :
        List.of(
            "nginx",
            "Google Chrome",
            "Linux Kernel",
            "Windows Server 2019",
            "Movable Type",
            "Go",
            "Cisco IOS",
            "WordPress",
            "R",
            "C++",
            "Microsoft Office",
            "Apache HTTP Server",
            ".NET",
            "サイボウズ Garoon",
            "node.js")) {
      watches.add(Watch.of(product));
    }
    watches.add(Watch.of("Alpha", "NGINX", "プラグイン"));
    watches.add(keyword("remote code execution"));
    watches.add(keyword("../"));
    watches.add(keyword("xss"));
    watches.add(wanting(Wanted.Vendor.parse("Cisco")));
    watches.add(wanting(Wanted.Cpe.parse("cpe:2.3:a:apache:http_server:*:*:*:*:*:*:*:*")));
    watches.add(wanting(Wanted.Cpe.parse("cpe:2.3:o:linux:*:*:*:*:*:*:*:*:*")));
    watches.add(wanting(Wanted.Cpe.parse("cpe:2.3:a:*:wordpress:*:*:*:*:*:*:*:*")));
    watches.add(wanting(Wanted.Cpe.parse("cpe:2.3:a:mic*:*:*:*:*:*:*:*:*:*")));
    watches.add(wanting(Wanted.Purl.parse("pkg:npm/lodash")));
    watches.add(wanting(Wanted.Purl.parse("pkg:golang/stdlib")));
    for (String words :
        List.of("php AND NOT plugin", "NOT linux AND kernel", "xss OR \"sql injection\"")) {
      watches.add(wanting(new Wanted.Keywords(words, KeywordExpression.parse(words))));
    }
    return watches;
  }

  private static Watch keyword(String word) {
    Watch none = Watch.of(word);
    return new Watch(
        word,
        List.<Subject>of(),
        List.of(word),
        List.of(),
        Set.of(),
        Set.of(),
        null,
        Unscored.TICKET,
        none.handling(),
        none.policy());
  }

  private static Watch wanting(Wanted wanted) {
    Watch none = keyword("no such word at all");
    return new Watch(
            wanted.text(),
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            Set.of(),
            null,
            Unscored.TICKET,
            none.handling(),
            none.policy())
        .wanting(List.of(wanted));
  }

  private static void read(Path file, List<Advisory> into) throws IOException {
    RecordTaker taker =
        new RecordTaker() {
          @Override
          public void take(Advisory advisory) {
            into.add(advisory);
          }

          @Override
          public void refuse(Reject reject) {}
        };
    CveRecords reader = new CveRecords();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      int read = 0;
      String line;
      while (read++ < OF_A_YEAR && (line = lines.readLine()) != null) {
        reader.read(line.getBytes(StandardCharsets.UTF_8), "real", taker);
      }
    }
  }
}
