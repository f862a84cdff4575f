package hinomi.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Moments as people write them: {@code 36h}, {@code 7d}, {@code 2026-10-01}. */
public final class Moments {
  private Moments() {}

  /** So long ago, or the beginning of a day that has begun; empty for anything else. */
  public static Optional<Instant> past(String text, ZoneId zone, Instant now) {
    return age(text)
        .map(now::minus)
        .or(() -> day(text).map(d -> d.atStartOfDay(zone).toInstant()))
        .filter(at -> !at.isAfter(now));
  }

  /** So long from now, or the end of a day that has not ended; empty for anything else. */
  public static Optional<Instant> future(String text, ZoneId zone, Instant now) {
    return age(text)
        .map(now::plus)
        .or(() -> day(text).map(d -> d.plusDays(1).atStartOfDay(zone).toInstant()))
        .filter(at -> at.isAfter(now));
  }

  /** A day as in {@code 2026-10-01}, with slashes too; empty for anything else. */
  public static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.replace('/', '-')));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> age(String text) {
    if (!text.matches("[0-9]{1,5}[hdw]")) {
      return Optional.empty();
    }
    long n = Long.parseLong(text.substring(0, text.length() - 1));
    return Optional.of(
        switch (text.charAt(text.length() - 1)) {
          case 'h' -> Duration.ofHours(n);
          case 'w' -> Duration.ofDays(7 * n);
          default -> Duration.ofDays(n);
        });
  }
}
