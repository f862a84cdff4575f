package hinomi.ticket.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rids text of characters that are no text. */
public final class Clean {
  private Clean() {}

  /** One line: everything that breaks lines becomes a space, runs of spaces become one. */
  public static String line(String text) {
    return squeeze(visible(text).replace('\n', ' '));
  }

  /** Lines, each cleaned; at most one empty one in a row, none at the ends. */
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : visible(text).split("\n", -1)) {
      String clean = squeeze(line);
      if (!clean.isEmpty() || (!lines.isEmpty() && !lines.getLast().isEmpty())) {
        lines.add(clean);
      }
    }
    if (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  private static String squeeze(String text) {
    return text.replaceAll("[ \u00a0]+", " ").strip();
  }

  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String s = text.replace("\r\n", "\n");
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n' || c == '\r' || c == 0x0b || c == 0x0c || c == 0x85 || isSeparator(c)) {
        out.append('\n');
      } else if (c == '\t') {
        out.append(' ');
      } else if (turnsOrder(c)) {
        out.append(String.format(Locale.ROOT, "[U+%04X]", c));
      } else if (isNoCharacter(c)) {
        out.append('\ufffd');
      } else if (!isUnseen(c)) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean isSeparator(int c) {
    return c == 0x2028 || c == 0x2029;
  }

  /** The bidirectional embeddings, overrides and isolates (Unicode TR 9, section 2). */
  private static boolean turnsOrder(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isNoCharacter(int c) {
    return (c >= 0xd800 && c <= 0xdfff) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
  }

  /** Controls and format characters (general categories Cc and Cf), tags among them. */
  private static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT;
  }
}
