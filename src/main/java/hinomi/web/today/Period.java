package hinomi.web.today;

import hinomi.web.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far back a page looks, up to now.
 *
 * @param days 1 or more
 */
public record Period(int days, Instant now) {
  /** What pages offer. */
  public static final List<Integer> OFFERED = List.of(1, 7, 30, 90, 365);

  private static final int LONGEST = 3660;

  /** As the query says in {@code days}; what cannot be is the default. */
  static Period of(Visit visit, int otherwise) {
    int days =
        visit
            .query("days")
            .filter(text -> text.matches("[0-9]{1,4}"))
            .map(Integer::parseInt)
            .filter(n -> n >= 1 && n <= LONGEST)
            .orElse(otherwise);
    return new Period(days, visit.now());
  }

  public Instant from() {
    return now.minus(Duration.ofDays(days));
  }

  /** The end: a moment after now, which so is within. */
  public Instant to() {
    return now.plusMillis(1);
  }
}
