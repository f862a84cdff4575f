package hinomi.store;

import static hinomi.store.StoreCase.advisory;
import static hinomi.store.StoreCase.entry;
import static hinomi.store.StoreCase.file;
import static hinomi.store.StoreCase.harvest;
import static hinomi.store.StoreCase.id;
import static hinomi.store.StoreCase.ids;
import static hinomi.store.StoreCase.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Reference;
import hinomi.advisory.Score;
import hinomi.advisory.VersionRange;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import hinomi.store.Store.Collected;
import hinomi.store.Store.Decided;
import hinomi.store.Store.Harvest;
import hinomi.store.Store.RejectRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The first transaction: pages with their cursors. */
interface CollectContract extends StoreCase {

  @Test
  default void a_source_never_asked_has_a_fresh_state() {
    assertThat(store().source("jvn"))
        .isEqualTo(
            new Store.SourceState(
                new TreeMap<>(), Optional.empty(), Optional.empty(), 0, Optional.empty(), ""));
  }

  @Test
  default void a_page_is_kept_with_its_cursor() {
    SortedMap<String, String> cursor =
        new TreeMap<>(
            Map.of(
                "etag https://x.example/a?b=c\td",
                "W/\"1\\2\"",
                "empty",
                "",
                "lines",
                "a\nb\r\n\t\\n"));
    store()
        .collect(
            new Harvest("jvn", List.of(), Map.of(), List.of(), cursor, false, NOW.minus(HOUR)));

    assertThat(another().source("jvn").cursor()).isEqualTo(cursor);
    assertThat(store().source("jvn").lastSuccess()).isEmpty();
    assertThat(store().source("jvn").lastNews()).isEmpty();

    store().collect(harvest("jvn", advisory("jvn", "JVN#1", "one")));
    store()
        .collect(new Harvest("jvn", List.of(), Map.of(), List.of(), cursor, true, NOW.plus(HOUR)));

    assertThat(store().source("jvn").lastSuccess()).contains(NOW.plus(HOUR));
    assertThat(store().source("jvn").lastNews()).contains(NOW);
  }

  @Test
  default void entries_are_told_apart_by_content() {
    Advisory one = advisory("jvn", "JVN#1", "one");
    Advisory two = advisory("jvn", "JVN#2", "two");

    assertThat(collect(one, two)).isEqualTo(new Collected(2, 0, 0));
    assertThat(collect(one, two)).isEqualTo(new Collected(0, 0, 2));
    assertThat(collect(one, advisory("jvn", "JVN#2", "changed"), advisory("jvn", "JVN#3", "x")))
        .isEqualTo(new Collected(1, 1, 1));
    assertThat(collect(advisory("cve", "JVN#1", "one"))).isEqualTo(new Collected(1, 0, 0));
  }

  @Test
  default void an_entry_that_stands_twice_in_a_page_counts_once() {
    assertThat(collect(advisory("jvn", "JVN#1", "first"), advisory("jvn", "JVN#1", "second")))
        .isEqualTo(new Collected(1, 0, 0));
    assertThat(stored("JVN#1").getFirst().title().ja()).isEqualTo("second");
  }

  @Test
  default void an_advisory_comes_back_as_it_was() {
    Advisory whole = whole();
    collect(whole);

    assertThat(stored("CVE-2030-0001")).containsExactly(whole);
    assertThat(stored("CVE-2030-0002")).containsExactly(whole);
    assertThat(store().advisories(ids("CVE-2030-0003")))
        .containsEntry(id("CVE-2030-0003"), List.of());
  }

  @Test
  default void a_mere_change_of_date_is_kept_and_decides_nothing() {
    collect(whole());
    decideAll();
    Instant later = NOW.plus(Duration.ofDays(3));
    Advisory touched =
        new Advisory(
            whole().id(),
            whole().kind(),
            whole().state(),
            whole().cves(),
            whole().related(),
            whole().title(),
            whole().summary(),
            whole().impact(),
            whole().solution(),
            whole().products(),
            whole().scores(),
            whole().weaknesses(),
            whole().references(),
            whole().facts(),
            whole().url(),
            whole().published(),
            later);

    assertThat(collect(touched)).isEqualTo(new Collected(0, 0, 1));

    assertThat(store().undecided(NOW)).isEmpty();
    assertThat(stored("CVE-2030-0001")).containsExactly(touched);
  }

  @Test
  default void what_changed_is_decided_again() {
    collect(advisory("jvn", "JVN#1", "one", "CVE-2030-0001"), advisory("jvn", "JVN#2", "two"));
    decideAll();

    collect(advisory("jvn", "JVN#1", "changed", "CVE-2030-0001"), advisory("jvn", "JVN#2", "two"));

    assertThat(store().undecided(NOW)).isEqualTo(ids("CVE-2030-0001"));
  }

  @Test
  default void an_entry_without_cve_is_its_own_vulnerability_until_it_gets_one() {
    collect(advisory("jvn", "JVN#1", "one"));
    assertThat(store().undecided(NOW)).isEqualTo(ids("JVN#1"));
    store()
        .decide(
            new Decided(
                ids("JVN#1"),
                Map.of(),
                List.of(entry(NOW, "JVN#1", "filed")),
                List.of(file("JVN#1")),
                NOW));

    collect(advisory("jvn", "JVN#1", "one", "CVE-2030-0001"));

    assertThat(store().undecided(NOW)).isEqualTo(ids("CVE-2030-0001"));
    assertThat(stored("JVN#1")).isEmpty();
    assertThat(store().ledger(id("JVN#1"))).hasSize(1);
    assertThat(store().ticket(List.of(key("CVE-2030-0001"), key("JVN#1")))).isPresent();
    assertThat(store().named("JVN#1")).isEqualTo(ids("CVE-2030-0001", "JVN#1"));
    assertThat(store().named("CVE-2030-0001")).isEqualTo(ids("CVE-2030-0001", "JVN#1"));
  }

  @Test
  default void what_an_entry_no_longer_covers_is_decided_again_while_others_cover_it() {
    collect(advisory("jvn", "JVN#1", "one", "CVE-2030-0001", "CVE-2030-0002", "CVE-2030-0003"));
    collect(advisory("cve", "CVE-2030-0002", "two", "CVE-2030-0002"));
    decideAll();

    collect(advisory("jvn", "JVN#1", "one", "CVE-2030-0003", "CVE-2030-0004"));

    assertThat(store().undecided(NOW))
        .isEqualTo(ids("CVE-2030-0002", "CVE-2030-0003", "CVE-2030-0004"));
    assertThat(stored("CVE-2030-0001")).isEmpty();
    assertThat(stored("CVE-2030-0002")).hasSize(1);
  }

  @Test
  default void one_vulnerability_has_the_advisories_of_all_sources() {
    Advisory jvn = advisory("jvn", "JVN#1", "one", "CVE-2030-0001", "CVE-2030-0002");
    Advisory cve = advisory("cve", "CVE-2030-0001", "two", "CVE-2030-0001");
    collect(jvn);
    collect(cve);

    assertThat(store().advisories(ids("CVE-2030-0002", "CVE-2030-0001")))
        .isEqualTo(
            Map.of(id("CVE-2030-0001"), List.of(cve, jvn), id("CVE-2030-0002"), List.of(jvn)));
  }

  @Test
  default void characters_that_no_database_keeps_are_left_out() {
    collect(advisory("jvn", "JVN#1", "a\0b \uD83D c 😀"));

    assertThat(stored("JVN#1").getFirst().title().ja()).isEqualTo("ab \uFFFD c 😀");
  }

  @Test
  default void an_entry_whose_id_cannot_be_kept_is_rejected_and_the_page_is_not_lost() {
    Collected collected =
        collect(
            advisory("feed", "fine", "fine"),
            advisory("feed", "nul\0", "nul"),
            advisory("feed", "あ".repeat(334), "long"));

    assertThat(collected).isEqualTo(new Collected(1, 0, 0));
    assertThat(store().rejects("feed", 10)).hasSize(2);
    assertThat(collect(advisory("feed", "あ".repeat(333), "just fits")))
        .isEqualTo(new Collected(1, 0, 0));
  }

  @Test
  default void what_fails_is_not_kept_in_part() {
    meddle("DROP TABLE reject");
    RejectRow reject = new RejectRow("jvn", "ref", "reason", "sample", NOW);
    Harvest harvest =
        new Harvest(
            "jvn",
            List.of(advisory("jvn", "JVN#1", "one")),
            Map.of(),
            List.of(reject),
            new TreeMap<>(Map.of("at", "2")),
            true,
            NOW);

    assertThatThrownBy(() -> store().collect(harvest)).isInstanceOf(StoreException.class);

    assertThat(store().undecided(NOW)).isEmpty();
    assertThat(stored("JVN#1")).isEmpty();
    assertThat(store().source("jvn").cursor()).isEmpty();
  }

  @Test
  default void failures_are_counted_until_the_source_answers() {
    SortedMap<String, String> cursor = new TreeMap<>(Map.of("at", "1"));
    store().collect(new Harvest("jvn", List.of(), Map.of(), List.of(), cursor, true, NOW));
    store().failed("jvn", NOW.plus(HOUR), "HTTP 503");
    store().failed("jvn", NOW.plus(HOUR.multipliedBy(2)), "HTTP 500");

    assertThat(store().source("jvn"))
        .isEqualTo(
            new Store.SourceState(
                cursor,
                Optional.of(NOW),
                Optional.empty(),
                2,
                Optional.of(NOW.plus(HOUR)),
                "HTTP 500"));

    collect(advisory("jvn", "JVN#1", "one"));
    assertThat(store().source("jvn").failures()).isZero();
    assertThat(store().source("jvn").failingSince()).isEmpty();
  }

  @Test
  default void the_latest_thousand_rejects_of_a_source_are_kept_each_once() {
    List<RejectRow> rejects = new ArrayList<>();
    for (int i = 0; i < 1100; i++) {
      rejects.add(new RejectRow("jvn", "ref " + i, "reason", "sample", NOW));
    }
    reject(rejects);
    reject(List.of(new RejectRow("cve", "ref", "reason", "sample", NOW)));
    RejectRow again = new RejectRow("jvn", "ref 500", "reason", "newer sample", NOW.plus(HOUR));
    reject(List.of(again));
    reject(List.of(new RejectRow("jvn", "ref 500", "another reason", "\0", NOW)));

    assertThat(store().rejects("jvn", 5000)).hasSize(1000);
    assertThat(store().rejects("jvn", 2))
        .containsExactly(new RejectRow("jvn", "ref 500", "another reason", "", NOW), again);
    assertThat(store().rejects("cve", 5000)).hasSize(1);
  }

  @Test
  default void an_absurd_date_is_kept_as_far_as_it_goes() {
    Advisory absurd =
        Advisory.of(new AdvisoryId("feed", "x"), Advisory.Kind.ITEM, Instant.MAX).build();

    assertThat(collect(absurd)).isEqualTo(new Collected(1, 0, 0));
    assertThat(collect(absurd)).isEqualTo(new Collected(0, 0, 1));
    assertThat(stored("x")).hasSize(1);
  }

  private List<Advisory> stored(String id) {
    return store().advisories(ids(id)).getOrDefault(id(id), List.of());
  }

  private void reject(List<RejectRow> rejects) {
    store()
        .collect(
            new Harvest(
                rejects.getFirst().source(),
                List.of(),
                Map.of(),
                rejects,
                new TreeMap<>(),
                true,
                NOW));
  }

  /** An advisory that has everything. */
  private static Advisory whole() {
    return Advisory.of(new AdvisoryId("jvn", "JVNVU#90000001"), Advisory.Kind.NOTE, NOW)
        .state(Advisory.State.DISPUTED)
        .cves(List.of(new CveId("CVE-2030-0001"), new CveId("CVE-2030-0002")))
        .related(List.of("JVNDB-2030-000001"))
        .title(new Localized("題名 \"引用\"", "title"))
        .summary(Localized.ja("概要\n二行目"))
        .impact(Localized.en("impact"))
        .solution(Localized.ja("更新する"))
        .products(
            List.of(
                new Product(
                    "見本社",
                    "見本製品",
                    List.of("cpe:2.3:a:sample:product:*:*:*:*:*:*:*:*"),
                    "org.example:sample",
                    "https://repo.maven.apache.org/maven2",
                    List.of(
                        VersionRange.affected("1.0", null, "2.4.1", "semver"),
                        VersionRange.text("2.4.1 およびそれ以前")),
                    true),
                new Product("", "platform", List.of(), null, null, List.of(), false)))
        .scores(
            List.of(
                new Score(
                    CvssVersion.V3_1, 9.8, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "JVN"),
                new Score(CvssVersion.V2_0, 7.5, null, "NVD")))
        .weaknesses(List.of(new Weakness(79), new Weakness(1333)))
        .references(
            List.of(new Reference("https://example.org/x", ""), new Reference("y", "label")))
        .facts(
            List.of(
                new Enrichment.Kev(LocalDate.of(2030, 1, 2), LocalDate.of(2030, 2, 2), false),
                new Enrichment.Ssvc("poc", "no", "partial")))
        .url("https://jvn.jp/vu/JVNVU90000001/")
        .updated(NOW.plusSeconds(60))
        .build();
  }

  @Test
  default void the_moment_of_the_first_decision_is_kept() {
    collect(advisory("cve", "CVE-2030-0001", "one"));
    var due = store().undecided(NOW);
    assertThat(store().firstDecided(due)).isEmpty();
    store().decide(new Store.Decided(due, Map.of(), List.of(), List.of(), NOW));
    store().decide(new Store.Decided(due, Map.of(), List.of(), List.of(), NOW.plus(HOUR)));

    assertThat(due).isNotEmpty();
    assertThat(another().firstDecided(due)).hasSize(due.size()).containsValue(NOW);
  }
}
