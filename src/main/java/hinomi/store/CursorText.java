package hinomi.store;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cursor as one text: a line for each entry, name and value apart by a tab, with {@code \n},
 * {@code \t}, {@code \r} and {@code \\} for what would stand in the way. Needed at every start, and
 * therefore without JSON.
 */
final class CursorText {
  private CursorText() {}

  static String of(SortedMap<String, String> cursor) {
    StringBuilder out = new StringBuilder();
    cursor.forEach(
        (name, value) -> {
          escape(name, out);
          out.append('\t');
          escape(value, out);
          out.append('\n');
        });
    return out.toString();
  }

  static SortedMap<String, String> read(String text) {
    SortedMap<String, String> cursor = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              int tab = line.indexOf('\t');
              if (tab >= 0) {
                cursor.put(unescape(line.substring(0, tab)), unescape(line.substring(tab + 1)));
              }
            });
    return Collections.unmodifiableSortedMap(cursor);
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        out.append(
            switch (text.charAt(i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> text.charAt(i);
            });
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
