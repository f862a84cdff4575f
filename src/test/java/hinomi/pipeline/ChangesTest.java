package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryBuilder;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Reference;
import hinomi.advisory.VulnerabilityId;
import hinomi.calendar.WorkTime;
import hinomi.language.Localized;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Lift;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.tracker.Seen;
import hinomi.watch.Handling;
import hinomi.watch.Policy;
import hinomi.watch.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a ticket as its vulnerability changes: one note for what matters, else none. */
class ChangesTest {
  private static final String CVE = "CVE-2026-2001";
  private static final Policy D = Policy.DEFAULT;

  @TempDir private Path folder;
  private World world;
  private Instant published;

  @BeforeEach
  void begin() {
    world = new World(folder);
    world.watches = List.of(watch(0.1, false));
    world.pass();
    world.after(Duration.ofHours(1));
    published = world.now;
  }

  @AfterEach
  void end() {
    world.close();
  }

  private static Watch watch(double epss, boolean reopen) {
    return Watch.of("nginx")
        .with(
            new Policy(
                D.ticketFrom(), 0, D.group(), epss, D.due(), new java.util.TreeMap<>(), reopen));
  }

  private AdvisoryBuilder record() {
    return Advisory.of(new AdvisoryId("cve", CVE), Advisory.Kind.RECORD, published)
        .cves(Set.of(new CveId(CVE)))
        .title(Localized.en("nginx: a flaw"))
        .scores(List.of(World.score(5.0)))
        .updated(world.now);
  }

  private void revise(UnaryOperator<AdvisoryBuilder> how) {
    world.after(Duration.ofHours(1)).announce(how.apply(record()).build()).pass();
  }

  private FakeTracker.Ticket ticket() {
    return world.tracker.cases().getFirst();
  }

  private List<TicketAction> notes() {
    return ticket().notes;
  }

  private List<String> rules() {
    return world.store().ledger(new VulnerabilityId(CVE)).stream().map(LedgerEntry::rule).toList();
  }

  private Lift lift() {
    return switch (notes().getLast()) {
      case TicketAction.Note note -> note.lift();
      case TicketAction.Attach attach -> attach.lift();
      case TicketAction.File file -> Lift.NONE;
      case TicketAction.Adopt adopt -> Lift.NONE;
    };
  }

  private void seen(Stage stage) {
    world.tracker.seen.put(
        ticket().id,
        new Seen.There(
            stage,
            stage.name(),
            "",
            Optional.of(new Seen.Touch(world.now, "7")),
            stage.ended()
                ? Optional.of(new Seen.Closing(world.now, "7", "更新済み"))
                : Optional.empty(),
            Optional.empty()));
    world.after(Duration.ofHours(1)).pass();
  }

  @Test
  void fifty_harmless_revisions_make_no_note() {
    world.announce(record().build()).pass();
    for (int i = 0; i < 50; i++) {
      int n = i;
      revise(
          r ->
              r.title(Localized.en("nginx: a flaw, put otherwise " + n))
                  .summary(Localized.en("A text in its revision " + n + "."))
                  .references(List.of(new Reference("https://example.com/" + n, "more"))));
    }

    assertThat(notes()).isEmpty();
    assertThat(rules()).containsExactly("ticket", "filed");
  }

  @Test
  void each_revision_that_matters_is_one_note() {
    world.announce(record().build()).pass();
    revise(r -> r.scores(List.of(World.score(8.8))));
    assertThat(lift().severity()).hasToString("HIGH");
    revise(r -> r.scores(List.of(World.score(3.1))));
    revise(r -> r.scores(List.of(World.score(8.8))));
    Enrichment kev = new Enrichment.Kev(LocalDate.of(2026, 10, 2), null, true);
    revise(r -> r.scores(List.of(World.score(8.8))).facts(List.of(kev)));
    revise(
        r ->
            r.scores(List.of(World.score(8.8)))
                .facts(List.of(kev))
                .solution(Localized.en("Update to 1.25.4.")));
    revise(
        r ->
            r.scores(List.of(World.score(8.8)))
                .facts(List.of(kev))
                .solution(Localized.en("Update to nginx 1.25.4 as soon as you can.")));
    revise(
        r ->
            r.scores(List.of(World.score(8.8)))
                .facts(List.of(kev))
                .solution(Localized.en("Update to 1.25.4, or to 1.24.1 of the old line.")));
    revise(r -> r.state(Advisory.State.WITHDRAWN));

    assertThat(notes()).hasSize(5);
    assertThat(rules())
        .containsSubsequence("score-up", "kev-added", "fixed", "fixed", "withdrawn-since");
  }

  @Test
  void fields_follow_a_score_that_is_higher_than_all_that_the_ticket_told() {
    world.announce(record().scores(List.of(World.score(7.5))).build()).pass();
    revise(r -> r.scores(List.of(World.score(8.8))));

    assertThat(lift().severity()).as("it was high before").isNull();
    assertThat(lift().fields()).containsEntry(TicketAction.FieldName.CVSS, "8.8");

    world.after(Duration.ofHours(1));
    world
        .announce(
            world
                .record("CVE-2026-2009")
                .title(Localized.en("nginx: d"))
                .scores(List.of(World.score(4.0)))
                .build())
        .pass();
    assertThat(lift().fields()).isEmpty();
  }

  @Test
  void a_priority_that_the_watch_fixes_is_not_raised() {
    Watch w = watch(0.1, false);
    world.watches =
        List.of(
            new Watch(
                w.name(),
                w.subjects(),
                w.keywords(),
                w.excludes(),
                w.weaknesses(),
                w.sources(),
                null,
                w.unscored(),
                new Handling(null, null, null, "5", null),
                w.policy()));
    world.pass();
    world.announce(record().build()).pass();
    revise(r -> r.scores(List.of(World.score(9.8))));

    assertThat(notes()).hasSize(1);
    assertThat(lift().severity()).isNull();
  }

  @Test
  void a_first_score_is_told_when_it_is_no_lower_than_what_everybody_assumes() {
    world.announce(record().scores(List.of()).build()).pass();
    revise(r -> r.scores(List.of(World.score(3.9))));
    assertThat(notes()).isEmpty();
    revise(r -> r.scores(List.of(World.score(7.5))));
    assertThat(notes()).hasSize(1);
  }

  @Test
  void epss_is_told_when_it_first_reaches_the_bar_and_not_again() {
    world.announce(record().build()).pass();
    for (double probability : new double[] {0.05, 0.2, 0.05, 0.3}) {
      revise(
          r -> r.facts(List.of(new Enrichment.Epss(probability, 0.9, LocalDate.of(2026, 10, 2)))));
    }

    assertThat(notes()).hasSize(1);
    assertThat(rules()).contains("epss-over");
  }

  @Test
  void several_changes_of_several_members_in_one_pass_are_one_note() {
    Advisory other =
        world
            .record("CVE-2026-2002")
            .title(Localized.en("nginx: b"))
            .scores(List.of(World.score(4.0)))
            .build();
    world.announce(record().build(), other).pass();
    world.after(Duration.ofHours(1));
    world
        .announce(
            record().scores(List.of(World.score(9.8))).build(),
            world
                .record("CVE-2026-2002")
                .title(Localized.en("nginx: b"))
                .scores(List.of(World.score(7.0)))
                .build(),
            world
                .record("CVE-2026-2003")
                .title(Localized.en("nginx: c"))
                .scores(List.of(World.score(7.0)))
                .build())
        .pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(notes()).hasSize(1);
    assertThat(ticket().keys).hasSize(3);
  }

  @Test
  void a_further_watched_product_is_told() {
    world.watches = List.of(watch(0.1, false), Watch.of("Redis"));
    world.pass();
    published = world.now.plus(Duration.ofHours(1));
    world.after(Duration.ofHours(1)).announce(record().build()).pass();
    revise(
        r ->
            r.title(Localized.en("nginx and Redis: a flaw"))
                .summary(Localized.en("Redis before 7.0.1 is affected too.")));

    assertThat(rules()).contains("also-affects");
    assertThat(notes()).hasSize(1);
  }

  @Test
  void a_closed_ticket_is_told_only_what_is_worse_and_stays_closed() {
    world.announce(record().build()).pass();
    seen(Stage.DONE);
    revise(r -> r.solution(Localized.en("Update to 1.25.4.")));
    assertThat(notes()).isEmpty();
    assertThat(rules()).contains("closed-done", "ticket-closed");

    revise(r -> r.scores(List.of(World.score(9.8))));
    assertThat(notes()).hasSize(1);
    assertThat(lift().turn()).isEqualTo(Lift.Turn.STAY);
  }

  @Test
  void a_closed_ticket_is_reopened_where_the_watch_says_so() {
    world.watches = List.of(watch(0.1, true));
    world.announce(record().build()).pass();
    seen(Stage.NOT_OURS);
    revise(r -> r.scores(List.of(World.score(9.8))));

    assertThat(lift().turn()).isEqualTo(Lift.Turn.REOPEN);
  }

  @Test
  void a_deleted_ticket_is_left_alone_for_good() {
    world.announce(record().build()).pass();
    world.tracker.seen.put(ticket().id, new Seen.Gone(FakeTracker.WHY));
    world.after(Duration.ofHours(1)).pass();
    revise(r -> r.scores(List.of(World.score(9.8))));

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(notes()).isEmpty();
    assertThat(rules()).contains("gone", "ticket-gone");
  }

  @Test
  void what_cannot_be_looked_at_changes_nothing() {
    world.announce(record().build()).pass();
    world.tracker.seen.put(ticket().id, new Seen.Unreachable(FakeTracker.WHY));
    world.after(Duration.ofHours(1)).pass();

    assertThat(world.store().tickets().getFirst().life().stage()).isEqualTo(Stage.NEW);
  }

  @Test
  void what_people_did_stands_in_the_ledger() {
    world.announce(record().build()).pass();
    seen(Stage.OPEN);
    seen(Stage.NOT_OURS);

    assertThat(rules()).containsExactly("ticket", "filed", "touched", "closed-not-ours");
    assertThat(world.store().tickets().getFirst().life())
        .satisfies(
            life -> {
              assertThat(life.closedBy()).isEqualTo("7");
              assertThat(life.closingNote()).isEqualTo("更新済み");
            });
  }

  @Test
  void a_ticket_that_a_person_opens_again_is_open_again_within_a_day() {
    world.announce(record().build()).pass();
    seen(Stage.DONE);
    seen(Stage.OPEN);
    world.after(Duration.ofHours(24)).pass();

    assertThat(rules()).contains("closed-done", "reopened");
    assertThat(world.store().tickets())
        .filteredOn(row -> row.life().kind() == TicketAction.Kind.CASE)
        .singleElement()
        .satisfies(row -> assertThat(row.life().stage()).isEqualTo(Stage.OPEN));
  }

  @Test
  void over_the_days_notes_it_is_told_the_next_day_in_one() {
    world.announce(record().build()).pass();
    world.notesPerDay = 0;
    revise(r -> r.scores(List.of(World.score(7.0))));
    revise(r -> r.scores(List.of(World.score(8.0))));
    assertThat(notes()).isEmpty();
    assertThat(rules()).contains("mails");

    world.notesPerDay = 1;
    world.after(Duration.ofDays(1)).pass();
    assertThat(notes()).hasSize(1);
    assertThat(rules().stream().filter("score-up"::equals)).hasSize(1);
  }

  @Test
  void at_night_only_what_is_critical_is_told() {
    world.announce(record().build()).pass();
    world.workTime =
        new WorkTime(
            ZoneId.of("Asia/Tokyo"),
            Optional.empty(),
            Set.<LocalDate>of(),
            false,
            Optional.of(new WorkTime.Span(LocalTime.of(22, 0), LocalTime.of(7, 0))),
            true);
    world.now = Instant.parse("2026-10-01T14:00:00Z");
    revise(r -> r.scores(List.of(World.score(7.0))));
    assertThat(notes()).isEmpty();
    revise(r -> r.scores(List.of(World.score(9.8))));
    assertThat(notes()).hasSize(1);
  }

  @Test
  void an_emptied_database_tells_nothing_again() {
    world.announce(record().build()).pass();
    world.forget();
    world.announce(record().scores(List.of(World.score(9.8))).build()).pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(notes()).isEmpty();
  }
}
