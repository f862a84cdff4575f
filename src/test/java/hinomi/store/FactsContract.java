package hinomi.store;

import static hinomi.store.StoreCase.advisory;
import static hinomi.store.StoreCase.id;
import static hinomi.store.StoreCase.ids;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Enrichment;
import hinomi.advisory.VulnerabilityId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The first transaction: facts without a text. */
interface FactsContract extends StoreCase {
  LocalDate DAY = LocalDate.of(2030, 6, 1);
  Enrichment KEV = new Enrichment.Kev(DAY, null, true);
  Enrichment SSVC = new Enrichment.Ssvc("active", "yes", "total");

  @Test
  default void facts_from_elsewhere_are_kept_and_news_is_decided() {
    collect(advisory("cve", "CVE-2030-0001", "one", "CVE-2030-0001"));
    decideAll();

    keep(Map.of("CVE-2030-0001", List.of(SSVC, KEV)), false);

    assertThat(store().undecided(NOW)).isEqualTo(ids("CVE-2030-0001"));
    assertThat(another().enrichments(ids("CVE-2030-0001", "CVE-2030-0002")))
        .isEqualTo(Map.of(id("CVE-2030-0001"), List.of(KEV, SSVC), id("CVE-2030-0002"), List.of()));

    decideAll();
    keep(Map.of("CVE-2030-0001", List.of(KEV)), false);
    assertThat(store().undecided(NOW)).isEmpty();

    Enrichment due = new Enrichment.Kev(DAY, DAY.plusDays(21), true);
    keep(Map.of("CVE-2030-0001", List.of(due)), false);
    assertThat(store().undecided(NOW)).isEqualTo(ids("CVE-2030-0001"));
    assertThat(facts("CVE-2030-0001")).containsExactly(due, SSVC);
  }

  @Test
  default void facts_about_what_nobody_has_announced_wait_for_it() {
    keep(Map.of("CVE-2030-0001", List.of(KEV)), true);
    assertThat(store().undecided(NOW)).isEmpty();

    collect(advisory("cve", "CVE-2030-0001", "one", "CVE-2030-0001"));
    assertThat(facts("CVE-2030-0001")).containsExactly(KEV);
  }

  @Test
  default void what_is_missing_from_all_there_is_of_a_kind_is_dropped_and_decided() {
    collect(
        advisory("cve", "CVE-2030-0001", "one", "CVE-2030-0001"),
        advisory("cve", "CVE-2030-0002", "two", "CVE-2030-0002"));
    keep(Map.of("CVE-2030-0001", List.of(KEV, SSVC), "CVE-2030-0002", List.of(KEV)), true);
    decideAll();

    keep(Map.of("CVE-2030-0002", List.of(KEV)), false);
    assertThat(store().undecided(NOW)).isEmpty();
    assertThat(facts("CVE-2030-0001")).containsExactly(KEV, SSVC);

    keep(Map.of("CVE-2030-0002", List.of(KEV)), true);
    assertThat(store().undecided(NOW)).isEqualTo(ids("CVE-2030-0001"));
    assertThat(facts("CVE-2030-0001")).containsExactly(SSVC);
    assertThat(facts("CVE-2030-0002")).containsExactly(KEV);
  }

  @Test
  default void nothing_is_dropped_for_a_page_without_facts() {
    keep(Map.of("CVE-2030-0001", List.of(KEV)), true);

    keep(Map.of(), true);

    assertThat(facts("CVE-2030-0001")).containsExactly(KEV);
  }

  @Test
  default void a_source_of_facts_alone_has_news_when_one_is_new() {
    keep(Map.of("CVE-2030-0001", List.of(KEV)), true);
    assertThat(store().source("kev").lastNews()).contains(NOW);

    store()
        .collect(
            new Store.Harvest(
                "kev",
                List.of(),
                Map.of(id("CVE-2030-0001"), List.of(KEV)),
                List.of(),
                new TreeMap<>(),
                true,
                NOW.plus(HOUR)));
    assertThat(store().source("kev").lastNews()).contains(NOW);
    assertThat(store().source("kev").lastSuccess()).contains(NOW.plus(HOUR));
  }

  @Test
  default void an_estimate_is_kept_to_the_hundred_thousandth_with_the_day_since_when_it_is_so() {
    collect(advisory("cve", "CVE-2030-0001", "one", "CVE-2030-0001"));
    keep(Map.of("CVE-2030-0001", List.of(KEV)), true);
    estimate(DAY, Map.of("CVE-2030-0001", 0.94328, "CVE-2030-0002", 4e-05, "CVE-2030-0003", 1.0));

    assertThat(facts("CVE-2030-0001")).containsExactly(epss(0.94328, DAY), KEV);
    assertThat(facts("CVE-2030-0002")).containsExactly(epss(4e-05, DAY));

    estimate(DAY.plusDays(1), Map.of("CVE-2030-0001", 0.94328, "CVE-2030-0002", 5e-05));
    assertThat(facts("CVE-2030-0001")).containsExactly(epss(0.94328, DAY), KEV);
    assertThat(facts("CVE-2030-0002")).containsExactly(epss(5e-05, DAY.plusDays(1)));
    assertThat(facts("CVE-2030-0003")).containsExactly(epss(1.0, DAY));
  }

  @Test
  default void only_an_estimate_that_crosses_a_bar_is_decided_again() {
    collect(advisory("cve", "CVE-2030-0001", "one", "CVE-2030-0001"));
    decideAll();

    assertThat(estimated(0.05, 0.1, 0.5)).as("first, below the bars").isFalse();
    assertThat(estimated(0.0999, 0.1, 0.5)).as("up, but not enough").isFalse();
    assertThat(estimated(0.1, 0.1, 0.5)).as("the bar is met").isTrue();
    assertThat(estimated(0.4, 0.1, 0.5)).as("between the bars").isFalse();
    assertThat(estimated(0.9, 0.1, 0.5)).as("over the other").isTrue();
    assertThat(estimated(0.9, 0.1, 0.5)).as("the same again").isFalse();
    assertThat(estimated(0.05, 0.1, 0.5)).as("down below both").isTrue();
    assertThat(estimated(0.9)).as("without bars").isFalse();
  }

  @Test
  default void a_first_estimate_over_a_bar_is_decided() {
    collect(advisory("cve", "CVE-2030-0001", "one", "CVE-2030-0001"));
    decideAll();

    assertThat(estimated(0.7, 0.5)).isTrue();
  }

  @Test
  default void an_estimate_of_what_nobody_has_announced_waits_for_it() {
    assertThat(estimated(0.7, 0.5)).isFalse();
    assertThat(estimated(0.1, 0.5)).isFalse();

    collect(advisory("cve", "CVE-2030-0001", "one", "CVE-2030-0001"));
    assertThat(facts("CVE-2030-0001")).containsExactly(epss(0.1, DAY));
  }

  private static Enrichment epss(double probability, LocalDate day) {
    return new Enrichment.Epss(probability, 0.5, day);
  }

  /** Whether this estimate of the first CVE has it decided again. */
  private boolean estimated(double probability, Double... bars) {
    estimate(DAY, Map.of("CVE-2030-0001", probability), bars);
    boolean undecided = !store().undecided(NOW).isEmpty();
    decideAll();
    return undecided;
  }

  private void estimate(LocalDate day, Map<String, Double> probabilities, Double... bars) {
    Map<VulnerabilityId, List<Enrichment>> byId = new TreeMap<>();
    probabilities.forEach((id, probability) -> byId.put(id(id), List.of(epss(probability, day))));
    store()
        .collect(
            new Store.Harvest(
                "epss",
                List.of(),
                byId,
                false,
                List.of(bars),
                List.of(),
                new TreeMap<>(),
                true,
                NOW));
  }

  private List<Enrichment> facts(String id) {
    return store().enrichments(ids(id)).getOrDefault(id(id), List.of());
  }

  private void keep(Map<String, List<Enrichment>> facts, boolean whole) {
    Map<VulnerabilityId, List<Enrichment>> byId = new TreeMap<>();
    facts.forEach((id, values) -> byId.put(id(id), values));
    store()
        .collect(
            new Store.Harvest(
                "kev", List.of(), byId, whole, List.of(), List.of(), new TreeMap<>(), true, NOW));
  }
}
