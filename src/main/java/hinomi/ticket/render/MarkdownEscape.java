package hinomi.ticket.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes words for Markdown, for both of Redmine's engines at once: Redcarpet lets character
 * references through to the browser and drops tags, CommonMark resolves the references and keeps
 * {@code <span>}. So a reference within a span keeps apart, in either, what Redmine would find in
 * the finished HTML.
 */
final class MarkdownEscape {
  private static final Pattern NUMBERED = Pattern.compile("\\d+[.)]");

  private MarkdownEscape() {}

  /** Words in the middle of a line. */
  static String words(String text) {
    return escape(text, 0);
  }

  /** Words at the beginning of a line. */
  static String start(String text) {
    if (text.isEmpty()) {
      return "";
    }
    Matcher numbered = NUMBERED.matcher(text);
    if (numbered.lookingAt()) {
      int dot = numbered.end() - 1;
      return text.substring(0, dot) + "\\" + text.charAt(dot) + escape(text, dot + 1);
    }
    char c = text.charAt(0);
    return switch (c) {
      case '-', '+' -> "\\" + c + escape(text, 1);
      case '=', ':' -> reference(c) + escape(text, 1);
      case '[' -> apart(c) + escape(text, 1);
      case '#' -> (RedmineWords.bindsAt(text, 0) ? apart(c) : "\\#") + escape(text, 1);
      default -> escape(text, 0);
    };
  }

  private static String escape(String text, int from) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (RedmineWords.bindsAt(text, i)) {
        out.append(apart(c));
        continue;
      }
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '|' -> out.append(reference(c));
        case '\\' -> out.append(i + 1 < text.length() ? "\\\\" : reference(c));
        case '`', '*', '^', '~', '[' -> out.append('\\').append(c);
        case ']' -> out.append(text.startsWith(":", i + 1) ? reference(c) : "\\]");
        case '_' -> out.append(withinWord(text, i) ? "_" : "\\_");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean withinWord(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && isAsciiWord(text.charAt(i - 1))
        && isAsciiWord(text.charAt(i + 1));
  }

  private static boolean isAsciiWord(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static String apart(char c) {
    return "<span>" + reference(c) + "</span>";
  }

  private static String reference(char c) {
    return "&#" + (int) c + ";";
  }
}
