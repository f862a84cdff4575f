package hinomi.pipeline.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import hinomi.advisory.AdvisoryId;
import hinomi.watch.Evidence;
import hinomi.watch.Grouping;
import hinomi.watch.Policy;
import hinomi.watch.Tier;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final Instant FROM = Instant.parse("2026-09-28T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(21));
  private static final Watch NGINX = Watch.of("nginx");

  private static Backtest.Hit hit(
      String id, int hours, Watch watch, Tier tier, @Nullable Double score) {
    Evidence evidence =
        new Evidence(tier, "nginx", Evidence.Field.TITLE, "nginx", new AdvisoryId("cve", id));
    return new Backtest.Hit(
        id,
        FROM.plus(Duration.ofHours(hours)),
        new Verdict.Matched(watch, List.of(evidence)),
        score);
  }

  private static Backtest.Hit sure(String id, int hours, @Nullable Double score) {
    return hit(id, hours, NGINX, Tier.TITLE, score);
  }

  private static Backtest.Result result(Backtest.Hit... hits) {
    return Backtest.of(List.of(hits), FROM, TO, ZoneOffset.UTC);
  }

  @Test
  void what_comes_within_a_day_of_the_first_is_one_ticket() {
    Backtest.Result result =
        result(sure("CVE-1", 1, 5.0), sure("CVE-2", 20, 7.5), sure("CVE-3", 26, 9.8));

    assertThat(result.matched()).isEqualTo(3);
    assertThat(result.tickets()).isEqualTo(2);
    assertThat(result.weeks())
        .containsExactly(
            entry(LocalDate.parse("2026-09-28"), 2),
            entry(LocalDate.parse("2026-10-05"), 0),
            entry(LocalDate.parse("2026-10-12"), 0));
  }

  @Test
  void without_grouping_each_is_a_ticket() {
    Watch alone =
        NGINX.with(Policy.DEFAULT.grouped(new Grouping(Grouping.By.NONE, Duration.ofHours(24))));

    assertThat(
            result(hit("CVE-1", 1, alone, Tier.TITLE, 5.0), hit("CVE-2", 2, alone, Tier.TITLE, 5.0))
                .tickets())
        .isEqualTo(2);
  }

  @Test
  void a_vulnerability_of_several_records_counts_once() {
    assertThat(result(sure("CVE-1", 1, null), sure("CVE-1", 50, 9.8)).matched()).isOne();
  }

  @Test
  void what_is_no_ticket_is_counted_by_its_rule() {
    Backtest.Result result =
        result(
            hit("CVE-1", 1, NGINX, Tier.MENTION, 9.8),
            new Backtest.Hit(
                "CVE-2",
                FROM.plusSeconds(60),
                new Verdict.Excluded(NGINX, List.of(), "exclude", "plugin"),
                5.0));

    assertThat(result.tickets()).isZero();
    assertThat(result.dropped()).containsExactly(entry("exclude", 1), entry("mention", 1));
  }

  @Test
  void a_higher_bar_keeps_what_nobody_has_scored() {
    Backtest.Result result =
        result(sure("CVE-1", 1, 3.0), sure("CVE-2", 100, 7.5), sure("CVE-3", 200, null));

    assertThat(result.withBar()).containsExactly(entry(4.0, 2), entry(7.0, 2), entry(9.0, 1));
  }

  @Test
  void what_is_outside_the_period_does_not_count() {
    assertThat(result(sure("CVE-1", -1, 9.8), sure("CVE-2", 21 * 24, 9.8)).matched()).isZero();
  }
}
