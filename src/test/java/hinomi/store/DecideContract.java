package hinomi.store;

import static hinomi.store.StoreCase.advisory;
import static hinomi.store.StoreCase.attach;
import static hinomi.store.StoreCase.entry;
import static hinomi.store.StoreCase.file;
import static hinomi.store.StoreCase.id;
import static hinomi.store.StoreCase.ids;
import static hinomi.store.StoreCase.key;
import static hinomi.store.StoreCase.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.language.Language;
import hinomi.language.Localized;
import hinomi.store.Store.Decided;
import hinomi.ticket.LedgerEntry;
import hinomi.watch.Evidence;
import hinomi.watch.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The second transaction: what waits for a decision, and what was decided. */
interface DecideContract extends StoreCase {

  @Test
  default void the_undecided_come_in_the_order_of_their_ids() {
    collect(
        advisory("jvn", "JVN#2", "x"),
        advisory("jvn", "JVN#1", "x", "CVE-2030-10000", "CVE-2030-9999", "CVE-2029-0001"));

    assertThat(store().undecided(NOW))
        .isEqualTo(ids("CVE-2029-0001", "CVE-2030-9999", "CVE-2030-10000", "JVN#2"));
  }

  @Test
  default void what_is_held_is_decided_again_in_time() {
    collect(advisory("jvn", "JVN#1", "x"), advisory("jvn", "JVN#2", "x"));
    store()
        .decide(
            new Decided(
                ids("JVN#1", "JVN#2"),
                Map.of(id("JVN#1"), NOW.plus(HOUR)),
                List.of(),
                List.of(),
                NOW));

    assertThat(store().undecided(NOW.plus(HOUR).minusSeconds(1))).isEmpty();
    assertThat(store().undecided(NOW.plus(HOUR))).isEqualTo(ids("JVN#1"));

    store().decide(new Decided(ids("JVN#1"), Map.of(), List.of(), List.of(), NOW.plus(HOUR)));
    assertThat(store().undecided(NOW.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  default void what_sources_said_in_a_period_is_found_and_reconsidered() {
    Instant day = NOW.minus(Duration.ofDays(10));
    collect(
        dated("JVN#1", day, day),
        dated("JVN#2", day.minus(HOUR), day.plus(HOUR)),
        dated("JVN#3", day.minus(HOUR), day.minus(HOUR)));
    decideAll();

    assertThat(store().changed(day, day.plus(HOUR))).isEqualTo(ids("JVN#1"));
    assertThat(store().changed(day.minus(HOUR), day)).isEqualTo(ids("JVN#2", "JVN#3"));
    assertThat(store().changed(day, NOW)).isEqualTo(ids("JVN#1", "JVN#2"));
    assertThat(store().reconsider(day)).isEqualTo(2);
    assertThat(store().undecided(NOW)).isEqualTo(ids("JVN#1", "JVN#2"));
  }

  @Test
  default void details_are_asked_for_once_a_revision() {
    Advisory entry = dated("JVNDB-2030-000001", NOW, NOW);
    AdvisoryId id = entry.id();
    AdvisoryId unknown = new AdvisoryId("jvn", "JVNDB-2030-999999");
    collect(entry);

    assertThat(store().withoutDetail(List.of(id, unknown))).isEqualTo(Set.of(id));
    store().askedForDetail(List.of(id, unknown));
    assertThat(store().withoutDetail(List.of(id))).isEmpty();

    collect(dated("JVNDB-2030-000001", NOW, NOW.plus(HOUR)));
    assertThat(store().withoutDetail(List.of(id))).isEqualTo(Set.of(id));
    store().askedForDetail(List.of(id));
    assertThat(store().withoutDetail(List.of(id))).isEmpty();
  }

  @Test
  default void details_are_part_of_the_advisory_also_after_a_revision() {
    Advisory entry = advisory("jvn", "JVNDB-2030-000001", "title");
    Advisory detail =
        Advisory.of(entry.id(), entry.kind(), NOW)
            .cves(List.of(new CveId("CVE-2030-0001")))
            .solution(Localized.ja("更新する"))
            .build();
    collect(entry);
    decideAll();

    store().detailed(List.of(detail, advisory("jvn", "unknown", "x")), NOW);

    assertThat(store().undecided(NOW)).isEqualTo(ids("CVE-2030-0001"));
    assertThat(covering("CVE-2030-0001")).containsExactly(entry.withDetail(detail));
    assertThat(store().withoutDetail(List.of(entry.id()))).isEmpty();
    decideAll();

    collect(advisory("jvn", "JVNDB-2030-000001", "changed title"));

    assertThat(store().undecided(NOW)).isEqualTo(ids("CVE-2030-0001"));
    assertThat(covering("CVE-2030-0001").getFirst().solution().ja()).isEqualTo("更新する");
    assertThat(covering("CVE-2030-0001").getFirst().title().ja()).isEqualTo("changed title");
    assertThat(covering("JVNDB-2030-000001")).isEmpty();
    assertThat(store().withoutDetail(List.of(entry.id()))).isEqualTo(Set.of(entry.id()));
  }

  @Test
  default void the_ledger_keeps_every_decision_with_its_reason() {
    LedgerEntry first = entry(NOW, "CVE-2030-0001", "min-cvss");
    LedgerEntry second =
        new LedgerEntry(
            NOW.plus(HOUR),
            id("CVE-2030-0001"),
            BOARD,
            "",
            hinomi.ticket.Fate.TICKET,
            "filed",
            first.reason(),
            new Evidence(
                Tier.PRODUCT,
                "nginx",
                Evidence.Field.CPE,
                "… nginx \0 1.0 …",
                new AdvisoryId("cve", "CVE-2030-0001")));
    LedgerEntry other = entry(NOW.plus(HOUR), "CVE-2030-0002", "exclude");
    store().decide(new Decided(List.of(), Map.of(), List.of(first, second, other), List.of(), NOW));

    assertThat(another().ledger(id("CVE-2030-0001"))).hasSize(2).first().isEqualTo(first);
    Evidence kept = store().ledger(id("CVE-2030-0001")).getLast().evidence();
    assertThat(kept).isNotNull();
    assertThat(kept.found()).isEqualTo("… nginx  1.0 …");
    assertThat(store().ledger(NOW, NOW.plus(HOUR))).containsExactly(first);
    assertThat(store().ledger(NOW, NOW.plus(HOUR).plusSeconds(1)))
        .extracting(LedgerEntry::rule)
        .containsExactly("exclude", "filed", "min-cvss");
  }

  @Test
  default void a_planned_ticket_covers_its_members_at_once() {
    decide(file("CVE-2030-0002", "CVE-2030-0001"));

    Store.TicketRow row =
        another().ticket(List.of(key("JVN#9"), key("CVE-2030-0001"))).orElseThrow();

    assertThat(row.destination()).isEqualTo(BOARD);
    assertThat(row.ref()).isEmpty();
    assertThat(row.filed()).isEmpty();
    assertThat(row.planned()).isEqualTo(NOW);
    assertThat(row.subject()).isEqualTo("subject of CVE-2030-0002");
    assertThat(row.members()).isEqualTo(ids("CVE-2030-0002", "CVE-2030-0001"));
    assertThat(store().ticket(List.of(key("CVE-2030-0003")))).isEmpty();
    assertThat(store().ticket(List.of())).isEmpty();
  }

  @Test
  default void the_first_of_the_keys_decides_which_ticket_covers() {
    decide(file("JVN#1"), file("CVE-2030-0001"));

    assertThat(store().ticket(List.of(key("CVE-2030-0001"), key("JVN#1"))).orElseThrow().members())
        .isEqualTo(ids("CVE-2030-0001"));
    assertThat(store().tickets())
        .extracting(t -> t.members().getFirst().value())
        .containsExactly("CVE-2030-0001", "JVN#1");
  }

  @Test
  default void a_second_ticket_for_the_same_key_fails_loudly_and_as_a_whole() {
    decide(file("CVE-2030-0001"));
    collect(advisory("jvn", "JVN#1", "x"));

    assertThatThrownBy(
            () ->
                store()
                    .decide(
                        new Decided(
                            ids("JVN#1"),
                            Map.of(),
                            List.of(entry(NOW, "JVN#1", "filed")),
                            List.of(file("JVN#1"), file("CVE-2030-0002", "CVE-2030-0001")),
                            NOW)))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.message().in(Language.JA)).contains("CVE-2030-0001"));

    assertThat(store().undecided(NOW)).isEqualTo(ids("JVN#1"));
    assertThat(store().undelivered()).isEqualTo(1);
    assertThat(store().tickets()).hasSize(1);
    assertThat(store().ledger(id("JVN#1"))).isEmpty();
  }

  @Test
  default void attaching_adds_members_to_the_ticket() {
    decide(file("CVE-2030-0001"));
    deliverFrom(7);
    decide(attach(ref("7"), "CVE-2030-0002", "CVE-2030-0001", "CVE-2030-0003"));

    Store.TicketRow row = store().ticket(List.of(key("CVE-2030-0003"))).orElseThrow();
    assertThat(row.ref()).contains(ref("7"));
    assertThat(row.members()).isEqualTo(ids("CVE-2030-0001", "CVE-2030-0002", "CVE-2030-0003"));
    assertThat(store().tickets()).hasSize(1);
  }

  @Test
  default void attaching_to_a_ticket_that_the_store_does_not_know_makes_it_known() {
    decide(attach(ref("70"), "CVE-2030-0002"));

    Store.TicketRow row = store().ticket(List.of(key("CVE-2030-0002"))).orElseThrow();
    assertThat(row.ref()).isEqualTo(Optional.of(ref("70")));
    assertThat(row.members()).isEqualTo(ids("CVE-2030-0002"));
  }

  @Test
  default void tickets_of_a_day_are_counted_with_those_that_wait() {
    decide(file("CVE-2030-0001"), file("CVE-2030-0002"));
    deliverFrom(1);
    decide(file("CVE-2030-0003"));

    assertThat(store().filedSince(BOARD, NOW)).isEqualTo(3);
    assertThat(store().filedSince(BOARD, NOW.plusSeconds(1))).isEqualTo(1);
    assertThat(store().filedSince("redmine/vuln", NOW)).isZero();
  }

  private List<Advisory> covering(String id) {
    return store().advisories(ids(id)).getOrDefault(id(id), List.of());
  }

  private static Advisory dated(String id, Instant published, Instant updated) {
    return Advisory.of(new AdvisoryId("jvn", id), Advisory.Kind.ENTRY, published)
        .updated(updated)
        .build();
  }
}
