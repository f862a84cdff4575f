package hinomi.config;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The {@code calendar:} part.
 *
 * @param zone in which days begin; the system's where not given
 * @param hours working hours; empty for the whole day
 * @param holidays a file of dates
 * @param urgentAlways whether critical and exploited ones may break working time
 */
public record WorkCalendar(
    ZoneId zone, Optional<Hours> hours, Optional<Path> holidays, boolean urgentAlways) {

  /**
   * A span of every day; past midnight where {@code to} is not after {@code from}.
   *
   * @param from its beginning
   * @param to its end
   */
  public record Hours(LocalTime from, LocalTime to) {}
}
