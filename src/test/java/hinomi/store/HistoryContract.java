package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.language.Localized;
import hinomi.store.Store.Collected;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** History that is brought in bulk. */
interface HistoryContract extends StoreCase {
  Instant LONG_AGO = NOW.minusSeconds(400_000_000);
  Instant NEWS_FROM = NOW.minusSeconds(3600 * 24);

  private static Advisory old(String id, String title, Instant updated) {
    return Advisory.of(new AdvisoryId("cve", id), Advisory.Kind.RECORD, LONG_AGO)
        .updated(updated)
        .cves(List.of(new CveId(id)))
        .title(Localized.en(title))
        .build();
  }

  private Collected keep(Advisory... entries) {
    return keep(List.of(entries), List.of());
  }

  private Collected keep(List<Advisory> entries, List<Advisory> details) {
    return store()
        .keep(
            new Store.History(
                "cve",
                List.of(Prepared.of(entries, details)),
                List.of(),
                Map.of("2020/1", "marks"),
                NEWS_FROM,
                true));
  }

  private String title(String id) {
    return store()
        .advisories(StoreCase.ids(id))
        .getOrDefault(StoreCase.id(id), List.of())
        .getFirst()
        .title()
        .preferring(hinomi.language.Language.EN);
  }

  @Test
  default void history_is_there_and_waits_for_no_decision() {
    assertThat(keep(old("CVE-2020-1000", "one", LONG_AGO), old("CVE-2020-1001", "two", LONG_AGO)))
        .isEqualTo(new Collected(2, 0, 0));
    assertThat(store().undecided(NOW)).isEmpty();
    assertThat(another().advisories(StoreCase.ids("CVE-2020-1000")).values())
        .allSatisfy(all -> assertThat(all).hasSize(1));
    assertThat(store().named("CVE-2020-1001")).hasSize(1);
    assertThat(store().firstDecided(StoreCase.ids("CVE-2020-1000")))
        .as("no watch has judged it")
        .isEmpty();
    assertThat(store().marks("cve")).containsExactly(Map.entry("2020/1", "marks"));
    assertThat(store().marks("nvd")).isEmpty();
  }

  @Test
  default void what_is_as_young_as_news_is_decided_like_news() {
    keep(old("CVE-2020-1000", "one", NEWS_FROM), old("CVE-2020-1001", "two", LONG_AGO));
    assertThat(store().undecided(NOW)).isEqualTo(StoreCase.ids("CVE-2020-1000"));
  }

  @Test
  default void a_real_change_later_is_decided() {
    keep(old("CVE-2020-1000", "one", LONG_AGO));
    collect(old("CVE-2020-1000", "one", NOW));
    assertThat(store().undecided(NOW)).as("merely touched").isEmpty();

    collect(old("CVE-2020-1000", "another one", NOW));
    assertThat(store().undecided(NOW)).isEqualTo(StoreCase.ids("CVE-2020-1000"));
  }

  @Test
  default void a_later_revision_stays_and_an_equal_one_is_unchanged() {
    collect(old("CVE-2020-1000", "newer", NOW));
    keep(old("CVE-2020-1000", "older", LONG_AGO));
    assertThat(title("CVE-2020-1000")).isEqualTo("newer");

    assertThat(
            keep(
                old("CVE-2020-1000", "newer", NOW),
                old("CVE-2020-1001", "b", NEWS_FROM.minusSeconds(1)),
                old("CVE-2020-1001", "a", LONG_AGO)))
        .isEqualTo(new Collected(1, 0, 2));
    assertThat(title("CVE-2020-1001")).isEqualTo("b");

    assertThat(keep(old("CVE-2020-1001", "c", NEWS_FROM.minusSeconds(1))))
        .isEqualTo(new Collected(0, 1, 0));
    assertThat(title("CVE-2020-1001")).isEqualTo("c");
  }

  @Test
  default void what_has_a_ticket_is_decided_so_that_the_ticket_stays_true() {
    collect(old("CVE-2030-0001", "one", LONG_AGO));
    decide(StoreCase.file("CVE-2030-0001"));
    decideAll();

    keep(old("CVE-2030-0001", "changed", LONG_AGO), old("CVE-2020-1001", "two", LONG_AGO));
    assertThat(store().undecided(NOW)).isEqualTo(StoreCase.ids("CVE-2030-0001"));
  }

  @Test
  default void details_stand_beside_their_entry_and_alone_they_stand_for_it() {
    Advisory detail =
        Advisory.of(new AdvisoryId("cve", "CVE-2020-1000"), Advisory.Kind.RECORD, LONG_AGO)
            .cves(List.of(new CveId("CVE-2020-1000")))
            .impact(Localized.en("all of it"))
            .build();
    Advisory alone =
        Advisory.of(new AdvisoryId("cve", "CVE-2020-1001"), Advisory.Kind.RECORD, LONG_AGO)
            .cves(List.of(new CveId("CVE-2020-1001")))
            .impact(Localized.en("some of it"))
            .build();
    keep(old("CVE-2020-1000", "one", LONG_AGO));

    assertThat(keep(List.of(), List.of(detail, alone))).isEqualTo(new Collected(1, 1, 0));
    assertThat(keep(List.of(), List.of(detail, alone))).isEqualTo(new Collected(0, 0, 2));
    assertThat(title("CVE-2020-1000")).isEqualTo("one");
    assertThat(store().advisories(StoreCase.ids("CVE-2020-1000", "CVE-2020-1001")).values())
        .extracting(all -> all.getFirst().impact().en())
        .containsExactlyInAnyOrder("all of it", "some of it");
    assertThat(store().undecided(NOW)).isEmpty();
  }
}
