package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.store.Figures.Count;
import hinomi.store.Figures.Funnel;
import hinomi.store.Figures.Question;
import hinomi.store.Store.Decided;
import hinomi.store.Store.Harvest;
import hinomi.store.Store.RejectRow;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Counts, and pages of the ledger. */
interface FiguresContract extends StoreCase {

  private void entered(LedgerEntry... entries) {
    store().decide(Decided.only(List.of(), List.of(entries), NOW));
  }

  private static Question all() {
    return asked("", "", "", Optional.empty(), Optional.empty());
  }

  private static Question asked(
      String rule, String watch, String id, Optional<Fate> fate, Optional<Long> before) {
    return new Question(
        NOW.minus(Duration.ofDays(1)), NOW.plusSeconds(1), fate, rule, watch, false, id, before);
  }

  private List<String> ids(Question question) {
    return store().figures().ledger(question, 100).stream()
        .map(n -> n.entry().vulnerability().value())
        .toList();
  }

  @Test
  default void it_is_counted_how_far_things_went_that_first_arrived_in_a_period() {
    collect(
        StoreCase.advisory("jvn", "JVN#1", "one", "CVE-2030-0001", "CVE-2030-0002"),
        StoreCase.advisory("jvn", "JVN#2", "two", "CVE-2030-0003"));
    Instant later = NOW.plus(Duration.ofDays(2));
    // What is said once more, and what is decided or filed later, arrived when it did.
    store()
        .collect(
            new Harvest(
                "cve",
                List.of(
                    StoreCase.advisory("cve", "CVE-2030-0003", "three", "CVE-2030-0003"),
                    StoreCase.advisory("cve", "CVE-2030-0004", "four", "CVE-2030-0004")),
                Map.of(),
                List.of(),
                new TreeMap<>(),
                true,
                later));
    entered(
        StoreCase.entry(NOW, "CVE-2030-0001", "min-cvss"),
        StoreCase.entry(later, "CVE-2030-0001", "min-cvss"),
        StoreCase.entry(later, "CVE-2030-0003", "min-cvss"));
    decide(StoreCase.file("CVE-2030-0002", "CVE-2030-0003"), StoreCase.file("CVE-2030-0001"));

    Instant from = NOW.minus(Duration.ofDays(1));
    assertThat(store().figures().funnel(from, NOW.plusSeconds(1))).isEqualTo(new Funnel(3, 2, 2));
    assertThat(store().figures().funnel(NOW.plusSeconds(1), later.plusSeconds(1)))
        .isEqualTo(new Funnel(1, 0, 0));
    assertThat(store().standings().arrived(from, later.plusSeconds(1), false, 3))
        .isEqualTo(StoreCase.ids("CVE-2030-0004", "CVE-2030-0003", "CVE-2030-0002"));
    assertThat(store().standings().arrived(from, later.plusSeconds(1), true, 9))
        .isEqualTo(StoreCase.ids("CVE-2030-0003", "CVE-2030-0001"));
    assertThat(store().life().arrived(from, NOW.plusSeconds(1)))
        .extracting(Store.TicketRow::subject)
        .containsExactlyInAnyOrder("subject of CVE-2030-0001", "subject of CVE-2030-0002");
    assertThat(store().life().arrived(NOW.plusSeconds(1), later.plusSeconds(1))).isEmpty();
  }

  @Test
  default void it_is_counted_what_was_decided_in_a_period() {
    entered(
        StoreCase.entry(NOW, "CVE-2030-0001", "min-cvss"),
        StoreCase.entry(NOW, "CVE-2030-0001", "min-cvss"));

    assertThat(store().figures().decided(NOW.minus(Duration.ofDays(1)), NOW.plusSeconds(1)))
        .containsExactly(new Count("nginx", Fate.DROPPED, "min-cvss", 1));
    assertThat(store().figures().decided(NOW.minus(Duration.ofDays(365)), NOW.plusSeconds(1)))
        .containsExactly(new Count("nginx", Fate.DROPPED, "min-cvss", 1));
    assertThat(store().figures().decided(NOW.plusSeconds(1), NOW.plusSeconds(2))).isEmpty();
    assertThat(store().figures().decided(NOW.minus(Duration.ofDays(365)), NOW)).isEmpty();
  }

  @Test
  default void the_ledger_is_read_in_pages_and_by_what_is_asked() {
    entered(
        StoreCase.entry(NOW.minus(Duration.ofDays(2)), "CVE-2030-0000", "min-cvss"),
        StoreCase.entry(NOW, "CVE-2030-0001", "min-cvss"),
        StoreCase.entry(NOW, "JVN#00_0%1", "exclude"),
        StoreCase.entry(NOW, "CVE-2030-0003", "min-cvss"));

    assertThat(ids(all())).containsExactly("CVE-2030-0003", "JVN#00_0%1", "CVE-2030-0001");
    long second = store().figures().ledger(all(), 2).getLast().number();
    assertThat(ids(asked("", "", "", Optional.empty(), Optional.of(second))))
        .containsExactly("CVE-2030-0001");
    assertThat(ids(asked("exclude", "", "", Optional.empty(), Optional.empty())))
        .containsExactly("JVN#00_0%1");
    assertThat(ids(asked("", "nobody", "", Optional.empty(), Optional.empty()))).isEmpty();
    assertThat(ids(asked("", "", "jvn#00_0%", Optional.empty(), Optional.empty())))
        .containsExactly("JVN#00_0%1");
    assertThat(ids(asked("", "", "2030_0001", Optional.empty(), Optional.empty()))).isEmpty();
    assertThat(ids(asked("", "", "", Optional.of(Fate.TICKET), Optional.empty()))).isEmpty();
  }

  @Test
  default void what_a_source_brings_is_counted_by_day() {
    collect(StoreCase.advisory("jvn", "JVN#1", "one", "CVE-2030-0001"));
    collect(StoreCase.advisory("jvn", "JVN#1", "changed", "CVE-2030-0001"));
    collect(StoreCase.advisory("jvn", "JVN#1", "changed", "CVE-2030-0001"));
    RejectRow reject = new RejectRow("jvn", "JVN#9", "no date", "<x>", NOW);
    store()
        .collect(
            new Harvest("jvn", List.of(), Map.of(), List.of(reject), new TreeMap<>(), true, NOW));

    LocalDate today = LocalDate.of(2030, 6, 1);
    assertThat(store().figures().days(today))
        .isEqualTo(Map.of("jvn", List.of(new Figures.Day(today, 1, 1, 1))));
    assertThat(store().figures().days(today.plusDays(1))).isEmpty();
    assertThat(store().figures().rejected()).isEqualTo(Map.of("jvn", 1L));
    assertThat(store().figures().rejects("jvn", Optional.empty(), 5))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.reject()).isEqualTo(reject);
              assertThat(store().figures().rejects("jvn", Optional.of(row.number()), 5)).isEmpty();
            });
  }

  @Test
  default void passes_are_read_back_newest_first() {
    store().ran(NOW, NOW.plusSeconds(3), "{considered=5, filed=2}");
    store().ran(NOW.plusSeconds(60), NOW.plusSeconds(61), "{}");

    assertThat(store().figures().passes(5))
        .containsExactly(
            new Figures.PassRow(NOW.plusSeconds(60), NOW.plusSeconds(61), Map.of()),
            new Figures.PassRow(NOW, NOW.plusSeconds(3), Map.of("considered", 5, "filed", 2)));
    assertThat(store().figures().passes(1)).hasSize(1);
  }

  @Test
  default void the_version_changes_with_what_pages_show() {
    String before = store().figures().version();
    entered(StoreCase.entry(NOW, "CVE-2030-0001", "min-cvss"));
    String entry = store().figures().version();
    decide(StoreCase.file("CVE-2030-0002"));
    String planned = store().figures().version();
    deliverFrom(7);
    String filed = store().figures().version();

    assertThat(List.of(before, entry, planned, filed)).doesNotHaveDuplicates();
    assertThat(store().figures().version()).isEqualTo(filed);
  }
}
