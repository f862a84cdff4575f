package hinomi.web.today;

import hinomi.web.Visit;
import hinomi.web.Words;
import java.time.Duration;
import java.util.Optional;

/** Numbers and lengths of time as pages read and show them. */
public final class Numbers {
  private static final int SHOWN = 80;

  private Numbers() {}

  /** A whole number of the query, as long as it may be one of a row. */
  static Optional<Long> number(Visit visit, String name) {
    return visit.query(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
  }

  /** What somebody sent, no longer than a message should have it. */
  static String shortened(String text) {
    return text.length() <= SHOWN
        ? text
        : text.substring(
                0,
                text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length()))))
            + "…";
  }

  /** A length of time in the largest unit in which it says enough. */
  public static String length(Words words, Duration time) {
    long minutes = time.toMinutes();
    return minutes < 120
        ? words.say("length.minutes", minutes)
        : minutes < 48 * 60
            ? words.say("length.hours", tenths(minutes / 6))
            : words.say("length.days", tenths(time.toHours() * 10 / 24));
  }

  private static String tenths(long tenths) {
    return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }
}
