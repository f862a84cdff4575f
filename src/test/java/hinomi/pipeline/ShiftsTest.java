package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.pipeline.Engine.Run;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pass in parts: what may go on beside what. */
class ShiftsTest {
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

  /** A source that takes until it is let go. */
  private static final class Slow implements Source {
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch answers = new CountDownLatch(1);

    @Override
    public String name() {
      return "slow";
    }

    @Override
    public URI address() {
      return URI.create("https://slow.invalid/");
    }

    @Override
    public Page fetch(Cursor from) throws InterruptedException {
      asked.countDown();
      assertThat(answers.await(30, TimeUnit.SECONDS)).isTrue();
      return Page.unchanged(from);
    }
  }

  private static PassReport ended(Run run) {
    assertThat(run).isInstanceOf(Run.Ended.class);
    return ((Run.Ended) run).report();
  }

  @Test
  void a_source_that_takes_long_keeps_no_other_from_being_read_and_decided() throws Exception {
    Slow slow = new Slow();
    Shifts shifts = world.shifts(List.of(slow, world.new Script("cve")));
    world.pass();
    world.announce(world.about("nginx", "CVE-2026-0001"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Run> long_ = threads.submit(() -> shifts.collect("slow", Watcher.SILENT));
      slow.asked.await();

      assertThat(shifts.collect("slow", Watcher.SILENT)).isInstanceOf(Run.Busy.class);
      PassReport read = ended(shifts.collect("cve", Watcher.SILENT));
      assertThat(read.sources()).extracting(SourceReport::fresh).containsExactly(1);
      assertThat(read.planned()).as("by the next one").isEmpty();
      assertThat(shifts.undecided()).isTrue();
      assertThat(ended(shifts.decide(Watcher.SILENT)).planned()).hasSize(1);
      assertThat(shifts.undecided()).isFalse();
      assertThat(ended(shifts.attend(Watcher.SILENT)).troubled()).isTrue();

      assertThat(long_.isDone()).isFalse();
      slow.answers.countDown();
      assertThat(ended(long_.get()).sources()).hasSize(1);
    }
    assertThat(ended(shifts.collect("slow", Watcher.SILENT)).sources()).hasSize(1);
  }

  @Test
  void while_another_pass_is_under_way_sources_are_read_and_nothing_is_decided() throws Exception {
    Shifts shifts = world.shifts(List.of(world.new Script("cve")));
    world.announce(world.about("nginx", "CVE-2026-0001"));
    try (Store.RunLock pass = world.store().lock().orElseThrow()) {
      assertThat(pass).isNotNull();
      ended(shifts.collect("cve", Watcher.SILENT));
      assertThat(shifts.decide(Watcher.SILENT)).isInstanceOf(Run.Busy.class);
      assertThat(shifts.attend(Watcher.SILENT)).isInstanceOf(Run.Busy.class);
      assertThat(shifts.undecided()).isTrue();
    }
    assertThat(ended(shifts.decide(Watcher.SILENT)).considered()).isEqualTo(1);
  }

  @Test
  void a_whole_pass_leaves_out_a_source_that_is_being_read_elsewhere() throws Exception {
    world.announce(world.about("nginx", "CVE-2026-0001"));
    try (Store.RunLock jvn = world.store().leases().source("jvn").orElseThrow()) {
      assertThat(jvn).isNotNull();
      PassReport report =
          world.pass(List.of(world.new Script("jvn"), world.new Script("cve"))).run();
      assertThat(report.sources()).extracting(SourceReport::source).containsExactly("cve");
    }
  }

  @Test
  void a_first_read_that_takes_long_misses_nothing_that_is_published_meanwhile() throws Exception {
    Shifts shifts = world.shifts(List.of(world.new Script("cve")));
    ended(shifts.collect("cve", Watcher.SILENT));
    world.after(java.time.Duration.ofMinutes(10));
    world.announce(world.about("nginx", "CVE-2026-0001"));
    world.after(java.time.Duration.ofMinutes(10));
    ended(shifts.collect("cve", Watcher.SILENT));

    assertThat(ended(shifts.decide(Watcher.SILENT)).planned()).hasSize(1);
  }

  @Test
  void a_source_that_is_not_on_is_nothing_to_wait_for() throws Exception {
    Shifts shifts = world.shifts(List.of());
    assertThat(ended(shifts.collect("cve", Watcher.SILENT)).sources()).isEmpty();
  }
}
