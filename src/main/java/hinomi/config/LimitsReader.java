package hinomi.config;

import hinomi.config.Limits.StartAt;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads the {@code limits:} and the {@code calendar:}. */
final class LimitsReader {
  private LimitsReader() {}

  static Limits limits(Section top, ZoneId zone) {
    Optional<Section> section = top.section("limits", Keys.LIMITS);
    return section
        .map(
            s ->
                new Limits(
                    s.whole("tickets-per-day", 20).orElse(Limits.DEFAULT.ticketsPerDay()),
                    s.whole("mails-per-day", 40).orElse(Limits.DEFAULT.mailsPerDay()),
                    s.<StartAt>form(
                            "start",
                            "expect.form",
                            "now | 7d | 2026-10-01",
                            word -> start(word.folded(), zone))
                        .orElse(Limits.DEFAULT.start())))
        .orElse(Limits.DEFAULT);
  }

  private static Optional<StartAt> start(String text, ZoneId zone) {
    if (text.equals("now")) {
      return Optional.of(new StartAt.Now());
    }
    return Durations.parse(text)
        .<StartAt>map(StartAt.Back::new)
        .or(() -> moment(text, zone).map(StartAt.At::new));
  }

  private static Optional<Instant> moment(String text, ZoneId zone) {
    try {
      String iso = text.replace('/', '-').toUpperCase(java.util.Locale.ROOT);
      return Optional.of(
          iso.length() <= 10
              ? LocalDate.parse(iso).atStartOfDay(zone).toInstant()
              : OffsetDateTime.parse(iso.replace(' ', 'T')).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static WorkCalendar calendar(Section top) {
    Optional<Section> section = top.section("calendar", Keys.CALENDAR);
    return section
        .map(
            s ->
                new WorkCalendar(
                    s.<ZoneId>form("zone", "expect.form", "Asia/Tokyo", LimitsReader::zone)
                        .orElseGet(ZoneId::systemDefault),
                    s.form("hours", "expect.form", "09:00-18:00", Later::hours),
                    s.file("holidays", "holidays.txt"),
                    s.choice("urgent", java.util.Map.of("always", true, "working-hours", false))
                        .orElse(true)))
        .orElseGet(
            () ->
                new WorkCalendar(ZoneId.systemDefault(), Optional.empty(), Optional.empty(), true));
  }

  private static Optional<ZoneId> zone(Word word) {
    try {
      return Optional.of(ZoneId.of(word.text()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
