package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.VulnerabilityId;
import hinomi.calendar.WorkTime;
import hinomi.language.Localized;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Silence;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Seen;
import hinomi.watch.Grouping;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fewer tickets, and nothing lost: groups, the digest, quiet hours, silences, promotions. */
class FloodTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @TempDir private Path folder;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(folder);
    world.watches = List.of(Watch.of("nginx"), Watch.of("Redis"));
    world.pass();
    world.after(Duration.ofHours(1));
  }

  @AfterEach
  void end() {
    world.close();
  }

  private List<String> rules(String id) {
    return world.store().ledger(new VulnerabilityId(id)).stream().map(LedgerEntry::rule).toList();
  }

  private Advisory scored(String product, String cve, double base) {
    return world
        .record(cve)
        .title(Localized.en(product + ": a flaw"))
        .scores(List.of(World.score(base)))
        .build();
  }

  private void touched(int ticket) {
    world.tracker.seen.put(
        "" + ticket,
        new Seen.There(
            hinomi.ticket.Stage.OPEN,
            "in progress",
            "",
            Optional.of(new Seen.Touch(world.now, "7")),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void what_arrives_together_of_a_product_is_one_ticket() {
    world.announce(
        scored("nginx", "CVE-2026-1001", 5.0),
        scored("Redis", "CVE-2026-1002", 7.5),
        scored("nginx", "CVE-2026-1003", 9.6),
        scored("nginx", "CVE-2026-1004", 6.1));

    assertThat(world.pass().filed()).isEqualTo(2);
    assertThat(world.tracker.cases()).extracting(t -> t.keys.size()).containsExactly(3, 1);
    assertThat(world.subjects().getFirst()).contains("nginx", "9.6");
  }

  @Test
  void later_ones_of_the_same_day_join_the_untouched_ticket_with_one_note_a_pass() {
    world.announce(scored("nginx", "CVE-2026-1011", 5.0)).pass();
    world.after(Duration.ofHours(2));
    world.announce(scored("nginx", "CVE-2026-1012", 9.8), scored("nginx", "CVE-2026-1013", 4.0));
    world.pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(world.tracker.cases().getFirst().keys).hasSize(3);
    assertThat(world.tracker.cases().getFirst().notes)
        .singleElement()
        .isInstanceOfSatisfying(
            TicketAction.Attach.class,
            a -> assertThat(a.lift().severity()).hasToString("CRITICAL"));
    assertThat(rules("CVE-2026-1012")).containsExactly("attached", "attached");
  }

  @Test
  void after_its_time_or_a_touch_a_new_ticket_is_filed_and_linked() {
    world.announce(scored("nginx", "CVE-2026-1021", 5.0)).pass();
    world.after(Duration.ofHours(25));
    world.announce(scored("nginx", "CVE-2026-1022", 5.0)).pass();
    touched(world.tracker.cases().size());
    world.after(Duration.ofHours(1)).pass();
    world.announce(scored("nginx", "CVE-2026-1023", 5.0)).pass();

    assertThat(world.tracker.cases()).hasSize(3);
    assertThat(world.tracker.cases())
        .extracting(t -> Optional.ofNullable(t.file.related()).map(TicketRef::id).orElse("-"))
        .containsExactly("-", "1", "2");
  }

  @Test
  void without_grouping_each_has_a_ticket() {
    world.watches =
        List.of(
            Watch.of("nginx")
                .with(
                    Policy.DEFAULT.grouped(new Grouping(Grouping.By.NONE, Duration.ofHours(24)))));
    world.announce(
        world.note("JVN#00001031", "nginxにおける複数の脆弱性", "CVE-2026-1031", "CVE-2026-1032").build());
    world.pass();

    assertThat(world.tracker.cases()).hasSize(2);
  }

  @Test
  void over_the_budget_the_gravest_go_first_and_the_rest_to_the_days_digest() {
    world.watches = List.of(World.alone("nginx"));
    world.ticketsPerDay = 1;
    world.announce(
        scored("nginx", "CVE-2026-1041", 3.1),
        scored("nginx", "CVE-2026-1042", 9.8),
        scored("nginx", "CVE-2026-1043", 7.5));
    world.pass();

    assertThat(world.subjects()).singleElement().asString().contains("CVE-2026-1042");
    assertThat(world.tracker.of(TicketAction.Kind.DIGEST)).hasSize(1);
    assertThat(rules("CVE-2026-1041")).containsExactly("budget", "digest");

    world.announce(scored("nginx", "CVE-2026-1044", 7.0)).pass();
    assertThat(world.tracker.of(TicketAction.Kind.DIGEST)).hasSize(1);
    assertThat(world.tracker.of(TicketAction.Kind.DIGEST).getFirst().notes).hasSize(1);
  }

  @Test
  void what_was_over_the_budget_stays_in_the_digest_until_it_becomes_graver() {
    world.watches = List.of(World.alone("nginx"));
    world.ticketsPerDay = 0;
    world.announce(scored("nginx", "CVE-2026-1051", 5.0)).pass();
    world.ticketsPerDay = 10;
    world.after(Duration.ofDays(1));
    world
        .announce(
            Advisory.of(scored("nginx", "CVE-2026-1051", 5.0).id(), Advisory.Kind.RECORD, world.now)
                .cves(scored("nginx", "CVE-2026-1051", 5.0).cves())
                .title(Localized.en("nginx: a flaw, reworded"))
                .scores(List.of(World.score(5.0)))
                .build())
        .pass();
    assertThat(world.tracker.cases()).isEmpty();

    world.announce(scored("nginx", "CVE-2026-1051", 9.1)).pass();
    assertThat(world.tracker.cases()).hasSize(1);
  }

  @Test
  void a_mention_goes_to_the_digest_and_a_person_can_make_a_ticket_of_it() throws Exception {
    world
        .announce(
            world.record("CVE-2026-1061").title(Localized.en("A tool that runs on nginx")).build())
        .pass();
    assertThat(world.tracker.cases()).isEmpty();
    assertThat(world.tracker.of(TicketAction.Kind.DIGEST)).hasSize(1);

    world.pass(List.of()).promote(List.of(new VulnerabilityId("CVE-2026-1061")));

    assertThat(world.subjects()).singleElement().asString().contains("CVE-2026-1061");
    assertThat(rules("CVE-2026-1061")).containsExactly("mention", "digest", "promoted", "filed");
  }

  @Test
  void a_watch_may_want_mentions_as_tickets_or_not_at_all() {
    Policy d = Policy.DEFAULT;
    world.watches =
        List.of(
            Watch.of("nginx").with(new Policy(0, 0, d.group(), null, d.due(), d.remind(), false)),
            Watch.of("Redis")
                .with(new Policy(60, 60, d.group(), null, d.due(), d.remind(), false)));
    world
        .announce(
            world.record("CVE-2026-1071").title(Localized.en("A tool that runs on nginx")).build(),
            world.record("CVE-2026-1072").title(Localized.en("A tool that runs on Redis")).build())
        .pass();

    assertThat(world.subjects()).singleElement().asString().contains("CVE-2026-1071");
    assertThat(world.tracker.of(TicketAction.Kind.DIGEST)).isEmpty();
    assertThat(rules("CVE-2026-1072")).containsExactly("mention");
  }

  @Test
  void what_is_old_makes_no_digest_either() {
    Advisory old =
        world.record("CVE-2026-1081").title(Localized.en("A tool that runs on nginx")).build();
    world.watches = List.of(Watch.of("nginx"));
    world.forget();
    world.after(Duration.ofDays(2)).announce(old).pass();

    assertThat(world.tracker.of(TicketAction.Kind.DIGEST)).isEmpty();
    assertThat(rules("CVE-2026-1081")).containsExactly("before-start");
  }

  @Test
  void at_night_only_the_critical_and_the_exploited_are_filed_and_the_rest_in_the_morning() {
    world.workTime =
        new WorkTime(
            TOKYO,
            Optional.empty(),
            Set.<LocalDate>of(),
            false,
            Optional.of(new WorkTime.Span(LocalTime.of(22, 0), LocalTime.of(7, 0))),
            true);
    world.watches = List.of(World.alone("nginx"));
    world.now = Instant.parse("2026-10-01T14:00:00Z");
    Enrichment.Kev kev = new Enrichment.Kev(LocalDate.of(2026, 10, 1), null, false);
    world.announce(
        scored("nginx", "CVE-2026-1091", 7.5),
        scored("nginx", "CVE-2026-1092", 9.8),
        world
            .record("CVE-2026-1093")
            .title(Localized.en("nginx: used"))
            .scores(List.of(World.score(5.0)))
            .facts(List.of(kev))
            .build());
    world.pass();
    assertThat(world.subjects()).hasSize(2).noneMatch(s -> s.contains("CVE-2026-1091"));
    assertThat(rules("CVE-2026-1091")).containsExactly("quiet");

    world.after(Duration.ofHours(7)).pass();
    assertThat(world.subjects()).hasSize(2);
    world.after(Duration.ofHours(2)).pass();
    assertThat(world.subjects()).hasSize(3);
    assertThat(rules("CVE-2026-1091")).containsExactly("quiet", "ticket", "filed");
  }

  @Test
  void what_is_silenced_waits_until_the_silence_ends() {
    world
        .store()
        .life()
        .silence(
            new Silence(
                0,
                Silence.What.PRODUCT,
                "nginx",
                world.now.plus(Duration.ofDays(2)),
                "移行中のため",
                world.now));
    world
        .announce(scored("nginx", "CVE-2026-1101", 9.8), scored("Redis", "CVE-2026-1102", 7.5))
        .pass();
    assertThat(world.subjects()).singleElement().asString().contains("CVE-2026-1102");
    assertThat(rules("CVE-2026-1101")).containsExactly("silence");

    world.after(Duration.ofDays(2)).pass();
    assertThat(rules("CVE-2026-1101")).containsExactly("silence", "ticket", "filed");
  }

  @Test
  void watches_and_ids_can_be_silenced_too_even_an_alerts() {
    Instant until = world.now.plus(Duration.ofDays(9));
    world
        .store()
        .life()
        .silence(new Silence(0, Silence.What.WATCH, "Redis", until, "x", world.now));
    world
        .store()
        .life()
        .silence(
            new Silence(0, Silence.What.VULNERABILITY, "CVE-2026-1111", until, "x", world.now));
    world
        .store()
        .life()
        .silence(
            new Silence(
                0, Silence.What.VULNERABILITY, "JPCERT-AT-2026-0111", until, "x", world.now));
    world
        .announce(
            scored("Redis", "CVE-2026-1110", 9.8),
            scored("nginx", "CVE-2026-1111", 9.8),
            world.alert("JPCERT-AT-2026-0111", "Widgetronの注意喚起").build())
        .pass();

    assertThat(world.tracker.cases()).isEmpty();
  }
}
