package hinomi.ticket.text;

import hinomi.advisory.AdvisoryId;
import hinomi.advisory.Severity;
import hinomi.advisory.Weakness;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.ticket.render.Clean;
import java.text.BreakIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Our own words of a ticket in its language. */
record Words(Language language) {

  private static final int LOOK_AHEAD = 64;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The words of a key below {@code text.}. */
  String of(String key, Object... args) {
    return Message.of("ticket", "text." + key, args).in(language);
  }

  /** The words of a key for a number, which English has two forms for. */
  String count(String key, long number) {
    return of(number == 1 ? key + ".one" : key, number);
  }

  static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /** A share of 0 to 1 in per cent, to a tenth, without the sign. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", share * 100).replaceFirst("\\.0$", "");
  }

  /** A length of time in whole days, hours or minutes. */
  String length(Duration length) {
    boolean days = length.toDays() >= 1 && length.toHoursPart() == 0;
    return days
        ? count("days", length.toDays())
        : length.toHours() >= 1
            ? count("hours", length.toHours())
            : count("minutes", length.toMinutes());
  }

  String severity(Severity severity) {
    return of("severity." + severity.name().toLowerCase(Locale.ROOT));
  }

  /** A weakness by its name, where it has one, and id. */
  String weakness(Weakness weakness) {
    String name = weakness.name().preferring(language);
    return name.isEmpty() ? weakness.id() : of("weakness", name, weakness.id());
  }

  /** What a source is called; a feed of the user's own has the name that he gave it. */
  String source(AdvisoryId advisory) {
    return switch (advisory.source()) {
      case "jvn" -> "JVN";
      case "jvn-ipedia" -> "JVN iPedia";
      case "jpcert" -> "JPCERT/CC";
      case "cve" -> "CVE";
      default -> advisory.source();
    };
  }

  /** A text of at most so many UTF-16 units, cut between characters as people see them. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text.substring(0, Math.min(text.length(), longest + LOOK_AHEAD)));
    int end = characters.preceding(Math.max(1, longest));
    return text.substring(0, Math.max(0, end)).stripTrailing() + "…";
  }

  /** One clean line, cut; what is far beyond the cut is not even looked at. */
  static String brief(String text, int longest) {
    return cut(Clean.line(head(text, 4 * longest + LOOK_AHEAD)), longest);
  }

  /** The beginning of a text. */
  static String head(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest));
  }
}
