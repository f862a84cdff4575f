package hinomi.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Working time: when people are there, when something is due, and when nobody is to be disturbed.
 *
 * <p>A duration of whole multiples of 24 hours counts working days, any other counts working hours.
 * Every search ends: where 366 days in a row are without work, every day counts.
 */
public final class WorkTime {
  /** So many days in a row without work mean that the calendar is not to be believed. */
  private static final int IDLE = 366;

  /** What is further away than this many working days counts every day. */
  private static final int FAR = 3660;

  private final ZoneId zone;
  private final Optional<Span> hours;
  private final Set<LocalDate> holidays;
  private final boolean workdaysOnly;
  private final Optional<Span> quiet;
  private final boolean urgentAlways;

  /**
   * A span of every day; past midnight where {@code to} is not after {@code from}, and so the whole
   * day where they are equal.
   *
   * @param from its beginning, which belongs to it
   * @param to its end, which does not
   */
  public record Span(LocalTime from, LocalTime to) {
    /** Whether a time of the day lies in it. */
    public boolean contains(LocalTime time) {
      return overnight()
          ? !time.isBefore(from) || time.isBefore(to)
          : !time.isBefore(from) && time.isBefore(to);
    }

    boolean overnight() {
      return !to.isAfter(from);
    }
  }

  /** The work of one day, which may last into the next. */
  private record Shift(Instant from, Instant to) {
    boolean contains(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /**
   * Working time with everything said.
   *
   * @param zone in which days begin
   * @param hours of work, on the day on which they begin; empty for the whole day
   * @param holidays days without work besides Saturdays and Sundays
   * @param workdaysOnly whether Saturdays, Sundays and holidays are without work
   * @param quiet when nobody is to be disturbed; empty for never
   * @param urgentAlways whether what is critical or known to be exploited may disturb at any time
   * @throws IllegalArgumentException where quiet would never end, being the whole day
   */
  public WorkTime(
      ZoneId zone,
      Optional<Span> hours,
      Set<LocalDate> holidays,
      boolean workdaysOnly,
      Optional<Span> quiet,
      boolean urgentAlways) {
    if (quiet.filter(span -> span.from().equals(span.to())).isPresent()) {
      throw new IllegalArgumentException("quiet for the whole day");
    }
    this.zone = zone;
    this.hours = hours;
    this.holidays = Set.copyOf(holidays);
    this.workdaysOnly = workdaysOnly;
    this.quiet = quiet;
    this.urgentAlways = urgentAlways;
  }

  /** Where no calendar is given: every day, all day, never quiet. */
  public static WorkTime always(ZoneId zone) {
    return new WorkTime(zone, Optional.empty(), Set.of(), false, Optional.empty(), true);
  }

  /** In which days begin. */
  public ZoneId zone() {
    return zone;
  }

  /** The day of a moment. */
  public LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** When a day begins. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Whether there is work on a day. */
  public boolean workday(LocalDate day) {
    return !workdaysOnly
        || (day.getDayOfWeek() != DayOfWeek.SATURDAY
            && day.getDayOfWeek() != DayOfWeek.SUNDAY
            && !holidays.contains(day));
  }

  /** Whether a moment lies within the hours of a working day. */
  public boolean working(Instant at) {
    LocalDate day = day(at);
    LocalDate before = day.minusDays(1);
    return (workday(day) && shift(day).contains(at))
        || (workday(before) && shift(before).contains(at));
  }

  /**
   * The last day on which something is in time. Of three days from a Friday, the following
   * Wednesday; from the Saturday, likewise.
   *
   * @param from when it began
   * @param within how long it may take
   */
  public LocalDate due(Instant from, Duration within) {
    return days(within) ? after(day(from), within.toDays()) : day(plusHours(from, within));
  }

  /**
   * The same as a moment: at the time of day of {@code from}, or within the hours where that is
   * outside of them; where hours are counted, when the last of them has passed.
   *
   * @param from when it began
   * @param within how long it may take
   */
  public Instant plus(Instant from, Duration within) {
    if (!days(within)) {
      return plusHours(from, within);
    }
    LocalDate day = after(day(from), within.toDays());
    Instant at = day.atTime(from.atZone(zone).toLocalTime()).atZone(zone).toInstant();
    if (working(at) || !workday(day)) {
      return at;
    }
    Shift shift = shift(day);
    return at.isBefore(shift.from()) ? shift.from() : shift.to();
  }

  /**
   * Until when it is quiet; empty where it is not. Days without work are quiet from beginning to
   * end where quiet hours are given.
   */
  public Optional<Instant> quietUntil(Instant at) {
    Instant until = at;
    Optional<Instant> next = quietStep(until);
    for (int i = 0; i < 2 * IDLE && next.isPresent(); i++) {
      until = next.get();
      next = quietStep(until);
    }
    return until.equals(at) ? Optional.empty() : Optional.of(until);
  }

  /**
   * Whether something may disturb at any time.
   *
   * @param urgent whether it is critical or known to be exploited
   */
  public boolean breaks(boolean urgent) {
    return urgent && urgentAlways;
  }

  private Optional<Instant> quietStep(Instant at) {
    if (quiet.isEmpty()) {
      return Optional.empty();
    }
    ZonedDateTime local = at.atZone(zone);
    LocalDate day = local.toLocalDate();
    if (!workday(day)) {
      Optional<LocalDate> next = nextWorkday(day);
      if (next.isPresent()) {
        return next.map(this::startOf);
      }
    }
    Span span = quiet.get();
    LocalTime time = local.toLocalTime();
    if (!span.contains(time)) {
      return Optional.empty();
    }
    boolean tomorrow = span.overnight() && !time.isBefore(span.from());
    Instant end = (tomorrow ? local.plusDays(1) : local).with(span.to()).toInstant();
    return Optional.of(end).filter(later -> later.isAfter(at));
  }

  private static boolean days(Duration within) {
    return within.equals(Duration.ofDays(within.toDays()));
  }

  private LocalDate after(LocalDate day, long count) {
    if (count > FAR) {
      return day.plusDays(count);
    }
    LocalDate reached = workday(day) || count > 0 ? day : next(day);
    for (long i = 0; i < count; i++) {
      reached = next(reached);
    }
    return reached;
  }

  private LocalDate next(LocalDate day) {
    return nextWorkday(day).orElse(day.plusDays(1));
  }

  private Optional<LocalDate> nextWorkday(LocalDate day) {
    for (int i = 1; i <= IDLE; i++) {
      LocalDate candidate = day.plusDays(i);
      if (workday(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private Instant plusHours(Instant from, Duration within) {
    Duration left = within;
    Instant reached = from;
    LocalDate day = day(from).minusDays(1);
    int idle = 0;
    for (int i = 0; i < FAR && idle < IDLE; i++) {
      Shift shift = shift(day);
      Instant begin = shift.from().isAfter(reached) ? shift.from() : reached;
      if (workday(day) && begin.isBefore(shift.to())) {
        Duration there = Duration.between(begin, shift.to());
        if (left.compareTo(there) <= 0) {
          return begin.plus(left);
        }
        left = left.minus(there);
        reached = shift.to();
        idle = 0;
      } else {
        idle++;
      }
      day = day.plusDays(1);
    }
    return reached.plus(left);
  }

  private Shift shift(LocalDate day) {
    Instant from = hours.map(span -> moment(day, span.from())).orElseGet(() -> startOf(day));
    LocalDate next = day.plusDays(1);
    Instant to =
        hours
            .map(span -> moment(span.overnight() ? next : day, span.to()))
            .orElseGet(() -> startOf(next));
    return new Shift(from, to);
  }

  private Instant moment(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
