package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.ticket.Lift;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.tracker.Outcome;
import hinomi.tracker.Seen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Silence is loud: what fails, or says nothing for too long, is one ticket. */
class AlarmTest {
  @TempDir private Path folder;
  private World world;
  private int spoken;

  @BeforeEach
  void begin() {
    world = new World(folder);
    world.silentAfter = Map.of("cve", Duration.ofHours(6));
    world.pass();
    world.after(Duration.ofHours(1)).announce(world.about("Widgetron", "CVE-2026-1101")).pass();
  }

  @AfterEach
  void end() {
    world.close();
  }

  private List<FakeTracker.Ticket> alarms() {
    return world.tracker.of(TicketAction.Kind.ALARM);
  }

  private void failing(int hours) {
    for (int i = 0; i < hours; i++) {
      world.fail(new IOException("503"));
      world.after(Duration.ofHours(1)).pass();
    }
  }

  private void speaks() {
    spoken++;
    world.announce(world.about("Widgetron", "CVE-2026-120" + spoken));
    world.after(Duration.ofHours(1)).pass();
  }

  private static void closed(FakeTracker.Ticket alarm) {
    assertThat(alarm.notes)
        .singleElement()
        .isInstanceOfSatisfying(
            TicketAction.Note.class, n -> assertThat(n.lift().turn()).isEqualTo(Lift.Turn.CLOSE));
  }

  @Test
  void a_source_that_fails_is_one_ticket_closes_with_a_note_and_is_another_when_it_fails_again() {
    failing(6);
    assertThat(alarms()).isEmpty();
    failing(30);
    assertThat(alarms()).hasSize(1);
    assertThat(alarms().getFirst().notes).isEmpty();

    speaks();
    speaks();
    closed(alarms().getFirst());

    failing(30);
    assertThat(alarms()).hasSize(2);
    speaks();
    speaks();
    closed(alarms().getLast());
    assertThat(alarms().getFirst().notes).hasSize(1);
  }

  @Test
  void what_a_person_closed_while_it_lasts_is_not_raised_again() {
    failing(10);
    String id = alarms().getFirst().id;
    world.tracker.seen.put(
        id,
        new Seen.There(
            Stage.DONE,
            "DONE",
            "",
            Optional.of(new Seen.Touch(world.now, "7")),
            Optional.of(new Seen.Closing(world.now, "7", "")),
            Optional.empty()));
    failing(30);

    assertThat(alarms()).hasSize(1);
    assertThat(alarms().getFirst().notes).isEmpty();
  }

  @Test
  void a_delivery_that_keeps_failing_is_one_ticket_that_closes_when_it_gets_through() {
    world.silentAfter = Map.of("cve", Duration.ofDays(400));
    boolean[] shut = {true};
    for (int i = 0; i < 500; i++) {
      world.tracker.faults.add(
          ticket -> {
            if (shut[0] && ticket.subject.contains("nginx")) {
              return new Outcome.Refused(FakeTracker.WHY, false);
            }
            world.tracker.tickets.add(ticket);
            return new Outcome.Done(ticket.ref(), List.of());
          });
    }
    world.announce(world.about("nginx", "CVE-2026-1151"));
    hours(6);
    assertThat(alarms()).isEmpty();
    hours(20);
    assertThat(alarms()).hasSize(1);
    assertThat(alarms().getFirst().file.founder().id().value()).startsWith("alarm delivery ");

    shut[0] = false;
    hours(3);
    assertThat(world.tracker.cases()).hasSize(1);
    closed(alarms().getFirst());
    assertThat(alarms()).hasSize(1);
  }

  @Test
  void a_tracker_that_is_down_is_told_by_the_report_and_floods_nothing_afterwards() {
    world.announce(world.about("nginx", "CVE-2026-1161")).pass();
    world.silentAfter = Map.of("cve", Duration.ofDays(400));
    world.tracker.reachable = false;
    world.announce(world.about("nginx", "CVE-2026-1162"));
    for (int i = 0; i < 20; i++) {
      assertThat(world.after(Duration.ofHours(1)).pass().troubled()).isTrue();
    }
    world.tracker.reachable = true;
    hours(3);

    assertThat(world.tracker.cases()).hasSize(2);
    assertThat(alarms()).hasSizeLessThanOrEqualTo(1).allSatisfy(AlarmTest::closed);
  }

  private void hours(int hours) {
    for (int i = 0; i < hours; i++) {
      world.after(Duration.ofHours(1)).pass();
    }
  }
}
