package hinomi.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Moments as the tables hold them: microseconds since 1970. Anything outside the years 1 to 9999,
 * which only a mistaken source writes, becomes the nearest of them.
 */
final class Micros {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final long PER_SECOND = 1_000_000;

  private Micros() {}

  static long of(Instant instant) {
    Instant i = instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    return i.getEpochSecond() * PER_SECOND + i.getNano() / 1000;
  }

  static @Nullable Long ofNullable(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000);
  }
}
