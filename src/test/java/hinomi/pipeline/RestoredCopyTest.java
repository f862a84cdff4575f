package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.VulnerabilityId;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.ticket.TicketAction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of last week's database is put in place of one that is lost. */
class RestoredCopyTest {
  @TempDir Path folder;
  private World world;
  private final Log log = new Log();

  @BeforeEach
  void begin() {
    world = new World(folder);
  }

  @AfterEach
  void end() {
    world.close();
  }

  /** Gives everything that was announced since the cursor, however old that is. */
  private static final class Log implements Source {
    private final List<Advisory> entries = new ArrayList<>();

    @Override
    public String name() {
      return "cve";
    }

    @Override
    public URI address() {
      return URI.create("https://source.invalid/");
    }

    @Override
    public Page fetch(Cursor from) {
      int read = Integer.parseInt(from.get("read").orElse("0"));
      return Page.of(
          List.copyOf(entries.subList(read, entries.size())),
          List.of(),
          from.with("read", "" + entries.size()));
    }
  }

  private PassReport pass() throws InterruptedException {
    return world.pass(List.of(log)).run();
  }

  private void announced(String product, String cve) {
    world.after(Duration.ofHours(1));
    log.entries.add(world.about(product, cve));
  }

  @Test
  void it_files_nothing_twice_and_catches_up() throws Exception {
    pass();
    announced("nginx", "CVE-2026-0001");
    assertThat(pass().filed()).isOne();
    announced("nginx", "CVE-2026-0002");
    world.tracker.reachable = false;
    pass();
    assertThat(world.store().undelivered()).isOne();
    Path copy = world.copied();

    world.tracker.reachable = true;
    world.after(Duration.ofHours(1));
    assertThat(pass().filed()).as("what waited when the copy was made").isOne();
    announced("nginx", "CVE-2026-0003");
    announced("Widgetron", "CVE-2026-0004");
    assertThat(pass().filed()).isOne();
    assertThat(world.tracker.cases()).hasSize(3);

    world.after(Duration.ofDays(7));
    world.restored(copy);
    announced("nginx", "CVE-2026-0005");
    pass();
    world.after(Duration.ofDays(1));
    PassReport last = pass();

    assertThat(world.subjects())
        .extracting(s -> s.replaceAll(".*(CVE-\\d+-\\d+).*", "$1"))
        .containsExactly("CVE-2026-0001", "CVE-2026-0002", "CVE-2026-0003", "CVE-2026-0005");
    assertThat(world.tracker.tickets).extracting(t -> t.subject).doesNotHaveDuplicates();
    assertThat(world.tracker.cases().stream().flatMap(t -> t.notes.stream()))
        .as("the reminder of what nobody has looked at for a week, and nothing else")
        .singleElement()
        .asString()
        .contains("未検討");
    assertThat(world.store().undelivered()).isZero();
    assertThat(last.planned()).isEmpty();
    assertThat(world.store().tickets())
        .as("known again")
        .filteredOn(row -> row.life().kind() == TicketAction.Kind.CASE)
        .hasSize(4);
    assertThat(world.store().named("CVE-2026-0004"))
        .as("what nobody runs is there again, too")
        .containsExactly(new VulnerabilityId("CVE-2026-0004"));
    assertThat(world.store().source("cve").cursor()).containsEntry("read", "5");
  }
}
