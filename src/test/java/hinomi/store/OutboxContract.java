package hinomi.store;

import static hinomi.store.StoreCase.attach;
import static hinomi.store.StoreCase.body;
import static hinomi.store.StoreCase.entry;
import static hinomi.store.StoreCase.file;
import static hinomi.store.StoreCase.id;
import static hinomi.store.StoreCase.ids;
import static hinomi.store.StoreCase.key;
import static hinomi.store.StoreCase.member;
import static hinomi.store.StoreCase.note;
import static hinomi.store.StoreCase.ref;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import hinomi.store.Store.Decided;
import hinomi.store.Store.OutboxRow;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The third transaction: what is carried out, once. */
interface OutboxContract extends StoreCase {

  @Test
  default void an_empty_outbox_has_nothing_to_claim() {
    assertThat(claim(NOW)).isEmpty();
    assertThat(store().undelivered()).isZero();
    assertThat(store().oldestUndelivered()).isEmpty();
    assertThat(store().nextDue()).isEmpty();
  }

  @Test
  default void actions_come_oldest_first_as_they_were() {
    decide(file("CVE-2030-0001"), file("CVE-2030-0002"), file("CVE-2030-0003"));

    List<OutboxRow> rows = another().claim(NOW, LEASE, 2);

    assertThat(rows)
        .extracting(OutboxRow::action)
        .containsExactly(file("CVE-2030-0001"), file("CVE-2030-0002"));
    OutboxRow row = rows.getFirst();
    assertThat(row.attempts()).isZero();
    assertThat(row.attempting()).isFalse();
    assertThat(row.concessions()).isZero();
    assertThat(row.lastTry()).isEmpty();
    assertThat(row.planned()).isEqualTo(NOW);
    assertThat(store().undelivered()).isEqualTo(3);
    assertThat(store().oldestUndelivered()).contains(NOW);
  }

  @Test
  default void what_is_claimed_is_left_to_its_worker_until_the_lease_ends() {
    decide(file("CVE-2030-0001"));
    assertThat(claim(NOW)).hasSize(1);

    assertThat(another().claim(NOW.plusSeconds(1), LEASE, 10)).isEmpty();
    assertThat(store().nextDue()).contains(NOW.plus(LEASE));
    assertThat(another().claim(NOW.plus(LEASE), LEASE, 10)).hasSize(1);
  }

  @Test
  default void what_is_postponed_is_due_later() {
    decide(file("CVE-2030-0001"), file("CVE-2030-0002"));
    OutboxRow first = claim(NOW).getFirst();
    store().attempting(first.id(), NOW, Duration.ZERO, 1);
    store().postponed(first.id(), NOW.plus(HOUR), "HTTP 503", 2);

    assertThat(store().nextDue()).contains(NOW.plus(LEASE));
    assertThat(claim(NOW.plus(HOUR).minusSeconds(1))).hasSize(1).doesNotContain(first);
    OutboxRow again = claim(NOW.plus(HOUR)).getFirst();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.attempting()).isFalse();
    assertThat(again.concessions()).isEqualTo(2);
    assertThat(again.lastTry()).contains(NOW);
    assertThat(again.why()).isEqualTo("HTTP 503");
  }

  @Test
  default void a_try_that_nobody_saw_end_is_remembered_as_such() {
    decide(file("CVE-2030-0001"));
    store().attempting(claim(NOW).getFirst().id(), NOW, Duration.ZERO, 0);
    store().close();

    OutboxRow row = another().claim(NOW.plus(LEASE), LEASE, 10).getFirst();

    assertThat(row.attempting()).isTrue();
    assertThat(row.attempts()).isEqualTo(1);
    assertThat(row.lastTry()).contains(NOW);
  }

  @Test
  default void what_is_delivered_has_its_ticket_and_stands_in_the_ledger() {
    decide(file("CVE-2030-0001"));
    long outbox = claim(NOW).getFirst().id();
    store().attempting(outbox, NOW, Duration.ZERO, 0);
    store()
        .delivered(
            outbox, ref("7"), NOW.plusSeconds(5), List.of(entry(NOW, "CVE-2030-0001", "filed")));

    Store.TicketRow row = another().ticket(List.of(key("CVE-2030-0001"))).orElseThrow();
    assertThat(row.ref()).contains(ref("7"));
    assertThat(row.filed()).contains(NOW.plusSeconds(5));
    assertThat(store().ledger(id("CVE-2030-0001"))).hasSize(1);
    assertThat(store().undelivered()).isZero();
    assertThat(claim(NOW.plus(HOUR))).isEmpty();
  }

  @Test
  default void an_outcome_that_comes_twice_changes_nothing() {
    decide(file("CVE-2030-0001"));
    long outbox = claim(NOW).getFirst().id();
    store().delivered(outbox, ref("7"), NOW, List.of());
    store().delivered(outbox, ref("8"), NOW.plus(HOUR), List.of());
    store().postponed(outbox, NOW, "late", 1);

    assertThat(store().tickets().getFirst().ref()).contains(ref("7"));
    assertThat(store().undelivered()).isZero();
  }

  @Test
  default void a_persons_ticket_takes_the_place_of_the_planned_one() {
    decide(file("CVE-2030-0001"));
    long outbox = claim(NOW).getFirst().id();
    TicketAction adopt =
        new TicketAction.Adopt(ref("70"), List.of(member("CVE-2030-0001")), body("n"), Language.JA);
    store().replaced(outbox, adopt);
    store().postponed(outbox, NOW, "", 0);

    assertThat(claim(NOW).getFirst().action()).isEqualTo(adopt);
    store().delivered(outbox, ref("70"), NOW, List.of());

    assertThat(store().tickets()).hasSize(1);
    assertThat(store().ticket(List.of(key("CVE-2030-0001"))).orElseThrow().ref())
        .contains(ref("70"));
  }

  @Test
  default void two_plans_that_turn_out_to_be_one_ticket_become_one() {
    decide(file("CVE-2030-0001", "CVE-2030-0003"), file("CVE-2030-0002"));
    List<OutboxRow> rows = claim(NOW);
    store().delivered(rows.get(0).id(), ref("7"), NOW, List.of());
    store().delivered(rows.get(1).id(), ref("7"), NOW.plus(HOUR), List.of());

    assertThat(store().tickets()).hasSize(1);
    Store.TicketRow row = store().ticket(List.of(key("CVE-2030-0002"))).orElseThrow();
    assertThat(row.members()).isEqualTo(ids("CVE-2030-0001", "CVE-2030-0003", "CVE-2030-0002"));
    assertThat(row.filed()).contains(NOW);
    decide(attach(ref("7"), "CVE-2030-0004"));
    assertThat(store().tickets().getFirst().members()).hasSize(4);
  }

  @Test
  default void what_concerns_a_waiting_ticket_waits_behind_it() {
    decide(file("CVE-2030-0001"));
    TicketRef waiting = store().tickets().getFirst().address();
    decide(attach(waiting, "CVE-2030-0002"), note(waiting, "CVE-2030-0001", "news"));
    decide(file("CVE-2030-0009"));

    List<OutboxRow> first = claim(NOW);
    assertThat(first)
        .extracting(OutboxRow::action)
        .containsExactly(file("CVE-2030-0001"), file("CVE-2030-0009"));
    store().postponed(first.getFirst().id(), NOW.plus(HOUR), "later", 0);
    assertThat(store().nextDue()).contains(NOW.plus(LEASE));
    assertThat(claim(NOW)).isEmpty();

    store().delivered(first.getFirst().id(), ref("7"), NOW, List.of());
    assertThat(claim(NOW))
        .extracting(OutboxRow::action)
        .containsExactly(
            attach(ref("7"), "CVE-2030-0002"), note(ref("7"), "CVE-2030-0001", "news"));
    assertThat(store().tickets().getLast().members())
        .isEqualTo(ids("CVE-2030-0001", "CVE-2030-0002"));
  }

  @Test
  default void workers_at_once_never_claim_the_same() throws Exception {
    int total = 2000;
    List<TicketAction> actions = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      actions.add(note(ref("7"), "CVE-2030-0001", "note " + i));
    }
    store().decide(new Decided(List.of(), Map.of(), List.of(), actions, NOW));
    Queue<Long> claimed = new ConcurrentLinkedQueue<>();
    List<Store> stores = List.of(store(), another(), another(), store());
    try (ExecutorService workers = Executors.newFixedThreadPool(stores.size())) {
      List<Future<?>> ends = new ArrayList<>();
      for (Store one : stores) {
        ends.add(workers.submit(() -> work(one, NOW, claimed)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }

    assertThat(claimed).hasSize(total).doesNotHaveDuplicates();
    assertThat(store().undelivered()).isZero();
  }

  private static void work(Store store, Instant now, Queue<Long> claimed) {
    List<OutboxRow> rows = store.claim(now, LEASE, 25);
    while (!rows.isEmpty() || store.undelivered() > 0) {
      for (OutboxRow row : rows) {
        claimed.add(row.id());
        store.delivered(row.id(), ref("7"), now, List.of());
      }
      rows = store.claim(now, LEASE, 25);
    }
  }
}
