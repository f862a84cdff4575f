package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.store.LifeStore.Sight;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.DigestLine;
import hinomi.ticket.Lift;
import hinomi.ticket.Origin;
import hinomi.ticket.Silence;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.ticket.Told;
import hinomi.watch.Handling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a store knows of the life of tickets. */
interface TicketLifeContract extends StoreCase {

  private static TicketAction.File file(String id, String group) {
    return new TicketAction.File(
            BOARD,
            List.of(StoreCase.member(id)),
            "subject of " + id,
            StoreCase.body("text"),
            Severity.HIGH,
            new Handling("suzuki", null, null, null, null),
            new TreeMap<>(),
            Language.JA,
            null)
        .from(new Origin(group, List.of("Web \"1\""), true, false))
        .by(LocalDate.of(2030, 6, 4));
  }

  private static Told told(double score) {
    return new Told(
        score,
        true,
        false,
        new TreeSet<>(Set.of("JPCERT-AT-2030-0001")),
        new TreeSet<>(Set.of("1.25.4")),
        true,
        new TreeSet<>(Set.of("nginx")),
        false);
  }

  @Test
  default void a_ticket_keeps_where_it_comes_from() {
    decide(file("CVE-2030-0001", "nginx"));
    deliverFrom(7);

    TicketRow row = store().tickets().getFirst();
    assertThat(row.life().group()).isEqualTo("nginx");
    assertThat(row.life().watches()).containsExactly("Web \"1\"");
    assertThat(row.life().severity()).contains(Severity.HIGH);
    assertThat(row.life().due()).contains(LocalDate.of(2030, 6, 4));
    assertThat(row.life().assignTo()).isEqualTo("suzuki");
    assertThat(row.life().untouched()).isTrue();
    assertThat(store().life().open()).hasSize(1);
  }

  @Test
  default void the_newest_ticket_of_a_group_is_found_filed_or_not() {
    decide(file("CVE-2030-0001", "nginx"));
    deliverFrom(7);
    decide(file("CVE-2030-0002", "nginx"), file("CVE-2030-0003", "redis"));

    assertThat(store().life().grouped(BOARD, "nginx").map(TicketRow::members))
        .contains(List.of(StoreCase.id("CVE-2030-0002")));
    assertThat(store().life().grouped(BOARD, "other")).isEmpty();
    assertThat(store().life().grouped("elsewhere", "nginx")).isEmpty();
  }

  @Test
  default void what_was_told_is_kept_with_the_decision() {
    VulnerabilityId id = StoreCase.id("CVE-2030-0001");
    TicketKey key = TicketKey.of(BOARD, id);
    store()
        .decide(
            new Store.Decided(
                List.of(),
                Map.of(),
                List.of(),
                List.of(file("CVE-2030-0001", "")),
                Map.of(key, told(7.5)),
                List.of(),
                Set.of(key),
                NOW));
    long ticket = store().tickets().getFirst().id();

    assertThat(store().life().told(ticket)).containsExactly(Map.entry(id, told(7.5)));
    assertThat(store().life().covered(List.of(id, StoreCase.id("CVE-2030-0009"))))
        .containsExactly(id);
    assertThat(store().life().of(id)).hasSize(1);
  }

  @Test
  default void a_note_that_lifts_raises_what_is_known_of_the_ticket() {
    decide(file("CVE-2030-0001", ""));
    deliverFrom(7);
    Lift lift =
        new Lift(Severity.CRITICAL, new TreeMap<>(), LocalDate.of(2030, 6, 2), Lift.Turn.STAY);
    decide(
        new TicketAction.Note(
            StoreCase.ref("7"),
            List.of(StoreCase.member("CVE-2030-0001")),
            StoreCase.body("worse"),
            Language.JA,
            lift));

    TicketRow row = store().tickets().getFirst();
    assertThat(row.life().severity()).contains(Severity.CRITICAL);
    assertThat(row.life().due()).contains(LocalDate.of(2030, 6, 2));
    assertThat(store().life().notedSince(BOARD, NOW)).isOne();
    assertThat(store().life().notedSince(BOARD, NOW.plusSeconds(1))).isZero();
  }

  @Test
  default void what_was_seen_of_a_ticket_is_kept() {
    decide(file("CVE-2030-0001", ""));
    deliverFrom(7);
    long ticket = store().tickets().getFirst().id();
    store()
        .life()
        .seen(
            ticket,
            new Sight(
                Stage.NOT_OURS,
                "却下",
                "佐藤",
                "他",
                Optional.of(NOW),
                "5",
                Optional.of(NOW.plusSeconds(60)),
                "6",
                "使っていません\u0000"),
            NOW.plus(HOUR),
            List.of(StoreCase.entry(NOW, "CVE-2030-0001", "closed-not-ours")));

    TicketRow row = store().tickets().getFirst();
    assertThat(row.life().stage()).isEqualTo(Stage.NOT_OURS);
    assertThat(row.life().touched()).contains(NOW);
    assertThat(row.life().closedBy()).isEqualTo("6");
    assertThat(row.life().closingNote()).startsWith("使っていません");
    assertThat(row.life().read()).contains(NOW.plus(HOUR));
    assertThat(store().life().open()).isEmpty();
    assertThat(store().ledger(StoreCase.id("CVE-2030-0001"))).hasSize(1);
  }

  @Test
  default void a_digest_line_waits_until_it_is_listed_or_ticketed() {
    DigestLine one = line("CVE-2030-0001");
    DigestLine two = line("CVE-2030-0002");
    store()
        .decide(
            new Store.Decided(
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(one, two, one),
                Set.of(),
                NOW));
    assertThat(store().life().digest()).containsExactly(one, two);

    TicketKey key = TicketKey.of(BOARD, two.id());
    store()
        .decide(
            new Store.Decided(
                List.of(),
                Map.of(),
                List.of(),
                List.of(file("CVE-2030-0002", "")),
                Map.of(),
                List.of(),
                Set.of(key),
                NOW));
    assertThat(store().life().digest()).containsExactly(one);

    TicketAction.File digest = file("digest 2030-06-01", "");
    store().life().listed(List.of(one), List.of(digest), List.of(), NOW);
    assertThat(store().life().digest()).isEmpty();
    assertThat(store().undelivered()).isEqualTo(2);
  }

  private static DigestLine line(String id) {
    return new DigestLine(
        BOARD,
        StoreCase.id(id),
        Localized.ja("題名"),
        "nginx",
        "nginx",
        9.8,
        Severity.CRITICAL,
        true,
        "https://example.com/",
        "budget",
        Message.of("ticket/gate", "budget", "9.8", "exploited"),
        NOW);
  }

  @Test
  default void a_silence_holds_until_it_ends() {
    Silence silence = new Silence(0, Silence.What.PRODUCT, "nginx", NOW.plus(HOUR), "移行中", NOW);
    long number = store().life().silence(silence);

    assertThat(store().life().silences(NOW))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.id()).isEqualTo(number);
              assertThat(s.reason()).isEqualTo("移行中");
            });
    assertThat(store().life().silences(NOW.plus(HOUR))).isEmpty();
    assertThat(store().life().endSilence(number, NOW)).isTrue();
    assertThat(store().life().endSilence(number, NOW)).isFalse();
    assertThat(store().life().silences(NOW)).isEmpty();
  }

  @Test
  default void what_a_person_promotes_is_decided_again() {
    collect(StoreCase.advisory("cve", "CVE-2030-0001", "x", "CVE-2030-0001"));
    decideAll();
    VulnerabilityId id = StoreCase.id("CVE-2030-0001");
    store().life().promote(id, NOW);
    store().life().promote(id, NOW);

    assertThat(store().life().promoted(List.of(id, StoreCase.id("CVE-2030-0009"))))
        .containsExactly(id);
    assertThat(store().undecided(NOW)).containsExactly(id);
  }

  @Test
  default void a_line_for_the_chat_waits_until_it_is_posted() {
    decide(file("CVE-2030-0001", ""));
    long outbox = claim(NOW).getFirst().id();
    store().delivered(outbox, StoreCase.ref("7"), NOW, List.of(), List.of("#7 line"));

    LifeStore.ChatRow row = store().life().chat(NOW).getFirst();
    assertThat(row.line()).isEqualTo("#7 line");
    store().life().postLater(row.id(), NOW.plus(HOUR));
    assertThat(store().life().chat(NOW)).isEmpty();
    assertThat(store().life().chat(NOW.plus(HOUR)))
        .extracting(LifeStore.ChatRow::attempts)
        .containsExactly(1);
    store().life().posted(row.id(), NOW);
    assertThat(store().life().chat(NOW.plus(HOUR))).isEmpty();
  }

  @Test
  default void reminding_notes_when_and_plans_in_one_step() {
    decide(file("CVE-2030-0001", ""));
    deliverFrom(7);
    long ticket = store().tickets().getFirst().id();
    store()
        .life()
        .remind(
            List.of(ticket),
            List.of(StoreCase.note(StoreCase.ref("7"), "CVE-2030-0001", "untouched")),
            List.of(),
            NOW.plus(HOUR));

    assertThat(store().tickets().getFirst().life().reminded()).contains(NOW.plus(HOUR));
    assertThat(store().undelivered()).isOne();
  }

  @Test
  default void the_ledger_is_pruned() {
    store()
        .decide(
            Store.Decided.only(
                List.of(),
                List.of(
                    StoreCase.entry(NOW.minus(Duration.ofDays(401)), "CVE-2030-0001", "mention"),
                    StoreCase.entry(NOW, "CVE-2030-0001", "ticket")),
                NOW));

    assertThat(store().life().prune(NOW.minus(Duration.ofDays(400)))).isOne();
    assertThat(store().ledger(StoreCase.id("CVE-2030-0001"))).hasSize(1);
  }

  @Test
  default void what_later_decisions_go_by_is_not_pruned() {
    Instant old = NOW.minus(Duration.ofDays(401));
    store()
        .decide(
            Store.Decided.only(
                List.of(),
                List.of(
                    StoreCase.entry(old, "CVE-2030-0001", "before-start"),
                    StoreCase.entry(old, "CVE-2030-0002", "budget")),
                NOW));

    assertThat(store().life().prune(NOW.minus(Duration.ofDays(400)))).isZero();
  }

  @Test
  default void a_new_ticket_names_the_one_before_when_that_has_been_filed() {
    decide(file("CVE-2030-0001", "nginx"));
    TicketRow first = store().tickets().getFirst();
    decide(file("CVE-2030-0002", "nginx").relatedTo(first.address()));
    long outbox = claim(NOW).getFirst().id();
    store().delivered(outbox, StoreCase.ref("7"), NOW, List.of());

    assertThat(store().claim(NOW.plus(HOUR), LEASE, 10))
        .singleElement()
        .satisfies(
            row ->
                assertThat(((TicketAction.File) row.action()).related())
                    .isEqualTo(StoreCase.ref("7")));
  }
}
