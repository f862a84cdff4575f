package hinomi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import hinomi.SampleApp;
import hinomi.config.Config;
import hinomi.config.Loader;
import hinomi.language.Language;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Watcher;
import hinomi.store.Store;
import hinomi.watch.Watch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service by a clock that is moved: what is done when, and what a changed file changes. */
class DaemonTest {
  private static final Instant BEGIN = Instant.parse("2026-10-01T03:00:00Z");

  @TempDir private Path folder;

  private final SettableClock clock = new SettableClock();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<ManualScheduler> schedulers = new ArrayList<>();
  private SampleApp app;
  private Path file;
  private Daemon daemon;

  @BeforeEach
  void begin() throws Exception {
    clock.set(BEGIN);
    app = new SampleApp(clock::now);
    Config config = SampleApp.config(folder);
    file = config.file();
    daemon = daemon(config);
    daemon.remind();
  }

  @AfterEach
  void end() {
    daemon.close();
  }

  private Daemon daemon(Config config) {
    return new Daemon(
        new Daemon.Parts(
            config,
            () -> Loader.load(file, Map.of(), Language.EN),
            app::engine,
            clock::now,
            Map.of(),
            "1.2.3",
            Hangup.deaf(),
            new PrintStream(said, true, StandardCharsets.UTF_8)),
        (scheduling, time, work) ->
            new Clockwork(
                scheduling,
                time,
                work,
                task -> {
                  ManualScheduler manual =
                      TestHelper.createManualScheduler(scheduling.connections(), task)
                          .clock(clock)
                          .alwaysPersistTimestampInUTC()
                          .build();
                  schedulers.add(manual);
                  return manual;
                }));
  }

  private void after(Duration time) {
    clock.tick(time);
    schedulers.getLast().runAnyDueExecutions();
  }

  private Store store() {
    return daemon.engine().store();
  }

  private Optional<Instant> asked(String source) {
    return store().source(source).lastSuccess();
  }

  private Instant next(String source) {
    return daemon.timetable().stream()
        .filter(turn -> turn.source().equals(source))
        .findFirst()
        .flatMap(Daemon.Turn::next)
        .orElseThrow();
  }

  private void edit(String from, String to) throws Exception {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everything_is_asked_soon_after_the_start_and_then_each_source_at_its_own_time() {
    after(Duration.ofSeconds(30));

    assertThat(daemon.timetable())
        .extracting(Daemon.Turn::source)
        .containsExactly("jvn", "jvn-ipedia", "jpcert", "cve", "kev", "epss");
    assertThat(asked("jvn")).contains(BEGIN.plusSeconds(30));
    assertThat(asked("epss")).contains(BEGIN.plusSeconds(30));
    assertThat(store().undelivered()).as("decided at once").isPositive();
    assertThat(said()).contains("jvn: ").contains(" new, ");

    Instant again = next("jvn");
    assertThat(again)
        .isBetween(BEGIN.plusSeconds(30).plusSeconds(15 * 60), BEGIN.plusSeconds(30 + 16 * 60));
    assertThat(next("epss")).isAfter(BEGIN.plus(Duration.ofHours(24)));
    clock.set(again.minusMillis(1));
    after(Duration.ZERO);
    assertThat(asked("jvn")).contains(BEGIN.plusSeconds(30));
    after(Duration.ofMillis(1));
    assertThat(asked("jvn")).contains(again);
    assertThat(asked("epss")).contains(BEGIN.plusSeconds(30));
  }

  @Test
  void what_is_decided_is_delivered_and_nothing_is_said_of_what_is_unchanged() throws Exception {
    after(Duration.ofSeconds(30));
    assertThat(store().undelivered()).isPositive();
    try (Engine engine = app.engine(daemon.config())) {
      // What belongs to a ticket comes in the round after its filing.
      for (int round = 0; round < 4; round++) {
        engine.shifts().deliver(Watcher.SILENT);
      }
    }
    assertThat(store().undelivered()).isZero();
    said.reset();

    after(Duration.ofMinutes(40));

    assertThat(asked("jvn")).contains(BEGIN.plusSeconds(30 + 40 * 60));
    assertThat(said()).isEmpty();
  }

  @Test
  void a_source_is_asked_now_where_somebody_wants_it() {
    after(Duration.ofSeconds(30));
    clock.tick(Duration.ofMinutes(2));

    assertThat(daemon.runNow("epss")).isTrue();
    assertThat(daemon.runNow("nvd")).isFalse();
    after(Duration.ZERO);

    assertThat(asked("epss")).contains(clock.now());
    assertThat(asked("jvn")).contains(BEGIN.plusSeconds(30));
  }

  @Test
  void while_another_pass_is_under_way_sources_are_read_and_decided_soon_afterwards() {
    try (Store.RunLock held = app.engine(daemon.config()).store().lock().orElseThrow()) {
      after(Duration.ofSeconds(30));
      assertThat(held).isNotNull();
      assertThat(asked("jvn")).contains(clock.now());
      assertThat(store().undelivered()).isZero();
    }
    after(Duration.ofSeconds(7));

    assertThat(store().undelivered()).isPositive();
    assertThat(store().undecided(clock.now())).isEmpty();
  }

  @Test
  void a_source_that_is_being_read_elsewhere_waits_for_seconds_and_is_not_forgotten() {
    try (Store.RunLock held =
        app.engine(daemon.config()).store().leases().source("jvn").orElseThrow()) {
      after(Duration.ofSeconds(30));
      assertThat(held).isNotNull();
      assertThat(asked("jvn")).isEmpty();
      assertThat(asked("kev")).isPresent();
      assertThat(next("jvn")).isBefore(clock.now().plusSeconds(7));
    }
    after(Duration.ofSeconds(7));

    assertThat(asked("jvn")).contains(clock.now());
  }

  @Test
  void a_restart_keeps_the_times() {
    after(Duration.ofSeconds(30));
    Instant before = next("epss");
    daemon.close();

    clock.tick(Duration.ofMinutes(1));
    daemon = daemon(daemon.config());
    daemon.remind();

    assertThat(next("epss")).isEqualTo(before);
    assertThat(next("jvn")).isAfter(clock.now().plus(Duration.ofMinutes(10)));
  }

  @Test
  void a_changed_file_changes_schedules_and_nothing_is_lost() throws Exception {
    after(Duration.ofSeconds(30));
    int waiting = store().undelivered();
    edit(
        "limits:",
        "sources: {jpcert: off, epss: {every: \"0 */10 * * * *\"}, kev: {every: 2d}}\nlimits:");
    daemon.reload();

    assertThat(daemon.refused()).isEmpty();
    assertThat(said()).contains("in force: 5 sources");
    assertThat(daemon.timetable())
        .extracting(Daemon.Turn::source)
        .containsExactly("jvn", "jvn-ipedia", "cve", "kev", "epss");
    assertThat(next("epss"))
        .isBetween(BEGIN.plus(Duration.ofMinutes(10)), BEGIN.plusSeconds(10 * 60 + 20));
    assertThat(store().undelivered()).isEqualTo(waiting);

    after(Duration.ofMinutes(30));
    assertThat(asked("jpcert")).contains(BEGIN.plusSeconds(30));
    assertThat(asked("epss")).contains(clock.now());
  }

  @Test
  void a_bad_file_is_refused_with_its_place_and_the_old_one_stays_in_force() throws Exception {
    edit("language: en", "langage: en");
    daemon.reload();

    assertThat(daemon.refused())
        .hasValueSatisfying(why -> assertThat(why).contains("hinomi.yml:6:1: "));
    assertThat(said()).contains("refused").contains("hinomi.yml:6:1: ");
    assertThat(daemon.config().language()).isEqualTo(Language.EN);
    assertThat(daemon.metrics())
        .contains("hinomi_config_reload_failures_total 1.0")
        .contains("hinomi_config_refused 1.0");
    after(Duration.ofSeconds(30));
    assertThat(asked("jvn")).isPresent();

    edit("langage: en", "language: ja");
    daemon.reload();
    assertThat(daemon.refused()).isEmpty();
    assertThat(daemon.config().language()).isEqualTo(Language.JA);
    assertThat(daemon.metrics()).contains("hinomi_config_refused 0.0");
  }

  @Test
  void a_changed_inventory_or_file_of_holidays_takes_effect_by_itself() throws Exception {
    Path hosts = Files.writeString(folder.resolve("hosts.csv"), "host,product\nweb1,Frobnicator\n");
    Path days = Files.writeString(folder.resolve("days.txt"), "2026-11-23\n");
    edit("  zone: Asia/Tokyo", "  zone: Asia/Tokyo\n  holidays: days.txt\ninventory: hosts.csv");
    daemon.look();
    assertThat(daemon.refused()).isEmpty();
    assertThat(daemon.config().watches()).extracting(Watch::name).contains("Frobnicator");

    Files.writeString(hosts, "host,product\nweb1,Frobnicator\nweb2,Grommet\n");
    daemon.look();
    assertThat(daemon.config().watches()).extracting(Watch::name).contains("Grommet");

    Files.writeString(days, "2026-11-23\n2026-12-29\n");
    daemon.look();
    assertThat(daemon.config().calendar().holidays()).hasSize(2);

    said.reset();
    daemon.look();
    assertThat(said()).as("nothing is read for nothing").isEmpty();
  }

  @Test
  void a_file_that_was_missing_when_it_was_named_is_waited_for() throws Exception {
    edit("limits:", "inventory: hosts.csv\nlimits:");
    daemon.look();
    assertThat(daemon.refused()).isPresent();

    Files.writeString(folder.resolve("hosts.csv"), "host,product\nweb1,Frobnicator\n");
    daemon.look();
    assertThat(daemon.refused()).isEmpty();
    assertThat(daemon.config().watches()).extracting(Watch::name).contains("Frobnicator");
  }

  @Test
  void another_database_needs_a_restart() throws Exception {
    edit("jdbc:sqlite:hinomi.db", "jdbc:sqlite:other.db");
    daemon.reload();

    assertThat(daemon.refused()).hasValueSatisfying(why -> assertThat(why).contains("Restart"));
    assertThat(folder.resolve("other.db")).doesNotExist();
  }

  @Test
  void the_metrics_tell_of_sources_outbox_and_decisions() {
    after(Duration.ofSeconds(30));
    clock.tick(Duration.ofSeconds(70));

    assertThat(daemon.metrics())
        .contains("hinomi_build_info{version=\"1.2.3\"} 1")
        .contains("hinomi_source_lag_seconds{source=\"jvn\"} 70.0")
        .containsPattern(
            "hinomi_source_last_success_timestamp_seconds\\{source=\"kev\"} 1\\.\\d+E9")
        .containsPattern("hinomi_source_items_total\\{source=\"jvn\",what=\"new\"} [1-9]")
        .containsPattern("hinomi_source_rejects_total\\{source=\"cve\"} 0")
        .containsPattern("hinomi_outbox_actions [1-9]")
        .containsPattern("hinomi_outbox_oldest_seconds (70|100)")
        .containsPattern("hinomi_not_ticketed_total\\{rule=\"[a-z-]+\"} [1-9]");
  }

  @Test
  void a_service_that_is_not_started_is_not_ready() {
    assertThat(daemon.unready()).isNotEmpty();
  }
}
