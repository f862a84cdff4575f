package hinomi.web.watches;

import hinomi.pipeline.records.Backtest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of a trial.
 *
 * @param key to ask for it again while it is under way; empty when that is over
 * @param state {@code none}, {@code running}, {@code busy}, {@code failed} or {@code ended}
 */
public record TrialPart(
    String state,
    String key,
    int tickets,
    int matched,
    String perWeek,
    int most,
    Map<LocalDate, Integer> weeks,
    Map<Double, Integer> withBar,
    Map<String, Integer> dropped,
    List<Line> list) {
  /** One that would be in a ticket. */
  public record Line(String id, Instant published, @Nullable Double score, String found) {}

  static final TrialPart NONE = state("none", "");

  private static TrialPart state(String state, String key) {
    return new TrialPart(state, key, 0, 0, "", 0, Map.of(), Map.of(), Map.of(), List.of());
  }

  static TrialPart of(Optional<Trials.Trial> trial) {
    if (trial.isEmpty()) {
      return state("failed", "");
    }
    return switch (trial.get()) {
      case Trials.Trial.Running running -> state("running", running.key());
      case Trials.Trial.Busy busy -> state("busy", "");
      case Trials.Trial.Failed failed -> state("failed", "");
      case Trials.Trial.Ended ended -> of(ended.outcome());
    };
  }

  private static TrialPart of(Trials.Outcome outcome) {
    Backtest.Result result = outcome.result();
    int weeks = Math.max(1, result.weeks().size());
    return new TrialPart(
        "ended",
        "",
        result.tickets(),
        result.matched(),
        String.format(Locale.ROOT, "%.1f", (double) result.tickets() / weeks),
        result.weeks().isEmpty() ? 0 : Collections.max(result.weeks().values()),
        result.weeks(),
        result.withBar(),
        result.dropped(),
        outcome.list());
  }
}
