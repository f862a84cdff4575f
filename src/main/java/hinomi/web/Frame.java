package hinomi.web;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import hinomi.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What every template knows.
 *
 * @param path of the request, without its query
 * @param search the query's words as typed, for the box at the top
 * @param token against forged requests; a hidden field {@code token} of every form has it
 * @param theme {@code light}, {@code dark} or {@code auto}
 * @param troubles what is said on top of every page
 */
public record Frame(
    Words words,
    String path,
    String search,
    Visitor visitor,
    String token,
    String theme,
    String version,
    ZoneId zone,
    Instant now,
    List<String> troubles) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  public Language language() {
    return words.language();
  }

  public String say(String key, Object... args) {
    return words.say(key, args);
  }

  /** Whether a menu entry is where we are. */
  public boolean at(String section) {
    return section.equals("/")
        ? path.equals("/")
        : path.equals(section) || path.startsWith(section + "/");
  }

  /** A moment in the configured zone. */
  public String time(Instant moment) {
    return TIME.format(moment.atZone(zone));
  }

  public String day(Instant moment) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(moment.atZone(zone));
  }

  /** How long ago, or how soon, in the largest unit that fits. */
  public String ago(Instant moment) {
    Duration past = Duration.between(moment, now);
    boolean future = past.isNegative();
    long minutes = past.abs().toMinutes();
    String amount =
        minutes < 60
            ? say("unit.minutes", minutes)
            : minutes < 48 * 60
                ? say("unit.hours", minutes / 60)
                : say("unit.days", minutes / 1440);
    return say(future ? "in" : "ago", amount);
  }

  /** A whole number with separators. */
  public String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  public String severity(Severity severity) {
    return say("severity." + severity.name().toLowerCase(Locale.ROOT));
  }

  /** Where a ticket is read: in its tracker, or on the board's own pages; "" where nowhere. */
  public static String ticket(TicketRef ticket) {
    return !ticket.url().isEmpty()
        ? link(ticket.url())
        : ticket.destination().startsWith("board") ? "/board/" + ticket.id() : "";
  }

  /** An address as a link may have it: http and https, nothing else; "" for others. */
  public static String link(String address) {
    String lower = address.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://") ? address.strip() : "";
  }
}
