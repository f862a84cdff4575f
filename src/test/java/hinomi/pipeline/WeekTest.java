package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.calendar.WorkTime;
import hinomi.language.Localized;
import hinomi.ticket.BoardShelf.Card;
import hinomi.ticket.BoardShelf.Change;
import hinomi.ticket.BoardShelf.Remark;
import hinomi.ticket.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** What the week's summary says. */
class WeekTest {
  @TempDir private Path folder;
  private World world;

  /** The first run is on Monday 28 September, noon in Tokyo. */
  @BeforeEach
  void begin() {
    world = new World(folder);
    world.onBoard = true;
    world.silentAfter = Map.of("cve", Duration.ofDays(400));
    world.watches = List.of(World.alone("nginx"), World.alone("Redis"), World.alone("PostgreSQL"));
    world.workTime =
        new WorkTime(
            ZoneId.of("Asia/Tokyo"),
            Optional.of(new WorkTime.Span(LocalTime.of(9, 0), LocalTime.of(18, 0))),
            Set.of(),
            true,
            Optional.empty(),
            true);
    world.now = Instant.parse("2026-09-28T03:00:00Z");
    world.pass();
    world.after(Duration.ofHours(1));
  }

  @AfterEach
  void end() {
    world.close();
  }

  private Advisory about(String product, String what, int number, double base) {
    return world
        .record("CVE-2026-%04d".formatted(number))
        .title(Localized.en(product + ": " + what))
        .scores(List.of(World.score(base)))
        .build();
  }

  private void ends(String cve, Stage stage) {
    Card card =
        world.store().board().all().stream()
            .filter(c -> c.subject().contains(cve))
            .findFirst()
            .orElseThrow();
    world
        .store()
        .board()
        .append(card.id(), List.of(), new Remark(world.now, "", "suzuki", stage), Change.NONE);
  }

  private void at(String moment) {
    world.now = Instant.parse(moment);
    world.pass();
  }

  private List<Card> weeks() {
    return world.store().board().all().stream()
        .filter(c -> c.subject().startsWith("[週報]"))
        .toList();
  }

  @Test
  void it_counts_what_was_filed_done_not_ours_under_way_and_untouched() {
    world
        .announce(
            about("nginx", "a", 7001, 9.1),
            about("nginx", "b", 7002, 8.0),
            about("Redis", "c", 7003, 5.0),
            about("Redis", "d", 7004, 5.0),
            about("Widgetron", "e", 7005, 5.0))
        .pass();
    world.after(Duration.ofHours(1));
    ends("CVE-2026-7001", Stage.DONE);
    ends("CVE-2026-7002", Stage.NOT_OURS);
    ends("CVE-2026-7003", Stage.OPEN);
    at("2026-09-30T03:00:00Z");
    assertThat(weeks()).as("the first week has not ended").isEmpty();
    at("2026-10-05T00:30:00Z");

    assertThat(weeks()).hasSize(1);
    Card week = weeks().getFirst();
    assertThat(week.subject()).isEqualTo("[週報] 2026-09-28〜10-04: 起票 4・完了 1・未検討 1");
    assertThat(week.text())
        .contains("起票 4・完了 1・対象外 1・対応中 1・未検討 1・期限超過 0")
        .contains("調べた脆弱性: 5 件")
        .contains("一致するものがなかった監視: 1");
    assertThat(section(week, "未検討のチケット")).contains("CVE-2026-7004").doesNotContain("7003");
    assertThat(section(week, "監視ごとの結果")).containsPattern("nginx\\D+2\\D+0\\D+0");
  }

  private static String section(Card card, String heading) {
    String after = card.text().substring(card.text().indexOf(heading));
    int end = after.indexOf("■");
    return end < 0 ? after : after.substring(0, end);
  }

  @Test
  void what_happened_in_the_week_before_counts_no_more() {
    world.announce(about("nginx", "a", 7011, 9.1)).pass();
    world.after(Duration.ofHours(1));
    ends("CVE-2026-7011", Stage.DONE);
    at("2026-09-30T03:00:00Z");
    at("2026-10-05T00:30:00Z");
    at("2026-10-12T00:30:00Z");

    assertThat(weeks().getFirst().subject()).isEqualTo("[週報] 2026-10-05〜10-11: 起票 0・完了 0・未検討 0");
    assertThat(weeks().getFirst().text()).contains("この週の起票はありません");
  }

  @Test
  void a_week_in_which_nothing_ran_is_not_made_up_for() {
    at("2026-10-20T00:30:00Z");

    assertThat(weeks()).singleElement().satisfies(c -> assertThat(c.subject()).contains("10-12"));
  }

  @Test
  void it_names_the_topics_that_nobody_matched_and_how_sources_fared() {
    world
        .announce(topic("wr260001-1", "Widgetronに脆弱性"), topic("wr260001-2", "nginxに複数の脆弱性"))
        .pass();
    world.fail(new IOException("503"));
    world.after(Duration.ofHours(1)).pass();
    world.fail(new IOException("503"));
    at("2026-10-05T00:30:00Z");

    String text = weeks().getFirst().text();
    assertThat(text).contains("Widgetronに脆弱性").doesNotContain("nginxに複数の脆弱性");
    assertThat(text).contains("連続 2 回").contains("取得に失敗している情報源があります");
  }

  private Advisory topic(String id, String title) {
    return world.other("jpcert", id, Advisory.Kind.TOPIC, title).build();
  }

  @Test
  void it_proposes_to_exclude_what_was_mostly_not_ours() {
    for (int i = 0; i < 4; i++) {
      world.announce(about("nginx", "dashboard leaks " + i, 7020 + i, 8.0)).pass();
      world.after(Duration.ofHours(1));
      ends("CVE-2026-702" + i, i < 3 ? Stage.NOT_OURS : Stage.OPEN);
    }
    at("2026-09-30T03:00:00Z");
    at("2026-10-05T00:30:00Z");

    assertThat(weeks().getFirst().text()).contains("exclude: [\"dashboard\"]");
  }
}
