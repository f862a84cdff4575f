package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.VulnerabilityId;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts on their way through a pass. */
class FactsInAPassTest {
  private static final CveId CVE = new CveId("CVE-2026-0001");
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  @TempDir private Path folder;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(folder);
  }

  @AfterEach
  void end() {
    world.close();
  }

  /** Makes a pass in which a source tells this alone, and says how much was decided in it. */
  private int pass(boolean whole, Map<CveId, List<Enrichment>> facts) throws Exception {
    Source source =
        new Source() {
          @Override
          public String name() {
            return "facts";
          }

          @Override
          public URI address() {
            return URI.create("https://facts.invalid/");
          }

          @Override
          public Page fetch(Cursor from) {
            return new Page(
                List.of(), facts, List.of(), List.of(), from, false, Page.Progress.UNKNOWN, whole);
          }
        };
    return world.pass(List.of(source)).run().considered();
  }

  private int estimate(double probability) throws Exception {
    return pass(false, Map.of(CVE, List.of(new Enrichment.Epss(probability, 0.9, DAY))));
  }

  @Test
  void an_estimate_is_decided_again_where_it_crosses_a_bar_of_the_settings() throws Exception {
    world.epssBars = List.of(0.5);
    world.announce(world.about("nginx", CVE.value())).pass();

    assertThat(estimate(0.49)).isZero();
    assertThat(estimate(0.5)).isOne();
    assertThat(estimate(0.97)).isZero();
    assertThat(estimate(0.1)).isOne();
  }

  @Test
  void without_a_bar_no_estimate_is_decided() throws Exception {
    world.announce(world.about("nginx", CVE.value())).pass();

    assertThat(estimate(0.97)).isZero();
  }

  @Test
  void what_left_the_catalogue_is_decided_again_and_forgotten() throws Exception {
    CveId other = new CveId("CVE-2026-0002");
    Enrichment kev = new Enrichment.Kev(DAY, null, false);
    world.announce(world.about("nginx", CVE.value())).pass();

    assertThat(pass(true, Map.of(CVE, List.of(kev), other, List.of(kev)))).isOne();
    assertThat(pass(true, Map.of(other, List.of(kev)))).isOne();

    VulnerabilityId id = VulnerabilityId.of(CVE);
    assertThat(world.store().enrichments(List.of(id))).containsEntry(id, List.of());
  }
}
