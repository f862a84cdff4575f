package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Localized;
import hinomi.store.Store.Collected;
import hinomi.store.Store.Decided;
import hinomi.store.Store.Harvest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every engine's store promises. Each test begins with an empty database. */
abstract class StoreContract {
  static final Instant NOW = Instant.parse("2030-06-01T09:00:00Z");
  static final Duration HOUR = Duration.ofHours(1);

  private final List<Store> opened = new ArrayList<>();
  Store store;

  /** Opens the test's database; a second time what the first left behind is in it. */
  abstract Store open();

  @BeforeEach
  final void openStore() {
    store = another();
  }

  @AfterEach
  final void closeStores() {
    opened.forEach(Store::close);
  }

  /** A second store on the same database, as another process would have. */
  final Store another() {
    Store another = open();
    opened.add(another);
    return another;
  }

  static Advisory advisory(String source, String id, String title, String... cves) {
    return Advisory.of(new AdvisoryId(source, id), Advisory.Kind.ENTRY, NOW.minus(HOUR))
        .cves(List.of(cves).stream().map(CveId::new).toList())
        .title(Localized.ja(title))
        .build();
  }

  static VulnerabilityId id(String value) {
    return new VulnerabilityId(value);
  }

  static List<VulnerabilityId> ids(String... values) {
    return List.of(values).stream().map(VulnerabilityId::new).toList();
  }

  static Harvest harvest(String source, Advisory... advisories) {
    return new Harvest(
        source, List.of(advisories), Map.of(), List.of(), new TreeMap<>(), true, NOW);
  }

  final Collected collect(Advisory... advisories) {
    return store.collect(harvest(advisories[0].id().source(), advisories));
  }

  /** Decides everything that waits, without any action. */
  final void decideAll() {
    store.decide(new Decided(store.undecided(NOW), Map.of(), List.of(), List.of(), NOW));
    assertThat(store.undecided(NOW)).isEmpty();
  }
}
