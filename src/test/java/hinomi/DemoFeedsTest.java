package hinomi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.config.Config;
import hinomi.config.Limits;
import hinomi.config.SourceConfig;
import hinomi.config.TrackerConfig;
import hinomi.http.Call;
import hinomi.http.Fetched;
import hinomi.http.HttpFailure;
import hinomi.http.Validators;
import hinomi.language.Language;
import hinomi.source.Archive;
import hinomi.source.Cursor;
import hinomi.source.Details;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceSetup;
import hinomi.source.Sources;
import hinomi.watch.Watch;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's samples, read by the real sources. */
class DemoFeedsTest {
  private static final Instant START = Instant.parse("2013-12-31T15:00:00Z");

  private final Demo demo = new Demo();

  private Source source(String kind) {
    return Objects.requireNonNull(Sources.KINDS.get(kind))
        .apply(
            new SourceSetup(kind, Optional.empty(), Optional.of(START), false, demo, demo.clock()));
  }

  private static List<String> told(Page page) {
    return page.advisories().stream()
        .map(
            a ->
                a.kind()
                    + " "
                    + a.id().value()
                    + a.cves().stream().map(c -> " " + c).collect(Collectors.joining()))
        .toList();
  }

  @Test
  void jvn_has_its_notes_and_one_item_without_a_number() throws Exception {
    Page page = source("jvn").fetch(Cursor.START);

    assertThat(told(page))
        .containsExactly(
            "NOTE JVN#00000001",
            "NOTE JVN#00000002",
            "NOTE JVNVU#96768815 CVE-2021-44228 CVE-2021-45046 CVE-2021-45105",
            "NOTE JVNVU#97219505 CVE-2014-6271 CVE-2014-7169");
    assertThat(page.rejects())
        .extracting(r -> r.ref())
        .containsExactly("https://jvn.jp/nav/maintenance.html");
    assertThat(page.notices()).isEmpty();
    assertThat(page.advisories())
        .allSatisfy(
            note -> {
              assertThat(note.products()).isNotEmpty();
              assertThat(note.scores()).isNotEmpty();
              assertThat(note.solution().in(Language.JA)).isNotBlank();
              assertThat(note.impact().in(Language.JA)).isNotBlank();
            });
  }

  @Test
  void jpcert_has_three_alerts_and_a_topic_of_the_weekly_report() throws Exception {
    Page page = source("jpcert").fetch(Cursor.START);

    assertThat(told(page))
        .containsExactly(
            "ALERT JPCERT-AT-2021-0050 CVE-2021-44228 CVE-2021-45046 CVE-2021-45105",
            "TOPIC wr213101 サイボウズ Garoonに複数の脆弱性",
            "ALERT JPCERT-AT-2015-0005 CVE-2015-0313",
            "ALERT JPCERT-AT-2014-0037 CVE-2014-6271 CVE-2014-7169");
    assertThat(page.rejects()).isEmpty();
    assertThat(page.notices()).isEmpty();
    assertThat(page.advisories())
        .filteredOn(a -> a.kind() == Advisory.Kind.ALERT)
        .allSatisfy(alert -> assertThat(alert.products()).isNotEmpty());
  }

  @Test
  void jvn_ipedia_has_three_entries_and_one_garbled_cve_id() throws Exception {
    Page page = source("jvn-ipedia").fetch(Cursor.START);

    assertThat(told(page))
        .containsExactly(
            "ENTRY JVNDB-2021-005429 CVE-2021-44228",
            "ENTRY JVNDB-2014-004410 CVE-2014-6271",
            "ENTRY JVNDB-2013-003441 CVE-2013-2251");
    assertThat(page.rejects())
        .extracting(r -> r.reason().in(Language.EN))
        .singleElement()
        .asString()
        .contains("CCVE-2014-6271");
    assertThat(page.more()).as("a hole to be filled from MyJVN").isFalse();
  }

  @Test
  void jvn_ipedia_tells_more_of_what_becomes_a_ticket() throws Exception {
    Details source = (Details) source("jvn-ipedia");

    Page page =
        source.detail(
            Set.of(
                new AdvisoryId("jvn-ipedia", "JVNDB-2021-005429"),
                new AdvisoryId("jvn-ipedia", "JVNDB-2014-004410")));

    assertThat(told(page))
        .containsExactlyInAnyOrder(
            "ENTRY JVNDB-2021-005429 CVE-2021-44228", "ENTRY JVNDB-2014-004410 CVE-2014-6271");
    assertThat(page.rejects()).isEmpty();
    assertThat(page.advisories())
        .allSatisfy(
            entry -> {
              assertThat(entry.solution().in(Language.JA)).isNotBlank();
              assertThat(entry.products()).allSatisfy(p -> assertThat(p.versions()).isNotEmpty());
            });
  }

  @Test
  void the_cve_list_has_thirteen_records_and_needs_no_nightly_file() throws Exception {
    Source source = source("cve");

    assertThat(((Archive) source).due(Cursor.START)).isEmpty();
    Page page = source.fetch(Cursor.START);

    assertThat(page.advisories())
        .extracting(a -> a.id().value())
        .containsExactlyInAnyOrder(
            "CVE-2014-6271",
            "CVE-2014-7169",
            "CVE-2015-0313",
            "CVE-2015-3456",
            "CVE-2018-7600",
            "CVE-2019-11043",
            "CVE-2020-25213",
            "CVE-2021-23017",
            "CVE-2021-39200",
            "CVE-2021-44228",
            "CVE-2021-45046",
            "CVE-2021-45105",
            "CVE-2022-21661");
    assertThat(page.rejects()).isEmpty();
    assertThat(page.notices()).isEmpty();
    assertThat(page.more()).isFalse();
    assertThat(page.advisories())
        .filteredOn(a -> a.scores().isEmpty())
        .flatExtracting(Advisory::cves)
        .containsExactlyInAnyOrder(new CveId("CVE-2020-25213"), new CveId("CVE-2021-23017"));
  }

  @Test
  void the_catalogue_of_known_exploited_vulnerabilities_agrees_with_the_cve_records()
      throws Exception {
    Page catalogue = source("kev").fetch(Cursor.START);

    assertThat(catalogue.rejects()).isEmpty();
    assertThat(catalogue.whole()).isTrue();
    for (Advisory record : source("cve").fetch(Cursor.START).advisories()) {
      for (Enrichment fact : record.facts()) {
        if (fact instanceof Enrichment.Kev kev) {
          assertThat(catalogue.enrichments().get(record.cves().getFirst()))
              .singleElement()
              .isInstanceOfSatisfying(
                  Enrichment.Kev.class, own -> assertThat(own.added()).isEqualTo(kev.added()));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jvn", "jpcert", "jvn-ipedia", "cve", "kev", "epss"})
  void a_second_look_finds_nothing_new(String kind) throws Exception {
    Source source = source(kind);
    Cursor after = source.fetch(Cursor.START).next();

    assertThat(source.fetch(after)).isEqualTo(Page.unchanged(after));
  }

  @Test
  void a_sample_is_fresh_once_and_unchanged_to_who_has_it() throws Exception {
    URI feed = URI.create("https://jvn.jp/rss/jvn.rdf");

    Fetched first = demo.get(feed, Validators.NONE);

    assertThat(first).isInstanceOf(Fetched.Fresh.class);
    Validators validators = ((Fetched.Fresh) first).validators();
    assertThat(demo.get(feed, validators)).isEqualTo(new Fetched.Unchanged());
    assertThat(demo.get(feed, new Validators("\"other\"", null))).isInstanceOf(Fetched.Fresh.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://jvn.jp/rss/other.rdf",
        "https://jvn.jp/",
        "https://jvn.jp",
        "https://jvn.jp/rss",
        "http://jvn.jp/rss/jvn.rdf",
        "https://jvn.jp/../hinomi.yml",
        "https://jvn.jp/%2e%2e/hinomi.yml",
        "https://jvn.jp//rss/jvn.rdf",
        "https://jvndb.jvn.jp/myjvn",
        "https://jvndb.jvn.jp/myjvn?method=getAlertList&feed=hnd",
        "file:/etc/passwd",
        "mailto:someone@example.jp",
      })
  void every_other_address_is_not_found(String address) {
    assertThatThrownBy(() -> demo.get(URI.create(address), Validators.NONE))
        .isInstanceOfSatisfying(
            HttpFailure.class, failure -> assertThat(failure.status()).isEqualTo(404));
  }

  @Test
  void nothing_is_downloaded_or_sent(@TempDir Path folder) {
    URI uri = URI.create("https://jvn.jp/rss/jvn.rdf");
    Call call = new Call("POST", uri, Map.of(), "{}", Duration.ofSeconds(1));

    assertThatThrownBy(() -> demo.download(uri, folder.resolve("file"), 1000))
        .isInstanceOf(HttpFailure.class);
    assertThatThrownBy(() -> demo.send(call))
        .isInstanceOfSatisfying(
            HttpFailure.class,
            failure -> {
              assertThat(failure.mayHaveArrived()).isFalse();
              assertThat(failure.message().in(Language.JA)).contains("hinomi init");
            });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void the_configuration_is_written_where_it_can_be_read(Language language, @TempDir Path folder)
      throws Exception {
    Config config = demo.config(folder, language);

    assertThat(folder.resolve("hinomi.yml")).exists();
    assertThat(Files.readString(folder.resolve("hinomi.yml"))).contains("watches:");
    assertThat(config.language()).isEqualTo(language);
    assertThat(config.warnings()).isEmpty();
    assertThat(config.store().reveal()).isEqualTo("jdbc:sqlite:" + folder.resolve("hinomi.db"));
    assertThat(config.tracker()).isEqualTo(new TrackerConfig.Board());
    assertThat(config.limits().ticketsPerDay()).isEqualTo(100);
    assertThat(config.limits().start()).isEqualTo(new Limits.StartAt.At(START));
    assertThat(config.sources())
        .extracting(SourceConfig::kind)
        .contains("jvn", "jvn-ipedia", "jpcert", "cve", "kev", "epss");
    assertThat(config.watches())
        .extracting(Watch::name)
        .containsExactly(
            "GNU Bash",
            "QEMU",
            "Apache Log4j",
            "Apache Struts",
            "nginx",
            "WordPress",
            "サイボウズ Garoon",
            "グループウェア");
  }

  @Test
  void the_clock_stands_on_the_day_after_the_newest_sample_and_goes_on() throws Exception {
    var clock = demo.clock();
    Instant newest = Instant.MIN;
    for (String kind : List.of("jvn", "jpcert", "jvn-ipedia", "cve")) {
      for (Advisory advisory : source(kind).fetch(Cursor.START).advisories()) {
        newest = newest.isAfter(advisory.updated()) ? newest : advisory.updated();
      }
    }

    Instant first = clock.instant();

    assertThat(first).isBetween(newest, newest.plus(Duration.ofDays(1)));
    assertThat(clock.instant()).isAfterOrEqualTo(first).isBefore(first.plusSeconds(60));
  }
}
