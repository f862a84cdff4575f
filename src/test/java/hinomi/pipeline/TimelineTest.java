package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Localized;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.TicketAction;
import hinomi.watch.Handling;
import hinomi.watch.Subject;
import hinomi.watch.Unscored;
import hinomi.watch.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of announcements as time goes by. */
class TimelineTest {
  @TempDir private Path folder;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(folder);
  }

  @AfterEach
  void end() {
    world.close();
  }

  private List<String> rules(String id) {
    return world.store().ledger(new VulnerabilityId(id)).stream().map(LedgerEntry::rule).toList();
  }

  private static Watch watch(Double minimum, Unscored unscored) {
    return new Watch(
        "nginx",
        List.of(new Subject("nginx", List.of())),
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        minimum,
        unscored,
        Handling.DEFAULT,
        World.alone("nginx").policy());
  }

  @Test
  void a_first_run_files_nothing_old_and_says_what_thirty_days_would_have_made() {
    Advisory old = world.about("nginx", "CVE-2026-0001");
    PassReport first = world.after(Duration.ofDays(3)).announce(old).pass();

    assertThat(world.tracker.cases()).isEmpty();
    assertThat(first.firstRun()).isTrue();
    assertThat(first.would()).singleElement().asString().contains("CVE-2026-0001");
    assertThat(rules("CVE-2026-0001")).containsExactly("before-start");
  }

  @Test
  void what_is_announced_afterwards_becomes_one_ticket_and_no_second_one() {
    world.pass();
    world.after(Duration.ofHours(1)).announce(world.about("nginx", "CVE-2026-0002"));

    assertThat(world.pass().filed()).isOne();
    assertThat(world.after(Duration.ofHours(1)).pass().filed()).isZero();
    assertThat(world.subjects()).singleElement().asString().contains("CVE-2026-0002");
    assertThat(rules("CVE-2026-0002")).containsExactly("ticket", "filed");
  }

  @Test
  void what_nobody_runs_is_no_ticket() {
    world.pass();
    world.after(Duration.ofHours(1)).announce(world.about("Widgetron", "CVE-2026-0003"));

    assertThat(world.pass().considered()).isOne();
    assertThat(world.tracker.cases()).isEmpty();
  }

  @Test
  void several_sources_speak_of_one_vulnerability_and_there_is_one_ticket() {
    world.pass();
    world.after(Duration.ofHours(1)).announce(world.about("nginx", "CVE-2026-0004")).pass();
    world.after(Duration.ofDays(1));
    world
        .announce(
            world
                .other(
                    "jvn-ipedia",
                    "JVNDB-2026-000004",
                    Advisory.Kind.ENTRY,
                    "nginxにおける脆弱性",
                    "CVE-2026-0004")
                .build())
        .pass();
    world.after(Duration.ofDays(1));
    world.announce(world.note("JVN#00000004", "nginxにおける脆弱性", "CVE-2026-0004").build()).pass();
    world.after(Duration.ofDays(1));
    world
        .announce(world.alert("JPCERT-AT-2026-0004", "nginxの注意喚起", "CVE-2026-0004").build())
        .pass();

    assertThat(world.tracker.cases()).hasSize(1);
  }

  @Test
  void an_alert_about_what_has_a_ticket_is_told_there_once() {
    world.pass();
    world.after(Duration.ofHours(1));
    world
        .announce(world.about("nginx", "CVE-2026-0171"), world.about("nginx", "CVE-2026-0172"))
        .pass();
    world.after(Duration.ofHours(1));
    Advisory alert = world.alert("JPCERT-AT-2026-0017", "nginxの注意喚起", "CVE-2026-0171").build();
    world.announce(alert).pass();
    world.after(Duration.ofHours(1));
    world
        .announce(
            Advisory.of(alert.id(), alert.kind(), alert.published())
                .cves(alert.cves())
                .title(alert.title())
                .summary(Localized.ja("更新"))
                .build())
        .pass();

    assertThat(world.tracker.cases()).hasSize(2);
    assertThat(world.tracker.cases()).extracting(t -> t.notes.size()).containsExactly(1, 0);
    assertThat(rules("CVE-2026-0171")).contains("alerted");
  }

  @Test
  void a_note_that_gets_its_cve_later_keeps_its_ticket() {
    world.pass();
    world
        .after(Duration.ofHours(1))
        .announce(world.note("JVN#00000005", "nginxにおける脆弱性").build())
        .pass();
    assertThat(world.tracker.cases()).hasSize(1);

    world.after(Duration.ofDays(2));
    world
        .announce(
            world.note("JVN#00000005", "nginxにおける脆弱性", "CVE-2026-0005").updated(world.now).build(),
            world.about("nginx", "CVE-2026-0005"))
        .pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(world.tracker.cases().getFirst().keys).hasSize(2);
    assertThat(rules("CVE-2026-0005")).contains("attached");
  }

  @Test
  void a_note_that_covers_many_is_one_ticket_and_what_follows_it_attaches() {
    world.pass();
    world.after(Duration.ofHours(1));
    world
        .announce(
            world
                .note(
                    "JVN#00000006",
                    "nginxにおける複数の脆弱性",
                    "CVE-2026-0061",
                    "CVE-2026-0062",
                    "CVE-2026-0063")
                .build())
        .pass();
    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(world.tracker.cases().getFirst().keys).hasSize(4);

    world.after(Duration.ofDays(3));
    world
        .announce(
            world
                .note(
                    "JVN#00000006",
                    "nginxにおける複数の脆弱性",
                    "CVE-2026-0061",
                    "CVE-2026-0062",
                    "CVE-2026-0063",
                    "CVE-2026-0064")
                .build(),
            world.about("nginx", "CVE-2026-0062"))
        .pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(world.tracker.cases().getFirst().keys).hasSize(5);
    assertThat(world.tracker.cases().getFirst().notes)
        .filteredOn(TicketAction.Attach.class::isInstance)
        .hasSize(1);
  }

  @Test
  void an_alert_about_a_part_of_a_note_makes_no_second_ticket() {
    world.pass();
    world.after(Duration.ofHours(1));
    world
        .announce(
            world.note("JVN#00000016", "nginxにおける複数の脆弱性", "CVE-2026-0161", "CVE-2026-0162").build(),
            world.alert("JPCERT-AT-2026-0016", "nginxの注意喚起", "CVE-2026-0161").build())
        .pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(world.tracker.cases().getFirst().keys).hasSize(4);
  }

  @Test
  void every_alert_arrives_though_no_watch_matches() {
    world.pass();
    world.after(Duration.ofHours(1));
    world
        .announce(
            world
                .alert("JPCERT-AT-2026-0007", "Widgetronの注意喚起", "CVE-2026-0071", "CVE-2026-0072")
                .build())
        .pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(rules("CVE-2026-0071")).containsExactly("jpcert-alert", "filed");
  }

  @Test
  void alerts_arrive_only_matched_where_so_set_and_old_ones_never() {
    Advisory old = world.alert("JPCERT-AT-2026-0008", "Widgetronの注意喚起").build();
    world.after(Duration.ofDays(1)).announce(old).pass();
    world.allAlerts = false;
    world.after(Duration.ofHours(1));
    world.announce(world.alert("JPCERT-AT-2026-0009", "Widgetronの注意喚起").build()).pass();

    assertThat(world.tracker.cases()).isEmpty();
  }

  @Test
  void a_topic_of_the_weekly_report_files_nothing_by_itself() {
    world.pass();
    world.after(Duration.ofHours(1));
    world
        .announce(
            world.other("jpcert", "wr261007 nginx", Advisory.Kind.TOPIC, "nginxに複数の脆弱性").build())
        .pass();

    assertThat(world.tracker.cases()).isEmpty();
    assertThat(world.store().ledger(new VulnerabilityId("wr261007 nginx")))
        .extracting(LedgerEntry::fate)
        .containsOnly(Fate.DIGEST);
  }

  @Test
  void what_is_below_the_minimum_is_decided_again_when_its_score_rises() {
    world.watches = List.of(watch(7.0, Unscored.TICKET));
    world.pass();
    world.after(Duration.ofHours(1));
    world
        .announce(
            world
                .record("CVE-2026-0010")
                .title(Localized.en("nginx: x"))
                .scores(List.of(World.score(5.0)))
                .build())
        .pass();
    assertThat(rules("CVE-2026-0010")).containsExactly("min-cvss");

    world
        .announce(
            world
                .record("CVE-2026-0010")
                .title(Localized.en("nginx: x"))
                .scores(List.of(World.score(9.8)))
                .build())
        .pass();
    assertThat(world.tracker.cases()).hasSize(1);
  }

  @Test
  void the_unscored_is_held_and_becomes_a_ticket_when_the_time_is_up() {
    world.watches = List.of(watch(7.0, Unscored.holdFor(Duration.ofDays(3))));
    world.pass();
    world.after(Duration.ofHours(1));
    world.announce(world.record("CVE-2026-0011").title(Localized.en("nginx: x")).build()).pass();
    world.after(Duration.ofHours(71)).pass();
    assertThat(world.tracker.cases()).isEmpty();
    assertThat(rules("CVE-2026-0011")).containsExactly("unscored");

    world.after(Duration.ofHours(2)).pass();
    assertThat(world.tracker.cases()).hasSize(1);
  }

  @Test
  void the_held_is_decided_when_a_score_comes() {
    world.watches = List.of(watch(7.0, Unscored.holdFor(Duration.ofDays(3))));
    world.pass();
    world.after(Duration.ofHours(1));
    world.announce(world.record("CVE-2026-0012").title(Localized.en("nginx: x")).build()).pass();
    world.after(Duration.ofHours(1));
    world
        .announce(
            world
                .record("CVE-2026-0012")
                .title(Localized.en("nginx: x"))
                .scores(List.of(World.score(3.1)))
                .build())
        .pass();

    assertThat(world.tracker.cases()).isEmpty();
    assertThat(rules("CVE-2026-0012")).containsExactly("unscored", "min-cvss");
    world.after(Duration.ofHours(100)).pass();
    assertThat(world.tracker.cases()).isEmpty();
  }

  @Test
  void an_update_that_first_makes_it_match_counts_by_its_date() {
    Advisory unclear =
        world
            .record("CVE-2026-0016")
            .title(Localized.en("A flaw"))
            .scores(List.of(World.score(8.0)))
            .build();
    Instant published = world.now;
    world.after(Duration.ofDays(10)).pass();
    world.after(Duration.ofHours(1)).announce(unclear).pass();
    world.after(Duration.ofHours(1));
    Advisory clear =
        Advisory.of(unclear.id(), unclear.kind(), published)
            .cves(unclear.cves())
            .title(Localized.en("nginx: a flaw"))
            .scores(unclear.scores())
            .updated(world.now)
            .build();
    world.announce(clear).pass();

    assertThat(rules("CVE-2026-0016")).containsExactly("ticket", "filed");
    assertThat(world.tracker.cases()).hasSize(1);
  }

  @Test
  void a_watch_added_later_floods_nobody() {
    world.watches = List.of(Watch.of("Redis"));
    world.pass();
    world.after(Duration.ofHours(1)).announce(world.about("nginx", "CVE-2026-0017")).pass();
    world.watches = List.of(Watch.of("Redis"), Watch.of("nginx"));
    world.after(Duration.ofHours(1)).pass();
    assertThat(world.tracker.cases()).isEmpty();

    world.start = seen -> seen.minus(Duration.ofDays(7));
    world.watches = List.of(Watch.of("Redis"), Watch.of("nginx", "エンジンエックス"));
    world.after(Duration.ofHours(1)).pass();
    assertThat(world.subjects()).singleElement().asString().contains("CVE-2026-0017");
  }

  @Test
  void a_withdrawn_record_is_no_ticket() {
    world.pass();
    world.after(Duration.ofHours(1));
    world
        .announce(
            world
                .record("CVE-2026-0018")
                .title(Localized.en("nginx: x"))
                .state(Advisory.State.WITHDRAWN)
                .build())
        .pass();

    assertThat(rules("CVE-2026-0018")).containsExactly("withdrawn");
    assertThat(world.tracker.cases()).isEmpty();
  }

  @Test
  void a_source_that_fails_is_reported_and_counts_only_when_it_lasts() {
    world.pass();
    for (int i = 1; i <= 3; i++) {
      world.fail(new IOException("503"));
      PassReport report = world.after(Duration.ofMinutes(15)).pass();
      assertThat(report.sources().getFirst().failure()).isPresent();
      assertThat(report.troubled()).as("pass %d", i).isEqualTo(i == 3);
    }
    world.announce(world.about("nginx", "CVE-2026-0019"));
    PassReport recovered = world.pass();
    assertThat(recovered.troubled()).isFalse();
    assertThat(recovered.filed()).isOne();
  }

  @Test
  void the_ledger_says_every_reason_once() {
    world.pass();
    world
        .after(Duration.ofHours(1))
        .announce(
            world.record("CVE-2026-0020").title(Localized.en("A tool that runs on nginx")).build())
        .pass();
    world
        .announce(
            world
                .record("CVE-2026-0020")
                .title(Localized.en("A tool that runs on nginx"))
                .summary(Localized.en("Reworded."))
                .build())
        .pass();

    assertThat(rules("CVE-2026-0020")).containsExactly("mention", "digest");
  }
}
