package hinomi.web.today;

import hinomi.store.Store.TicketRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long something took, by nearest rank.
 *
 * @param count how many times it happened
 * @param median empty where it never did
 * @param ninety nine of ten took no longer
 */
public record Times(int count, Optional<Duration> median, Optional<Duration> ninety) {

  /**
   * From filing up to a moment of each ticket.
   *
   * @param end empty for those that do not count
   */
  static Times of(Collection<TicketRow> rows, Function<TicketRow, Optional<Instant>> end) {
    List<Duration> times =
        rows.stream()
            .flatMap(row -> end.apply(row).map(at -> between(row, at)).stream())
            .sorted()
            .toList();
    return new Times(times.size(), rank(times, 50), rank(times, 90));
  }

  /** Clocks of trackers differ: nothing takes less than no time. */
  private static Duration between(TicketRow row, Instant end) {
    Duration time = Duration.between(row.filed().orElse(row.planned()), end);
    return time.isNegative() ? Duration.ZERO : time;
  }

  private static Optional<Duration> rank(List<Duration> sorted, int percent) {
    int rank = (sorted.size() * percent + 99) / 100;
    return rank == 0 ? Optional.empty() : Optional.of(sorted.get(rank - 1));
  }
}
