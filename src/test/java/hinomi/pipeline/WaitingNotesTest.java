package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.VulnerabilityId;
import hinomi.calendar.WorkTime;
import hinomi.language.Localized;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.TicketAction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes that wait: for the morning, or for the next day's budget. */
class WaitingNotesTest {
  private static final String CVE = "CVE-2026-2101";
  private static final Instant EVENING = Instant.parse("2026-10-01T14:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-10-01T22:00:00Z");

  @TempDir private Path folder;
  private World world;
  private Instant published;

  @BeforeEach
  void begin() {
    world = new World(folder);
    world.silentAfter = Map.of("cve", Duration.ofDays(400));
    world.watches = List.of(World.alone("nginx"), World.alone("Redis"));
    world.pass();
    world.after(Duration.ofHours(1));
    published = world.now;
    world.announce(record("nginx", CVE, 5.0), record("Redis", "CVE-2026-2102", 5.0)).pass();
  }

  @AfterEach
  void end() {
    world.close();
  }

  private Advisory record(String product, String cve, double base, Enrichment... facts) {
    return Advisory.of(new AdvisoryId("cve", cve), Advisory.Kind.RECORD, published)
        .cves(Set.of(new CveId(cve)))
        .title(Localized.en(product + ": a flaw"))
        .scores(List.of(World.score(base)))
        .facts(List.of(facts))
        .updated(world.now)
        .build();
  }

  private static WorkTime nights(boolean urgentAlways) {
    return new WorkTime(
        ZoneId.of("Asia/Tokyo"),
        Optional.empty(),
        Set.<LocalDate>of(),
        false,
        Optional.of(new WorkTime.Span(LocalTime.of(22, 0), LocalTime.of(7, 0))),
        urgentAlways);
  }

  private void pass(Instant at, Advisory... news) {
    world.now = at;
    world.announce(news).pass();
  }

  private List<TicketAction> notes(String product) {
    return world.tracker.cases().stream()
        .filter(t -> t.subject.contains(product))
        .findFirst()
        .orElseThrow()
        .notes;
  }

  private List<String> rules() {
    return world.store().ledger(new VulnerabilityId(CVE)).stream().map(LedgerEntry::rule).toList();
  }

  @Test
  void what_changes_several_times_at_night_is_one_note_in_the_morning() {
    world.workTime = nights(true);
    pass(EVENING, record("nginx", CVE, 6.0));
    pass(EVENING.plus(Duration.ofHours(2)), record("nginx", CVE, 7.0));
    pass(MORNING.minusSeconds(1), record("nginx", CVE, 8.0));
    assertThat(notes("nginx")).isEmpty();
    assertThat(rules()).containsOnlyOnce("quiet").doesNotContain("score-up");

    pass(MORNING);
    assertThat(notes("nginx")).hasSize(1);
    assertThat(rules()).containsOnlyOnce("score-up");
    pass(MORNING.plus(Duration.ofHours(1)));
    assertThat(notes("nginx")).hasSize(1);
  }

  @Test
  void what_is_known_to_be_exploited_is_told_at_night() {
    world.workTime = nights(true);
    Enrichment kev = new Enrichment.Kev(LocalDate.of(2026, 10, 1), null, false);
    pass(EVENING, record("nginx", CVE, 5.0, kev));

    assertThat(notes("nginx")).hasSize(1);
  }

  @Test
  void where_urgent_is_not_always_even_that_waits_for_the_morning() {
    world.workTime = nights(false);
    Enrichment kev = new Enrichment.Kev(LocalDate.of(2026, 10, 1), null, false);
    pass(EVENING, record("nginx", CVE, 9.8, kev));
    assertThat(notes("nginx")).isEmpty();

    pass(MORNING);
    assertThat(notes("nginx")).hasSize(1);
  }

  @Test
  void what_comes_back_down_before_the_morning_is_not_told() {
    world.workTime = nights(true);
    pass(EVENING, record("nginx", CVE, 8.0));
    pass(EVENING.plus(Duration.ofHours(1)), record("nginx", CVE, 5.0));
    pass(MORNING);

    assertThat(notes("nginx")).isEmpty();
  }

  @Test
  void the_days_notes_go_to_what_is_most_urgent() {
    world.notesPerDay = 1;
    Instant later = world.now.plus(Duration.ofHours(1));
    pass(later, record("nginx", CVE, 6.0), record("Redis", "CVE-2026-2102", 9.8));
    assertThat(notes("Redis")).hasSize(1);
    assertThat(notes("nginx")).isEmpty();

    pass(Instant.parse("2026-10-01T15:00:00Z"));
    assertThat(notes("nginx")).as("a new day in Tokyo").hasSize(1);
    assertThat(notes("Redis")).hasSize(1);
  }

  @Test
  void a_reminder_takes_its_share_of_the_days_notes() {
    world.notesPerDay = 0;
    for (int i = 0; i < 10; i++) {
      world.after(Duration.ofDays(1)).pass();
    }
    assertThat(notes("nginx")).isEmpty();
    assertThat(notes("Redis")).isEmpty();

    world.notesPerDay = 1;
    world.after(Duration.ofDays(1)).pass();
    assertThat(notes("nginx").size() + notes("Redis").size()).isOne();
  }
}
