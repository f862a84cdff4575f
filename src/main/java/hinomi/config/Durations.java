package hinomi.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 15m}, {@code 24h}, {@code 3d}, {@code 2w}. */
final class Durations {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})\\s*(s|m|min|h|d|w)");

  private Durations() {}

  /**
   * The duration.
   *
   * @param text folded as by {@link Word#folded}
   */
  static Optional<Duration> parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    long n = Long.parseLong(m.group(1));
    return Optional.of(
        switch (m.group(2)) {
          case "s" -> Duration.ofSeconds(n);
          case "m", "min" -> Duration.ofMinutes(n);
          case "h" -> Duration.ofHours(n);
          case "d" -> Duration.ofDays(n);
          default -> Duration.ofDays(7 * n);
        });
  }
}
