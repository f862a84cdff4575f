package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.VulnerabilityId;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Life;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.tracker.Outcome;
import hinomi.tracker.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people make of tickets, as Hinomi sees it. */
class ReadBackTest {
  private static final String CVE = "CVE-2026-5001";

  @TempDir private Path folder;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(folder);
    world.watches = List.of(World.alone("nginx"), World.alone("Redis"));
    world.pass();
    world.after(Duration.ofHours(1)).announce(world.about("nginx", CVE)).pass();
    world.tracker.looks.clear();
  }

  @AfterEach
  void end() {
    world.close();
  }

  private Seen.There there(Stage stage) {
    return new Seen.There(
        stage, stage.name(), "", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Seen.There touched(Stage stage, String who, Instant at) {
    return new Seen.There(
        stage,
        stage.name(),
        "鈴木",
        Optional.of(new Seen.Touch(at, who)),
        stage.ended() ? Optional.of(new Seen.Closing(at, who, "対応済み")) : Optional.empty(),
        Optional.empty());
  }

  private void see(String ticket, Seen seen) {
    world.tracker.seen.put(ticket, seen);
    world.after(Duration.ofHours(1)).pass();
  }

  private TicketRow row(String cve) {
    VulnerabilityId id = new VulnerabilityId(cve);
    return world.store().life().of(id).getFirst();
  }

  private Life life() {
    return row(CVE).life();
  }

  private List<LedgerEntry> entries(String rule) {
    return world.store().ledger(new VulnerabilityId(CVE)).stream()
        .filter(e -> e.rule().equals(rule))
        .toList();
  }

  private List<Boolean> thorough() {
    return world.tracker.looks.stream().map(FakeTracker.Look::thorough).toList();
  }

  @Test
  void a_ticket_that_only_hinomi_changed_stays_untouched() {
    see("1", there(Stage.NEW));

    assertThat(life().untouched()).isTrue();
    assertThat(life().status()).isEqualTo("NEW");
    assertThat(entries("touched")).isEmpty();
  }

  @Test
  void the_first_touch_counts_and_not_a_later_ones() {
    Instant first = world.now;
    see("1", touched(Stage.NEW, "7", first));
    assertThat(life().untouched()).as("a comment is a touch").isFalse();
    see("1", touched(Stage.OPEN, "8", world.now));

    assertThat(life().touched()).contains(first);
    assertThat(life().touchedBy()).isEqualTo("7");
    assertThat(life().assignee()).isEqualTo("鈴木");
    assertThat(entries("touched")).hasSize(1);
  }

  @Test
  void how_it_ended_stands_in_the_ledger_with_who_and_with_what_words() {
    see("1", touched(Stage.NOT_OURS, "8", world.now));
    see("1", touched(Stage.NOT_OURS, "8", world.now));

    assertThat(entries("closed-not-ours"))
        .singleElement()
        .satisfies(e -> assertThat(e.reason().args()).contains("8"));
    assertThat(life().closedBy()).isEqualTo("8");
    assertThat(life().closingNote()).isEqualTo("対応済み");
    assertThat(life().closed()).isPresent();
  }

  @Test
  void a_ticket_that_a_person_moved_is_followed_and_told_once() {
    Seen.There moved =
        new Seen.There(
            Stage.OPEN, "OPEN", "", Optional.empty(), Optional.empty(), Optional.of("保管庫"));
    see("1", moved);
    see("1", moved);

    assertThat(entries("moved")).hasSize(1);
    assertThat(life().moved()).isEqualTo("保管庫");
    assertThat(world.tracker.cases()).hasSize(1);
  }

  @Test
  void what_cannot_be_looked_at_stays_as_it_was_known_and_hides_no_other() {
    world.announce(world.about("Redis", "CVE-2026-5002"));
    see("1", touched(Stage.OPEN, "7", world.now));
    Life before = life();
    world.tracker.seen.put("2", touched(Stage.DONE, "7", world.now));
    see("1", new Seen.Unreachable(FakeTracker.WHY));

    assertThat(life()).isEqualTo(before);
    assertThat(row("CVE-2026-5002").life().stage()).isEqualTo(Stage.DONE);
  }

  @Test
  void a_tracker_that_is_down_changes_nothing() {
    see("1", touched(Stage.OPEN, "7", world.now));
    Life before = life();
    world.tracker.reachable = false;
    world.after(Duration.ofHours(1)).pass();

    assertThat(life()).isEqualTo(before);
  }

  @Test
  void a_deleted_one_is_gone_for_good_and_told_once() {
    see("1", new Seen.Gone(FakeTracker.WHY));
    world.announce(world.about("nginx", CVE));
    world.after(Duration.ofDays(2)).pass();

    assertThat(life().stage()).isEqualTo(Stage.GONE);
    assertThat(entries("gone")).hasSize(1);
    assertThat(world.tracker.cases()).hasSize(1);
  }

  @Test
  void they_are_looked_for_one_by_one_once_a_day() {
    for (int i = 0; i < 50; i++) {
      world.after(Duration.ofHours(1)).pass();
    }

    assertThat(thorough().stream().filter(t -> t)).as("in 50 hours").hasSize(3);
    assertThat(thorough()).hasSize(50);
  }

  @Test
  void what_has_ended_is_looked_at_once_a_day_for_thirty_days() {
    see("1", touched(Stage.DONE, "7", world.now));
    world.tracker.looks.clear();
    for (int i = 0; i < 40 * 4; i++) {
      world.after(Duration.ofHours(6)).pass();
    }

    assertThat(world.tracker.looks.stream().filter(l -> l.tickets().contains("1")))
        .hasSizeBetween(28, 31)
        .allMatch(FakeTracker.Look::thorough);
  }

  @Test
  void a_ticket_out_of_sight_costs_no_thorough_look_in_every_pass() {
    world.announce(world.about("Redis", "CVE-2026-5003"));
    see("2", there(Stage.NEW));
    see("1", new Seen.Unreachable(FakeTracker.WHY));
    world.after(Duration.ofDays(2)).pass();
    world.tracker.looks.clear();
    for (int i = 0; i < 24; i++) {
      world.after(Duration.ofMinutes(15)).pass();
    }

    assertThat(thorough().stream().filter(t -> t)).as("in six hours").hasSizeBetween(1, 6);
  }

  @Test
  void a_delivery_that_keeps_failing_is_told_though_another_ticket_is_out_of_sight() {
    see("1", new Seen.Unreachable(FakeTracker.WHY));
    world.announce(world.about("Redis", "CVE-2026-5011"));
    world.after(Duration.ofHours(1)).pass();
    world.tracker.seen.put("2", there(Stage.NEW));
    for (int i = 0; i < 200; i++) {
      world.tracker.faults.add(
          ticket -> {
            if (ticket.subject.contains("CVE-2026-5012")) {
              return new Outcome.Refused(FakeTracker.WHY, false);
            }
            world.tracker.tickets.add(ticket);
            return new Outcome.Done(ticket.ref(), List.of());
          });
    }
    world.announce(world.about("Redis", "CVE-2026-5012"));
    for (int i = 0; i < 9; i++) {
      world.after(Duration.ofHours(1)).pass();
    }

    assertThat(world.tracker.of(TicketAction.Kind.ALARM))
        .singleElement()
        .satisfies(
            t ->
                assertThat(t.file.founder().id().value())
                    .as(t.subject)
                    .startsWith("alarm delivery "));
  }
}
