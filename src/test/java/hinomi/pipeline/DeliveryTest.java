package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.advisory.VulnerabilityId;
import hinomi.store.Store;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Concession;
import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the end each ticket exists exactly once and nothing is missing, whatever fails on the way. */
class DeliveryTest {
  @TempDir private Path folder;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(folder);
    world.pass();
    world.after(Duration.ofHours(1));
  }

  @AfterEach
  void end() {
    world.close();
  }

  private void announceThree() {
    world.announce(
        world.about("nginx", "CVE-2026-0001"),
        world.about("nginx", "CVE-2026-0002"),
        world.about("nginx", "CVE-2026-0003"));
  }

  private void eachExactlyOnce(int n) {
    assertThat(world.tracker.cases()).hasSize(n);
    assertThat(Set.copyOf(world.subjects())).hasSize(n);
    assertThat(world.store().undelivered()).isZero();
  }

  @Test
  void a_tracker_that_stores_and_hangs_gets_no_second_ticket() {
    world.tracker.storesThenHangs();
    announceThree();
    world.pass();

    eachExactlyOnce(3);
    assertThat(world.tracker.creates).isEqualTo(3);
  }

  @Test
  void a_failure_that_stored_nothing_is_tried_again_in_the_same_pass() {
    world.tracker.fails(new Outcome.TryLater(Duration.ofSeconds(5), FakeTracker.WHY, true));
    announceThree();
    world.pass();

    eachExactlyOnce(3);
    assertThat(world.tracker.creates).isEqualTo(4);
  }

  @Test
  void an_answer_of_500_leads_to_concessions_step_by_step() {
    for (int i = 0; i < 2; i++) {
      world.tracker.fails(new Outcome.TryLater(Duration.ofSeconds(5), FakeTracker.WHY, true));
    }
    world.announce(world.about("nginx", "CVE-2026-0001")).pass();

    eachExactlyOnce(1);
    assertThat(world.tracker.cases().getFirst().concessions)
        .containsExactly(Concession.PLAIN_CHARACTERS, Concession.NO_WATCHERS);
  }

  @Test
  void answers_of_500_to_everything_end_the_pass_and_the_next_one_files_the_whole() {
    for (int i = 0; i < 15; i++) {
      world.tracker.fails(new Outcome.TryLater(Duration.ofSeconds(5), FakeTracker.WHY, true));
    }
    announceThree();
    assertThat(world.pass().undelivered()).isEqualTo(3);

    world.after(Duration.ofMinutes(15)).pass();
    eachExactlyOnce(3);
    assertThat(world.tracker.cases()).allMatch(ticket -> ticket.concessions.isEmpty());
  }

  @Test
  void a_refusal_makes_concessions_at_once_and_blocks_nobody() {
    for (int i = 0; i < 5; i++) {
      world.tracker.fails(new Outcome.Refused(FakeTracker.WHY, true));
    }
    announceThree();
    PassReport report = world.pass();

    assertThat(world.tracker.cases()).hasSize(2);
    assertThat(report.undelivered()).isOne();
    assertThat(report.troubled()).isTrue();
    assertThat(report.waiting()).contains(FakeTracker.WHY);
    world.after(Duration.ofMinutes(15)).pass();
    eachExactlyOnce(3);
  }

  @Test
  void what_cannot_be_delivered_goes_out_in_a_later_pass() {
    world.tracker.reachable = false;
    announceThree();
    PassReport report = world.pass();
    assertThat(report.undelivered()).isEqualTo(3);
    assertThat(world.tracker.cases()).isEmpty();

    world.tracker.reachable = true;
    world.after(Duration.ofMinutes(15)).pass();
    eachExactlyOnce(3);
  }

  @Test
  void a_tracker_that_is_down_is_not_asked_for_every_ticket() {
    world.tracker.reachable = false;
    for (int i = 0; i < 40; i++) {
      world.announced.add(List.of());
    }
    world.announced.clear();
    world.announce(
        java.util.stream.IntStream.range(0, 40)
            .mapToObj(i -> world.about("nginx", "CVE-2026-10%02d".formatted(i)))
            .toArray(hinomi.advisory.Advisory[]::new));
    world.pass();

    assertThat(world.tracker.finds).isLessThan(5);
    assertThat(world.store().undelivered()).isEqualTo(40);
    world.tracker.reachable = true;
    world.after(Duration.ofHours(1)).pass();
    eachExactlyOnce(40);
  }

  @Test
  void a_few_that_never_go_through_do_not_block_those_behind_them() {
    for (int i = 0; i < 60; i++) {
      world.tracker.faults.add(
          ticket -> {
            if (ticket.subject.contains("CVE-2026-000")) {
              return new Outcome.TryLater(Duration.ofMinutes(10), FakeTracker.WHY, true);
            }
            world.tracker.tickets.add(ticket);
            return new Outcome.Done(ticket.ref(), List.of());
          });
    }
    announceThree();
    world.pass();
    world.after(Duration.ofHours(1)).announce(world.about("nginx", "CVE-2026-0100")).pass();

    assertThat(world.subjects()).anyMatch(s -> s.contains("CVE-2026-0100"));
  }

  @Test
  void an_emptied_database_finds_its_tickets_again() {
    announceThree();
    world.pass();
    world.forget();
    world.start = seen -> World.NOON;
    announceThree();
    world.after(Duration.ofHours(1)).pass();

    eachExactlyOnce(3);
    assertThat(world.store().ledger(new VulnerabilityId("CVE-2026-0001")))
        .extracting(LedgerEntry::rule)
        .contains("found");
  }

  @Test
  void an_emptied_database_finds_the_ticket_of_a_note_whose_cve_came_later() {
    world.announce(world.note("JVN#00000001", "nginxにおける脆弱性").build()).pass();
    world.forget();
    world.start = seen -> World.NOON;
    world.announce(world.note("JVN#00000001", "nginxにおける脆弱性", "CVE-2026-0009").build());
    world.after(Duration.ofHours(1)).pass();

    assertThat(world.tracker.cases()).hasSize(1);
  }

  @Test
  void a_persons_ticket_is_adopted_with_one_note() {
    world.tracker.theirs =
        new Found.Theirs(new TicketRef("fake/main", "77", ""), Found.Existing.ADOPT);
    world.announce(world.about("nginx", "CVE-2026-0001"));
    PassReport report = world.pass();

    assertThat(world.tracker.cases()).isEmpty();
    assertThat(report.delivered()).singleElement().extracting("how").isEqualTo("adopted");
    assertThat(world.store().tickets().getFirst().ref().orElseThrow().id()).isEqualTo("77");
    assertThat(world.after(Duration.ofHours(1)).pass().delivered()).isEmpty();
  }

  @Test
  void a_ticket_that_a_person_deleted_is_left_alone_and_keeps_nothing_waiting() {
    world.announce(world.note("JVN#00000002", "nginxにおける脆弱性", "CVE-2026-0021").build()).pass();
    world.tracker.deleted = true;
    world.announce(
        world.note("JVN#00000002", "nginxにおける脆弱性", "CVE-2026-0021", "CVE-2026-0022").build());
    PassReport report = world.after(Duration.ofHours(1)).pass();

    assertThat(report.troubled()).isFalse();
    assertThat(report.warnings()).containsExactly(FakeTracker.WHY);
    assertThat(world.store().undelivered()).isZero();
    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(world.after(Duration.ofHours(1)).pass().delivered()).isEmpty();
  }

  @Test
  void a_persons_ticket_is_related_where_so_set() {
    world.tracker.theirs =
        new Found.Theirs(new TicketRef("fake/main", "77", ""), Found.Existing.RELATE);
    world.announce(world.about("nginx", "CVE-2026-0001"));

    assertThat(world.pass().filed()).isOne();
  }

  /** The process dies right before or right after each step of the delivery that the store sees. */
  @ParameterizedTest
  @CsvSource({
    "collect,before", "collect,after", "decide,before", "decide,after", "claim,before",
    "claim,after", "attempting,before", "attempting,after", "delivered,before", "delivered,after",
    "ran,before"
  })
  void a_process_that_is_killed_at_any_step_files_each_exactly_once(String step, String when) {
    announceThree();
    boolean[] armed = {true};
    world.around = store -> dying(store, step, when.equals("after"), armed);
    assertThatThrownBy(world::pass).isInstanceOf(Killed.class);
    armed[0] = false;
    world.restart();
    if (world.store().undecided(world.now).isEmpty() && world.store().undelivered() == 0) {
      announceThree();
    }
    world.after(Duration.ofMinutes(15)).pass();
    world.after(Duration.ofMinutes(15)).pass();

    eachExactlyOnce(3);
    assertThat(world.tracker.creates).isEqualTo(3);
  }

  /** The process dies in the middle of the tracker's work, before or after it stored the ticket. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_process_that_is_killed_while_the_tracker_works_files_each_exactly_once(boolean stored) {
    announceThree();
    world.tracker.faults.add(
        ticket -> {
          if (stored) {
            world.tracker.tickets.add(ticket);
          }
          throw new Killed();
        });
    assertThatThrownBy(world::pass).isInstanceOf(Killed.class);
    world.restart();
    world.after(Duration.ofMinutes(15)).pass();

    eachExactlyOnce(3);
  }

  private static Store dying(Store store, String step, boolean after, boolean[] armed) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, args) -> {
              boolean dies = armed[0] && method.getName().equals(step);
              if (dies && !after) {
                throw new Killed();
              }
              try {
                Object answer = method.invoke(store, args);
                if (dies) {
                  throw new Killed();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** As if by {@code kill -9}: no code of ours runs afterwards. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
