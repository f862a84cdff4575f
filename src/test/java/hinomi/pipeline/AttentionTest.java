package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Severity;
import hinomi.calendar.WorkTime;
import hinomi.language.Localized;
import hinomi.ticket.Lift;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.tracker.Seen;
import hinomi.watch.Handling;
import hinomi.watch.Policy;
import hinomi.watch.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes up again: reminders, the weekly summary, alarms, a word to the chat. */
class AttentionTest {
  /** A Thursday, noon in Tokyo. */
  private static final Instant THURSDAY = World.NOON;

  @TempDir private Path folder;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(folder);
    world.silentAfter = Map.of("cve", Duration.ofDays(400));
    world.watches = List.of(World.alone("nginx"), World.alone("Redis"));
    world.workTime =
        new WorkTime(
            ZoneId.of("Asia/Tokyo"),
            Optional.of(new WorkTime.Span(LocalTime.of(9, 0), LocalTime.of(18, 0))),
            Set.of(LocalDate.of(2026, 10, 12)),
            true,
            Optional.empty(),
            true);
    world.pass();
    world.after(Duration.ofHours(1));
  }

  @AfterEach
  void end() {
    world.close();
  }

  private Advisory scored(String product, String cve, double base) {
    return world
        .record(cve)
        .title(Localized.en(product + ": a flaw"))
        .scores(List.of(World.score(base)))
        .build();
  }

  private long notes() {
    return world.tracker.cases().stream().mapToLong(t -> t.notes.size()).sum();
  }

  private void hours(int hours) {
    for (int i = 0; i < hours; i++) {
      world.after(Duration.ofHours(1)).pass();
    }
  }

  private void touchAll() {
    world.tracker.tickets.forEach(
        t ->
            world.tracker.seen.put(
                t.id,
                new Seen.There(
                    Stage.OPEN,
                    "open",
                    "",
                    Optional.of(new Seen.Touch(world.now, "7")),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void what_nobody_has_looked_at_comes_up_in_one_note_a_working_day_on_the_most_urgent() {
    world
        .announce(
            scored("nginx", "CVE-2026-3001", 7.5),
            scored("nginx", "CVE-2026-3002", 8.8),
            scored("Redis", "CVE-2026-3003", 5.0))
        .pass();
    hours(4 * 24);
    assertThat(notes()).as("Thursday and three working days are Tuesday").isZero();

    hours(2 * 24);
    assertThat(notes()).isOne();
    assertThat(world.tracker.cases())
        .filteredOn(t -> !t.notes.isEmpty())
        .singleElement()
        .satisfies(t -> assertThat(t.file.severity()).isEqualTo(Severity.HIGH));
  }

  @Test
  void what_somebody_has_touched_does_not_come_up() {
    world.announce(scored("nginx", "CVE-2026-3011", 7.5)).pass();
    touchAll();
    hours(14 * 24);

    assertThat(notes()).isZero();
  }

  @Test
  void each_assignee_has_a_note_of_his_own() {
    world.watches = List.of(assigned("nginx", "suzuki"), assigned("Redis", "tanaka"));
    world.pass();
    world.after(Duration.ofHours(1));
    world
        .announce(scored("nginx", "CVE-2026-3021", 7.5), scored("Redis", "CVE-2026-3022", 7.5))
        .pass();
    hours(6 * 24);

    assertThat(world.tracker.cases()).extracting(t -> t.notes.size()).containsExactly(1, 1);
  }

  private static Watch assigned(String product, String login) {
    Watch w = World.alone(product);
    return new Watch(
        w.name(),
        w.subjects(),
        w.keywords(),
        w.excludes(),
        w.weaknesses(),
        w.sources(),
        w.minimum(),
        w.unscored(),
        new Handling(login, null, null, null, null),
        w.policy());
  }

  @Test
  void what_is_overdue_comes_up_though_somebody_works_on_it() {
    Policy d = World.alone("nginx").policy();
    world.watches =
        List.of(
            Watch.of("nginx")
                .with(
                    new Policy(
                        d.ticketFrom(),
                        0,
                        d.group(),
                        null,
                        new TreeMap<>(Map.of(Severity.HIGH, Duration.ofDays(2))),
                        new TreeMap<>(),
                        false)));
    world.announce(scored("nginx", "CVE-2026-3031", 7.5)).pass();
    assertThat(world.tracker.cases().getFirst().file.due()).isEqualTo("2026-10-05");
    touchAll();
    hours(4 * 24);
    assertThat(notes()).isZero();
    hours(2 * 24);
    assertThat(notes()).isOne();
  }

  @Test
  void a_critical_one_comes_up_outside_working_time_too() {
    world.now = Instant.parse("2026-10-02T06:00:00Z");
    world.announce(scored("nginx", "CVE-2026-3041", 9.8)).pass();
    hours(30);

    assertThat(notes()).as("on a Saturday").isOne();
  }

  @Test
  void a_week_is_summed_up_once_with_the_first_working_hour_of_the_next() {
    world.announce(scored("nginx", "CVE-2026-3051", 5.0)).pass();
    List<Instant> filed = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < 14 * 24; i++) {
      world.after(Duration.ofHours(1)).pass();
      int now = world.tracker.of(TicketAction.Kind.WEEKLY).size();
      if (now > before) {
        filed.add(world.now);
        before = now;
      }
    }

    assertThat(filed)
        .extracting(at -> at.atZone(ZoneId.of("Asia/Tokyo")).toLocalDate())
        .as("the 12th is a holiday")
        .containsExactly(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 13));
    assertThat(world.tracker.of(TicketAction.Kind.WEEKLY).getFirst().subject).contains("起票 1");
  }

  @Test
  void a_source_that_falls_silent_is_one_ticket_that_closes_when_it_speaks() {
    world.silentAfter = Map.of("cve", Duration.ofDays(2));
    world.announce(scored("nginx", "CVE-2026-3061", 5.0)).pass();
    touchAll();
    hours(5 * 24);
    assertThat(world.tracker.of(TicketAction.Kind.ALARM)).hasSize(1);

    world.announce(scored("Widgetron", "CVE-2026-3062", 5.0));
    hours(2);
    assertThat(world.tracker.of(TicketAction.Kind.ALARM).getFirst().notes)
        .singleElement()
        .isInstanceOfSatisfying(
            TicketAction.Note.class, n -> assertThat(n.lift().turn()).isEqualTo(Lift.Turn.CLOSE));

    hours(3 * 24);
    assertThat(world.tracker.of(TicketAction.Kind.ALARM)).as("another silence").hasSize(2);
  }

  @Test
  void a_source_that_fails_for_long_is_one_ticket_and_a_short_failure_none() {
    world.silentAfter = Map.of("cve", Duration.ofHours(6));
    world.announce(scored("nginx", "CVE-2026-3071", 5.0)).pass();
    world.fail(new IOException("503"));
    world.after(Duration.ofHours(1)).pass();
    world.announce(scored("nginx", "CVE-2026-3072", 5.0)).pass();
    assertThat(world.tracker.of(TicketAction.Kind.ALARM)).isEmpty();

    for (int i = 0; i < 12; i++) {
      world.fail(new IOException("503"));
      world.after(Duration.ofHours(1)).pass();
    }
    assertThat(world.tracker.of(TicketAction.Kind.ALARM)).hasSize(1);
  }

  @Test
  void a_line_goes_to_the_chat_once_the_ticket_exists_and_a_dead_chat_delays_nothing() {
    List<String> said = new ArrayList<>();
    boolean[] dead = {true};
    world.chatFor = Set.of(PassSettings.ChatFor.CRITICAL);
    world.chat =
        Optional.of(
            line -> {
              if (dead[0]) {
                throw new IOException("no chat");
              }
              said.add(line);
            });
    world.announce(scored("nginx", "CVE-2026-3081", 9.8), scored("Redis", "CVE-2026-3082", 5.0));
    PassReport first = world.pass();
    assertThat(first.filed()).isEqualTo(2);
    assertThat(first.undelivered()).isZero();
    assertThat(said).isEmpty();

    dead[0] = false;
    world.after(Duration.ofHours(1)).pass();
    world.after(Duration.ofHours(1)).pass();
    assertThat(said).singleElement().asString().contains("CVE-2026-3081", "#1");
  }

  @Test
  void the_ledger_forgets_what_is_older_than_it_is_to_keep() {
    world.announce(scored("nginx", "CVE-2026-3091", 5.0)).pass();
    touchAll();
    world.after(Duration.ofDays(401)).pass();

    assertThat(world.store().ledger(Instant.EPOCH, THURSDAY.plus(Duration.ofDays(300)))).isEmpty();
  }

  @Test
  void what_was_old_at_the_first_run_is_still_old_when_the_ledger_has_forgotten_it() {
    Instant old = THURSDAY.minus(Duration.ofDays(300));
    world.announce(revised("CVE-2026-3095", old)).pass();
    world.after(Duration.ofDays(401)).pass();
    world.after(Duration.ofHours(1)).announce(revised("CVE-2026-3095", old)).pass();

    assertThat(world.tracker.cases()).isEmpty();
  }

  private Advisory revised(String cve, Instant published) {
    return Advisory.of(new AdvisoryId("cve", cve), Advisory.Kind.RECORD, published)
        .cves(Set.of(new CveId(cve)))
        .title(Localized.en("nginx: a flaw"))
        .summary(Localized.en("As of " + world.now))
        .scores(List.of(World.score(9.8)))
        .updated(world.now)
        .build();
  }
}
