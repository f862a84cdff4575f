package hinomi.source.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The times of CVE records and of NVD: RFC 3339, and UTC where no zone is given (CVE schema,
 * "timestamp").
 */
public final class Dates {
  private static final int LONGEST = 40;

  private Dates() {}

  /** The instant, or null where the text is none. */
  public static @Nullable Instant instant(@Nullable String text) {
    if (text == null || text.length() < 10 || text.length() > LONGEST) {
      return null;
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
