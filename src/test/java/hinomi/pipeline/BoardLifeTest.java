package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryBuilder;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Severity;
import hinomi.advisory.VulnerabilityId;
import hinomi.calendar.WorkTime;
import hinomi.language.Localized;
import hinomi.ticket.BoardShelf.Card;
import hinomi.ticket.BoardShelf.Change;
import hinomi.ticket.BoardShelf.Remark;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Stage;
import hinomi.watch.Policy;
import hinomi.watch.Watch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a ticket on the embedded board, where its fields can be seen. */
class BoardLifeTest {
  private static final String CVE = "CVE-2026-6001";
  private static final Policy D = Policy.DEFAULT;

  @TempDir private Path folder;
  private World world;
  private Instant published;

  @BeforeEach
  void begin() {
    world = new World(folder);
    world.onBoard = true;
    world.silentAfter = Map.of("cve", Duration.ofDays(400));
    world.watches = List.of(watch(false));
    world.workTime =
        new WorkTime(
            ZoneId.of("Asia/Tokyo"),
            Optional.of(new WorkTime.Span(LocalTime.of(9, 0), LocalTime.of(18, 0))),
            Set.of(),
            true,
            Optional.empty(),
            true);
    world.pass();
    world.after(Duration.ofHours(1));
    published = world.now;
  }

  @AfterEach
  void end() {
    world.close();
  }

  private static Watch watch(boolean reopen) {
    TreeMap<Severity, Duration> due = new TreeMap<>();
    due.put(Severity.CRITICAL, Duration.ofDays(1));
    due.put(Severity.HIGH, Duration.ofDays(5));
    due.put(Severity.MEDIUM, Duration.ofDays(20));
    return Watch.of("nginx")
        .with(new Policy(D.ticketFrom(), 0, D.group(), 0.1, due, D.remind(), reopen));
  }

  private AdvisoryBuilder record(String cve, double base) {
    return Advisory.of(new AdvisoryId("cve", cve), Advisory.Kind.RECORD, published)
        .cves(Set.of(new CveId(cve)))
        .title(Localized.en("nginx: a flaw"))
        .scores(List.of(World.score(base)))
        .updated(world.now);
  }

  private void revise(double base, UnaryOperator<AdvisoryBuilder> how) {
    world.after(Duration.ofHours(1)).announce(how.apply(record(CVE, base)).build()).pass();
  }

  private void revise(double base) {
    revise(base, r -> r);
  }

  private Card card() {
    return world.store().board().all().getLast();
  }

  private List<String> notes() {
    return card().notes().stream().filter(n -> n.author().isEmpty()).map(Remark::text).toList();
  }

  private void person(String words, Stage status) {
    world
        .store()
        .board()
        .append(
            card().id(), List.of(), new Remark(world.now, words, "suzuki", status), Change.NONE);
    world.after(Duration.ofHours(1)).pass();
  }

  private List<String> rules() {
    return world.store().ledger(new VulnerabilityId(CVE)).stream().map(LedgerEntry::rule).toList();
  }

  private void hours(int hours) {
    for (int i = 0; i < hours; i++) {
      world.after(Duration.ofHours(1)).pass();
    }
  }

  @Test
  void fifty_harmless_revisions_leave_the_card_as_it_is() {
    world.announce(record(CVE, 5.0).build()).pass();
    Card before = card();
    for (int i = 0; i < 50; i++) {
      int n = i;
      revise(5.0, r -> r.summary(Localized.en("Put otherwise, " + n + ".")));
    }

    assertThat(card()).isEqualTo(before);
  }

  @Test
  void its_priority_follows_the_score_up_and_never_down() {
    world.announce(record(CVE, 5.0).build()).pass();
    assertThat(card().priority()).isEqualTo("medium");
    revise(8.0);
    assertThat(card().priority()).isEqualTo("high");
    revise(2.0);
    assertThat(card().priority()).isEqualTo("high");
    revise(9.8);
    assertThat(card().priority()).isEqualTo("critical");
    revise(0.1);
    assertThat(card().priority()).isEqualTo("critical");

    assertThat(notes()).hasSize(2);
    assertThat(notes().getFirst()).contains("5.0", "8.0");
    assertThat(notes().getLast()).contains("8.0", "9.8");
  }

  @Test
  void its_due_date_comes_earlier_and_never_later() {
    world.announce(record(CVE, 5.0).build()).pass();
    assertThat(card().due()).isEqualTo("2026-10-29");
    revise(8.0);
    assertThat(card().due()).isEqualTo("2026-10-08");
    touch();
    hours(9 * 24);
    LocalDate before = card().due();
    revise(8.9);
    assertThat(card().due()).isEqualTo(before);
    revise(9.8);
    assertThat(card().due()).as("overdue already").isEqualTo(before);
  }

  private void touch() {
    person("見ています", Stage.OPEN);
  }

  @Test
  void each_thing_that_matters_is_one_note_that_says_what_it_is() {
    world.announce(record(CVE, 5.0).build()).pass();
    touch();
    Enrichment kev = new Enrichment.Kev(LocalDate.of(2026, 10, 1), null, true);
    Enrichment epss = new Enrichment.Epss(0.42, 0.97, LocalDate.of(2026, 10, 1));
    revise(5.0, r -> r.facts(List.of(kev)));
    revise(5.0, r -> r.facts(List.of(kev, epss)));
    world.announce(world.alert("at260002", "注意喚起: nginxの脆弱性に関する注意喚起", CVE).build());
    world.after(Duration.ofHours(1)).pass();
    revise(5.0, r -> r.facts(List.of(kev, epss)).solution(Localized.en("Update to 1.25.4.")));
    revise(5.0, r -> r.state(Advisory.State.WITHDRAWN));

    assertThat(world.store().board().all()).hasSize(1);
    assertThat(notes())
        .satisfiesExactly(
            n -> assertThat(n).contains("KEV", "ランサムウェア"),
            n -> assertThat(n).contains("EPSS", "42"),
            n -> assertThat(n).contains("JPCERT/CC", "at260002"),
            n -> assertThat(n).contains("1.25.4"),
            n -> assertThat(n).contains("取り下げ"));
  }

  @Test
  void a_rejected_record_is_told_with_the_advice_to_close() {
    world.announce(record(CVE, 5.0).build()).pass();
    revise(5.0, r -> r.state(Advisory.State.WITHDRAWN));
    revise(5.0, r -> r.state(Advisory.State.WITHDRAWN).title(Localized.en("nginx: rejected")));

    assertThat(notes()).singleElement().asString().contains("取り下げ", "クローズ");
    assertThat(card().status()).as("closing is for people").isEqualTo(Stage.NEW);
  }

  @Test
  void later_ones_join_the_card_and_raise_it() {
    world.announce(record(CVE, 5.0).build()).pass();
    world
        .after(Duration.ofHours(1))
        .announce(record("CVE-2026-6002", 9.8).build(), record("CVE-2026-6003", 4.0).build())
        .pass();

    assertThat(world.store().board().all()).hasSize(1);
    assertThat(card().keys()).hasSize(3);
    assertThat(card().priority()).isEqualTo("critical");
    assertThat(notes()).singleElement().asString().contains("CVE-2026-6002", "CVE-2026-6003");
  }

  @Test
  void how_a_person_ends_it_stands_in_the_ledger() {
    world.announce(record(CVE, 5.0).build()).pass();
    person("この機能は使っていません", Stage.NOT_OURS);

    assertThat(rules()).containsExactly("ticket", "filed", "closed-not-ours", "touched");
    assertThat(world.store().life().of(new VulnerabilityId(CVE)).getFirst().life())
        .satisfies(
            life -> {
              assertThat(life.stage()).isEqualTo(Stage.NOT_OURS);
              assertThat(life.closedBy()).isEqualTo("suzuki");
              assertThat(life.closingNote()).isEqualTo("この機能は使っていません");
            });
  }

  @Test
  void a_closed_card_stays_closed_unless_the_watch_says_otherwise() {
    world.announce(record(CVE, 5.0).build()).pass();
    person("更新済み", Stage.DONE);
    revise(5.0, r -> r.solution(Localized.en("Update to 1.25.4.")));
    assertThat(notes()).isEmpty();
    revise(8.0);
    assertThat(notes()).singleElement().asString().contains("終了");
    assertThat(card().status()).isEqualTo(Stage.DONE);

    world.watches = List.of(watch(true));
    revise(9.8);
    assertThat(card().status()).isEqualTo(Stage.NEW);
    assertThat(notes()).hasSize(2).last().asString().contains("再開");
  }

  @Test
  void a_card_that_is_gone_is_noticed_within_a_day_and_not_made_again() throws SQLException {
    world.announce(record(CVE, 5.0).build()).pass();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("world0.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM card")).isOne();
      statement.executeUpdate("DELETE FROM card_key");
    }
    hours(25);
    revise(9.8);

    assertThat(world.store().board().all())
        .noneMatch(card -> card.subject().contains(CVE) || card.subject().contains("nginx"));
    assertThat(rules()).contains("gone", "ticket-gone");
  }

  @Test
  void what_lies_untouched_comes_up_and_what_somebody_has_looked_at_does_not() {
    world.announce(record(CVE, 8.0).build()).pass();
    hours(6 * 24);
    assertThat(notes()).singleElement().asString().contains("対応をお願いします");
    touch();
    revise(8.0);
    hours(24);
    assertThat(notes()).hasSize(1);
  }

  @Test
  void a_source_that_falls_silent_is_a_card_that_closes_by_itself() {
    world.silentAfter = Map.of("cve", Duration.ofDays(2));
    hours(3 * 24);
    Card alarm = world.store().board().all().getFirst();
    assertThat(alarm.subject()).contains("監視の異常", "cve");
    assertThat(alarm.status()).isEqualTo(Stage.NEW);

    world.announce(record(CVE, 5.0).build());
    hours(2);
    Card after = world.store().board().get(alarm.id()).orElseThrow();
    assertThat(after.status()).isEqualTo(Stage.DONE);
    assertThat(after.notes()).hasSize(1);
  }
}
