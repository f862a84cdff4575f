package hinomi.store;

import static hinomi.store.StoreCase.advisory;
import static hinomi.store.StoreCase.ids;
import static hinomi.store.StoreCase.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.store.Store.RunLock;
import hinomi.ticket.BoardShelf;
import hinomi.ticket.BoardShelf.Card;
import hinomi.ticket.BoardShelf.Change;
import hinomi.ticket.BoardShelf.Remark;
import hinomi.ticket.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything else: names, words, the lock, the board. */
interface MemoryContract extends StoreCase {

  @ParameterizedTest
  @CsvSource({
    "CVE-2030-0001,CVE-2030-0001",
    "' cve-2030-0001 ',CVE-2030-0001",
    "JVN#12345678,CVE-2030-0001 CVE-2030-0002",
    "jvn12345678,CVE-2030-0001 CVE-2030-0002",
    "ＪＶＮ＃１２３４５６７８,CVE-2030-0001 CVE-2030-0002",
    "JVNDB-2030-000001,CVE-2030-0001 CVE-2030-0002",
    "jvnvu90000001,JVNVU#90000001",
    "https://feed.example/Item,https://feed.example/Item",
    "CVE-2030-0009,''",
    "' ',''",
    "%,''"
  })
  default void an_id_finds_what_it_names(String id, String found) {
    collect(
        Advisory.of(new AdvisoryId("jvn", "JVN#12345678"), Advisory.Kind.NOTE, NOW)
            .cves(List.of(new CveId("CVE-2030-0001"), new CveId("CVE-2030-0002")))
            .related(List.of("JVNDB-2030-000001"))
            .build(),
        advisory("jvn", "JVNVU#90000001", "x"),
        advisory("jvn", "https://feed.example/Item", "x"));

    assertThat(store().named(id)).isEqualTo(found.isEmpty() ? List.of() : ids(found.split(" ")));
  }

  @Test
  default void a_name_that_is_no_longer_given_is_forgotten() {
    Advisory named =
        Advisory.of(new AdvisoryId("jvn", "JVN#1"), Advisory.Kind.NOTE, NOW)
            .related(List.of("JVNDB-2030-000001"))
            .build();
    collect(named);
    assertThat(store().named("JVNDB-2030-000001")).isEqualTo(ids("JVN#1"));

    collect(advisory("jvn", "JVN#1", "x"));
    assertThat(store().named("JVNDB-2030-000001")).isEmpty();
  }

  @Test
  default void watches_keep_the_moment_of_their_first_sight() {
    assertThat(store().watchesSeen(List.of("a", "b"), NOW)).isEqualTo(Map.of("a", NOW, "b", NOW));
    assertThat(another().watchesSeen(List.of("b", "c"), NOW.plus(HOUR)))
        .isEqualTo(Map.of("b", NOW, "c", NOW.plus(HOUR)));
    assertThat(store().watchesSeen(List.of(), NOW)).isEmpty();
  }

  @Test
  default void words_are_remembered() {
    assertThat(store().recall("first-run")).isEmpty();
    store().remember("first-run", "2030");
    store().remember("first-run", "2031");

    assertThat(another().recall("first-run")).contains("2031");
  }

  @Test
  default void one_pass_runs_at_a_time() {
    assertThat(store().runningSince()).isEmpty();
    Store other = another();
    try (RunLock held = store().lock().orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(other.lock()).isEmpty();
      assertThat(store().lock()).isEmpty();
      assertThat(store().runningSince()).contains(NOW);
      assertThat(other.runningSince()).contains(NOW);
      assertThat(other.lock()).isEmpty();
    }
    assertThat(other.runningSince()).isEmpty();
    try (RunLock again = other.lock().orElseThrow()) {
      assertThat(again).isNotNull();
      assertThat(store().lock()).isEmpty();
    }
    store().ran(NOW, NOW.plus(HOUR), "{}");
  }

  @Test
  default void a_lock_freed_twice_frees_nobody_elses() {
    RunLock first = store().lock().orElseThrow();
    first.close();
    try (RunLock second = another().lock().orElseThrow()) {
      first.close();
      assertThat(second).isNotNull();
      assertThat(store().lock()).isEmpty();
    }
  }

  @Test
  default void an_entry_changed_by_hand_is_told_apart_from_a_fault() {
    collect(advisory("jvn", "JVN#1", "x"));
    meddle("UPDATE advisory SET packed = NULL, body = '{\"id\":'");

    assertThatThrownBy(() -> store().advisories(ids("JVN#1")))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.message().key()).isEqualTo("unreadable"));
  }

  @Test
  default void the_board_keeps_cards() {
    BoardShelf board = store().board();
    Card first = board.add(card("one", "CVE-2030-0002", "CVE-2030-0001"));
    Card second = board.add(card("two\0", "CVE-2030-0003"));

    assertThat(first.id()).isEqualTo(1);
    assertThat(second.id()).isEqualTo(2);
    assertThat(second.subject()).isEqualTo("two");
    assertThat(board.get(1)).contains(first);
    assertThat(first.keys()).containsExactly(key("CVE-2030-0002"), key("CVE-2030-0001"));
    assertThat(board.find(Set.of(key("CVE-2030-0001"), key("JVN#1")))).contains(first);
    assertThat(board.find(Set.of(key("JVN#1")))).isEmpty();
    assertThat(board.get(3)).isEmpty();
    assertThat(another().board().all()).containsExactly(second, first);
  }

  @Test
  default void keys_and_note_are_added_to_a_card_together() {
    BoardShelf board = store().board();
    Card card = board.add(card("one", "CVE-2030-0001"));
    Remark remark = new Remark(NOW.plus(HOUR), "続報");

    board.append(
        card.id(), List.of(key("CVE-2030-0002"), key("CVE-2030-0001")), remark, Change.NONE);

    Card after = board.find(Set.of(key("CVE-2030-0002"))).orElseThrow();
    assertThat(after.keys()).containsExactly(key("CVE-2030-0001"), key("CVE-2030-0002"));
    assertThat(after.notes()).containsExactly(remark);
    assertThat(board.all()).containsExactly(after);
  }

  @Test
  default void what_people_do_with_a_card_is_kept() {
    BoardShelf board = store().board();
    Card card = board.add(card("one", "CVE-2030-0001"));
    Remark taken = new Remark(NOW.plus(HOUR), "", "佐藤", Stage.OPEN);
    Remark closed = new Remark(NOW.plus(HOUR), "更新した", "佐藤", Stage.NOT_OURS);

    board.append(card.id(), List.of(), taken, new Change(null, null, "sato"));
    board.append(card.id(), List.of(), closed, Change.NONE);

    Card after = another().board().get(card.id()).orElseThrow();
    assertThat(after.notes()).containsExactly(taken, closed);
    assertThat(after.status()).isEqualTo(Stage.NOT_OURS);
    assertThat(after.assignee()).isEqualTo("sato");
    assertThat(after.priority()).isEqualTo("high");
    assertThat(after.due()).isEqualTo(LocalDate.parse("2030-07-01"));
    board.append(
        card.id(), List.of(), taken, new Change("critical", LocalDate.parse("2030-06-03"), ""));
    Card changed = board.all().getFirst();
    assertThat(changed.priority()).isEqualTo("critical");
    assertThat(changed.due()).isEqualTo(LocalDate.parse("2030-06-03"));
    assertThat(changed.assignee()).isEmpty();
    assertThat(changed.status()).isEqualTo(Stage.OPEN);
  }

  private static Card card(String subject, String... ids) {
    return new Card(
        0,
        List.of(ids).stream().map(StoreCase::key).toList(),
        subject,
        "text\n本文",
        "high",
        "",
        Stage.NEW,
        LocalDate.parse("2030-07-01"),
        NOW,
        List.of());
  }
}
