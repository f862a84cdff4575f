package hinomi.source.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The times of CVE records and of NVD: RFC 3339, and UTC where no zone is given (CVE schema,
 * "timestamp").
 */
public final class Dates {
  private static final int LONGEST = 40;

  /** The length of a time to the second. */
  private static final int SECONDS = 19;

  private Dates() {}

  /** The instant, or null where the text is none. */
  public static @Nullable Instant instant(@Nullable String text) {
    if (text == null || text.length() < 10 || text.length() > LONGEST) {
      return null;
    }
    Instant usual = usual(text);
    if (usual != null) {
      return usual;
    }
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
      boolean zoned = text.indexOf('+', 10) > 0 || text.indexOf('-', 10) > 0;
      return zoned
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Nearly all are {@code 2025-01-24T10:11:12.123Z}, which takes a tenth of the time this way. */
  private static @Nullable Instant usual(String text) {
    int end = text.length() - (text.endsWith("Z") ? 1 : 0);
    if (end < SECONDS
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || (end > SECONDS && (text.charAt(SECONDS) != '.' || end > SECONDS + 10))) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS);
    int fraction = end > SECONDS + 1 ? number(text, SECONDS + 1, end) : 0;
    if (Math.min(Math.min(year, month), Math.min(day, Math.min(hour, minute))) < 0
        || Math.min(second, fraction) < 0
        || month == 0
        || month > 12
        || day == 0
        || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())
        || hour > 23
        || minute > 59
        || second > 59) {
      return null;
    }
    for (int i = end; i < SECONDS + 10 && end > SECONDS; i++) {
      fraction *= 10;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(days * 86_400 + hour * 3600L + minute * 60L + second, fraction);
  }

  /** The number that these letters are, or -1. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** The day, or null where the text does not begin with one. */
  public static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || text.length() < 10) {
      return null;
    }
    try {
      return LocalDate.parse(text.substring(0, 10));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
