package hinomi.config;

import hinomi.calendar.WorkTime.Span;
import hinomi.language.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code calendar:} part.
 *
 * @param zone in which days begin; the system's where not given
 * @param hours working hours; empty for the whole day
 * @param file where the holidays stand; empty where none was named
 * @param holidays what stands there
 * @param urgentAlways whether critical and exploited ones may break working time
 */
public record WorkCalendar(
    ZoneId zone,
    Optional<Span> hours,
    Optional<Path> file,
    Set<LocalDate> holidays,
    boolean urgentAlways) {

  public WorkCalendar {
    holidays = Set.copyOf(holidays);
  }

  /**
   * Whether Saturdays, Sundays and holidays are without work: where hours or holidays are given.
   */
  public boolean workdaysOnly() {
    return hours.isPresent() || file.isPresent();
  }

  /**
   * Warns where the file of holidays names none of this year, or in December none of the next.
   *
   * @param now the present moment
   */
  Optional<Problem> outdated(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    int year = today.getMonth() == Month.DECEMBER ? today.getYear() + 1 : today.getYear();
    return file.filter(path -> holidays.stream().noneMatch(day -> day.getYear() == year))
        .map(
            path ->
                new Problem(
                    path, 0, 0, Message.of("config", "holidays.year", String.valueOf(year))));
  }
}
