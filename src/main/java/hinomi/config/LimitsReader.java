package hinomi.config;

import hinomi.calendar.WorkTime.Span;
import hinomi.config.Limits.StartAt;
import hinomi.config.yaml.Value;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code limits:}, the {@code calendar:} and the {@code quiet:}. */
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
    return top.section("calendar", Keys.CALENDAR)
        .map(LimitsReader::of)
        .orElseGet(
            () ->
                new WorkCalendar(
                    ZoneId.systemDefault(), Optional.empty(), Optional.empty(), Set.of(), true));
  }

  private static WorkCalendar of(Section section) {
    Reading reading = section.reading();
    Optional<Word> named = section.word("holidays", "holidays.txt");
    Optional<Path> file = named.flatMap(word -> reading.path(word, "holidays"));
    return new WorkCalendar(
        section
            .<ZoneId>form("zone", "expect.form", "Asia/Tokyo", LimitsReader::zone)
            .orElseGet(ZoneId::systemDefault),
        section.form("hours", "expect.form", "09:00-18:00", Spans::parse),
        file,
        file.map(path -> new Holidays(path, reading.problems()).read(section.at("holidays")))
            .orElse(Set.of()),
        section.choice("urgent", Map.of("always", true, "working-hours", false)).orElse(true));
  }

  /** The {@code quiet:}. */
  static Optional<Span> quiet(Section top) {
    Optional<Value> value = top.value("quiet");
    return value.isEmpty() || Section.off(value.get())
        ? Optional.empty()
        : top.form("quiet", "expect.form", "22:00-07:00", Spans::part);
  }

  private static Optional<ZoneId> zone(Word word) {
    try {
      return Optional.of(ZoneId.of(word.text()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
