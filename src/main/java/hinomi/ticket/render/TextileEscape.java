package hinomi.ticket.render;

import java.util.regex.Pattern;

/**
 * Escapes words for Redmine's Textile (RedCloth 3 as Redmine patched it). It has no escape
 * character, but it lets numeric character references through untouched, up to the browser. Only
 * what could act is replaced, since the source is what a plain-text mail shows.
 */
final class TextileEscape {
  private static final String SPANS = "*_-+^~?=%";
  private static final Pattern BLOCK =
      Pattern.compile("(?:p|h\\d|bq|bc|fn\\d*|pre|notextile|table|clear)(?![A-Za-z0-9])");

  private TextileEscape() {}

  /** Words in the middle of a line. */
  static String words(String text) {
    return escape(text, false, false);
  }

  /** Words at the beginning of a line. */
  static String start(String text) {
    return escape(text, true, false);
  }

  /** The whole of a link's label or of strong words. */
  static String enclosed(String text) {
    return escape(text, true, true);
  }

  private static String escape(String text, boolean start, boolean label) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean first = start && i == 0;
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> {
          if (acts(text, i, label) || (first && actsAtStart(text))) {
            out.append("&#").append((int) c).append(';');
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  private static boolean acts(String text, int i, boolean label) {
    char c = text.charAt(i);
    char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
    char previous = i > 0 ? text.charAt(i - 1) : ' ';
    if (SPANS.indexOf(c) >= 0) {
      return label || (c == '%' ? !Character.isDigit(previous) : opensSpan(previous, next));
    }
    return switch (c) {
      case '[', '{', '|' -> true;
      case '(' -> label || Character.isDigit(previous) || Character.isUpperCase(previous);
      case ')' -> label;
      case '"' -> label || next == ':' || next == '\0' || previous == ':';
      default -> RedmineWords.bindsAt(text, i);
    };
  }

  /** A span opens after a space or bracket, before something that is no space. */
  private static boolean opensSpan(char previous, char next) {
    return !Character.isLetterOrDigit(previous) && !Character.isWhitespace(next);
  }

  private static boolean actsAtStart(String text) {
    char c = text.charAt(0);
    return (c < 0x80 && !Character.isLetterOrDigit(c) && !Character.isWhitespace(c))
        || BLOCK.matcher(text).lookingAt();
  }
}
