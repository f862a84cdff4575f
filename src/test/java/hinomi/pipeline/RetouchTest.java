package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Product;
import hinomi.language.Localized;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NVD touches very many records at times without changing what they say. */
class RetouchTest {
  private static final int RECORDS = Integer.getInteger("hinomi.retouched", 3000);
  private static final int HITS = 3;

  @TempDir Path folder;

  @Test
  void a_mass_retouch_changes_nothing_but_timestamps() {
    try (World world = new World(folder)) {
      world.pass();
      Instant published = world.after(Duration.ofHours(1)).now;
      world.announce(records(published, world.now));
      assertThat(world.pass().filed()).isEqualTo(HITS);

      Instant touched = world.after(Duration.ofHours(2)).now;
      world.announce(records(published, touched));
      PassReport report = world.pass();

      assertThat(report.sources().getFirst().unchanged()).isEqualTo(RECORDS);
      assertThat(report.sources().getFirst().changed()).isZero();
      assertThat(report.considered()).isZero();
      assertThat(report.planned()).isEmpty();
      assertThat(report.delivered()).isEmpty();
      assertThat(world.tracker.tickets).hasSize(HITS).allMatch(t -> t.notes.isEmpty());
      assertThat(world.store().named("CVE-2026-10000"))
          .allSatisfy(
              id ->
                  assertThat(
                          world
                              .store()
                              .advisories(List.of(id))
                              .getOrDefault(id, List.of())
                              .getFirst()
                              .updated())
                      .isEqualTo(touched));
    }
  }

  private static Advisory[] records(Instant published, Instant updated) {
    return IntStream.range(0, RECORDS)
        .mapToObj(i -> record(i, published, updated))
        .toArray(Advisory[]::new);
  }

  private static Advisory record(int number, Instant published, Instant updated) {
    CveId cve = new CveId("CVE-2026-" + (10_000 + number));
    String product = number < HITS ? "nginx" : "sample";
    return Advisory.of(new AdvisoryId("nvd", cve.value()), Advisory.Kind.RECORD, published)
        .updated(updated)
        .cves(List.of(cve))
        .summary(Localized.en("A flaw in " + product + "."))
        .products(List.of(Product.named(product, product)))
        .scores(List.of(World.score(7.5)))
        .url("https://nvd.nist.gov/vuln/detail/" + cve)
        .build();
  }
}
