package hinomi.web.today;

import hinomi.web.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The time that a page looks at: so many days up to now, or from one day to another.
 *
 * @param days how many up to now; 0 where the days were named
 * @param offered the numbers of days that the page offers
 * @param first the day on which it begins, in the configured zone
 * @param last the day on which it ends
 * @param from the first moment
 * @param to the moment after the last
 */
public record Period(
    int days, List<Integer> offered, LocalDate first, LocalDate last, Instant from, Instant to) {

  private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

  /**
   * As the query says: {@code from} and {@code to}, or {@code days}. What cannot be is as if it
   * were not there.
   *
   * @param offered what the page offers, the one without a query first
   */
  static Period of(Visit visit, List<Integer> offered) {
    ZoneId zone = visit.house().config().calendar().zone();
    LocalDate today = LocalDate.ofInstant(visit.now(), zone);
    Optional<LocalDate> first = day(visit, "from");
    LocalDate last = day(visit, "to").orElse(today);
    if (first.isPresent() && !first.get().isAfter(last)) {
      return new Period(
          0,
          sorted(offered),
          first.get(),
          last,
          first.get().atStartOfDay(zone).toInstant(),
          last.plusDays(1).atStartOfDay(zone).toInstant());
    }
    return upToNow(visit, offered);
  }

  /** So many days up to now, as {@code days} in the query says. */
  static Period upToNow(Visit visit, List<Integer> offered) {
    ZoneId zone = visit.house().config().calendar().zone();
    LocalDate today = LocalDate.ofInstant(visit.now(), zone);
    int days =
        visit
            .query("days")
            .filter(text -> text.matches("[0-9]{1,4}"))
            .map(Integer::parseInt)
            .filter(offered::contains)
            .orElse(offered.getFirst());
    Instant from = visit.now().minus(days, ChronoUnit.DAYS);
    return new Period(
        days,
        sorted(offered),
        LocalDate.ofInstant(from, zone),
        today,
        from,
        // A moment after now, which so is within.
        visit.now().plusMillis(1));
  }

  private static List<Integer> sorted(List<Integer> days) {
    return days.stream().sorted().toList();
  }

  private static Optional<LocalDate> day(Visit visit, String name) {
    try {
      return visit
          .query(name)
          .filter(text -> text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
          .map(LocalDate::parse)
          .filter(day -> !day.isBefore(EARLIEST));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The same period as a query. */
  public Query query() {
    return days > 0
        ? Query.NONE.with("days", days)
        : Query.NONE.with("from", first).with("to", last);
  }
}
