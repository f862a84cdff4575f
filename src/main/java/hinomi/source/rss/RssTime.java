package hinomi.source.rss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Times as the Japanese feeds write them: with or without seconds, a zone, a time of day. */
public final class RssTime {
  /** The zone of everything that names none. */
  public static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private RssTime() {}

  /** The time that a text gives in W3C form ({@code 2026-10-08T19:59+09:00}), if it does. */
  public static Optional<Instant> parse(String text) {
    try {
      TemporalAccessor read =
          FORM.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(
          switch (read) {
            case OffsetDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.toInstant(JAPAN);
            default -> LocalDate.from(read).atStartOfDay().toInstant(JAPAN);
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
