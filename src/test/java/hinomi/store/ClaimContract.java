package hinomi.store;

import static hinomi.store.StoreCase.attach;
import static hinomi.store.StoreCase.body;
import static hinomi.store.StoreCase.file;
import static hinomi.store.StoreCase.id;
import static hinomi.store.StoreCase.member;
import static hinomi.store.StoreCase.note;
import static hinomi.store.StoreCase.ref;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import hinomi.store.Store.OutboxRow;
import hinomi.ticket.TicketAction;
import hinomi.watch.Handling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Several processes share an outbox: what each may take, keep, and lose. */
interface ClaimContract extends StoreCase {
  Duration SHORT = Duration.ofSeconds(30);

  private static List<OutboxRow> claim(Store store, Instant now) {
    return store.claim(now, SHORT, 10);
  }

  @Test
  default void a_pass_that_begins_leaves_others_what_they_have_claimed() {
    decide(file("CVE-2030-0001"));
    assertThat(claim(another(), NOW)).hasSize(1);

    try (Store.RunLock held = store().lock().orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(claim(store(), NOW.plusSeconds(29))).isEmpty();
      assertThat(claim(store(), NOW.plusSeconds(30))).hasSize(1);
    }
  }

  @Test
  default void a_claim_that_is_renewed_lasts() {
    decide(file("CVE-2030-0001"));
    Store other = another();
    assertThat(claim(other, NOW)).hasSize(1);
    other.renew(NOW.plusSeconds(60));
    store().renew(NOW.plusSeconds(900));

    assertThat(claim(store(), NOW.plusSeconds(59))).isEmpty();
    assertThat(claim(store(), NOW.plusSeconds(60))).hasSize(1);
  }

  @Test
  default void who_has_lost_a_claim_may_neither_try_nor_postpone() {
    decide(file("CVE-2030-0001"));
    Store slow = another();
    long outbox = claim(slow, NOW).getFirst().id();
    Instant later = NOW.plusSeconds(31);
    assertThat(claim(store(), later)).hasSize(1);

    assertThat(slow.attempting(outbox, later, SHORT, 0)).isFalse();
    slow.postponed(outbox, later, "slow", 0);
    slow.renew(later.plusSeconds(500));

    assertThat(store().attempting(outbox, later, SHORT, 0)).isTrue();
    assertThat(claim(slow, later.plusSeconds(29))).isEmpty();
    OutboxRow again = claim(slow, later.plusSeconds(30)).getFirst();
    assertThat(again.attempts()).isOne();
    assertThat(again.why()).isEmpty();
  }

  @Test
  default void of_two_outcomes_of_one_action_only_the_first_stands_in_the_ledger() {
    decide(file("CVE-2030-0001"));
    long outbox = claim(another(), NOW).getFirst().id();
    store().delivered(outbox, ref("7"), NOW, List.of(StoreCase.entry(NOW, "CVE-2030-0001", "a")));
    another().delivered(outbox, ref("7"), NOW, List.of(StoreCase.entry(NOW, "CVE-2030-0001", "b")));

    assertThat(store().ledger(id("CVE-2030-0001"))).extracting(e -> e.rule()).containsExactly("a");
  }

  @Test
  default void what_was_being_tried_is_left_alone_for_a_while_though_its_process_is_dead() {
    decide(file("CVE-2030-0001"), file("CVE-2030-0002"));
    Store dead = another();
    long tried = claim(dead, NOW).getFirst().id();
    dead.attempting(tried, NOW.plusSeconds(10), Duration.ofSeconds(45), 0);
    dead.release();

    assertThat(claim(store(), NOW.plusSeconds(54)))
        .extracting(OutboxRow::action)
        .containsExactly(file("CVE-2030-0002"));
    assertThat(claim(store(), NOW.plusSeconds(55)))
        .extracting(OutboxRow::id)
        .containsExactly(tried);
  }

  @Test
  default void nobody_gets_a_ticket_on_which_another_works() {
    decide(file("CVE-2030-0001"));
    deliverFrom(7);
    decide(note(ref("7"), "CVE-2030-0001", "first"));
    assertThat(claim(another(), NOW)).hasSize(1);
    decide(
        note(ref("7"), "CVE-2030-0001", "second"),
        attach(ref("7"), "CVE-2030-0003"),
        note(ref("8"), "CVE-2030-0001", "elsewhere"));

    assertThat(claim(store(), NOW))
        .extracting(OutboxRow::action)
        .containsExactly(note(ref("8"), "CVE-2030-0001", "elsewhere"));
  }

  @Test
  default void nobody_gets_a_key_that_another_is_filing_under() {
    decide(fileWithAlias("CVE-2030-0001", "JVN#00000001"));
    assertThat(claim(another(), NOW)).hasSize(1);
    decide(fileWithAlias("CVE-2030-0002", "JVN#00000001"), file("CVE-2030-0003"));

    assertThat(claim(store(), NOW))
        .extracting(OutboxRow::action)
        .containsExactly(file("CVE-2030-0003"));
    assertThat(store().nextDue())
        .hasValueSatisfying(due -> assertThat(due).isBefore(NOW.plus(HOUR)));
  }

  private static TicketAction.File fileWithAlias(String id, String alias) {
    return new TicketAction.File(
        BOARD,
        List.of(member(id, alias)),
        "subject of " + id,
        body("text"),
        null,
        Handling.DEFAULT,
        new TreeMap<>(),
        Language.JA,
        null);
  }
}
