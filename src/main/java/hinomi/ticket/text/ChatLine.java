package hinomi.ticket.text;

import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.ticket.render.Clean;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line for a chat that reads Slack's mrkdwn, where {@code <…>} is a link or a mention and only
 * {@code & < >} need escaping (https://docs.slack.dev/messaging/formatting-message-text#escaping).
 * Other chats also take a mere {@code @name} for a mention and a mere address for a link, so
 * neither is left in words of others.
 */
final class ChatLine {
  private static final int LONGEST = 300;
  private static final int LONGEST_ADDRESS = 180;
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>|\\p{Cntrl}]+");

  private final Words words;

  ChatLine(Words words) {
    this.words = words;
  }

  String text(TicketRef ticket, TicketAction.File file) {
    String subject = Clean.line(file.subject());
    String rating =
        file.severity() == null || subject.startsWith("[")
            ? ""
            : "[" + words.severity(file.severity()) + "] ";
    String start = number(ticket) + " " + rating;
    return start + escaped(subject, LONGEST - start.length());
  }

  /** What a ticket has been told: its number, what has changed, and of which vulnerabilities. */
  String text(TicketRef ticket, List<Member> about, Set<String> news) {
    String what =
        news.stream()
            .map(rule -> words.of("chat." + rule))
            .collect(Collectors.joining(words.of("chat.and")));
    String start = number(ticket) + " " + what + ": ";
    String ids = about.stream().map(m -> m.id().value()).collect(Collectors.joining(", "));
    return start + escaped(Clean.line(ids), LONGEST - start.length());
  }

  private static String number(TicketRef ticket) {
    String number = escaped(Clean.line(ticket.toString()), 60);
    String url = escapedAddress(ticket.url());
    boolean linked = ADDRESS.matcher(url).matches() && url.length() <= LONGEST_ADDRESS;
    return linked ? "<" + url + "|" + number + ">" : number;
  }

  private static String escapedAddress(String url) {
    return url.replace("&", "&amp;");
  }

  /** The text harmless, cut so that it takes at most so many UTF-16 units when escaped. */
  private static String escaped(String text, int room) {
    String harmless = text.replace("://", ":／／").replace('@', '＠').replace('|', '｜');
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < harmless.length(); ) {
      int c = harmless.codePointAt(i);
      i += Character.charCount(c);
      String piece =
          switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(c);
          };
      int rest = i < harmless.length() ? 1 : 0;
      if (out.length() + piece.length() + rest > room) {
        return out.append('…').toString();
      }
      out.append(piece);
    }
    return out.toString();
  }
}
