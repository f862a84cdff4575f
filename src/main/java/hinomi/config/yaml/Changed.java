package hinomi.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text with changes at some places; the rest of it stays, sign by sign. */
final class Changed {
  private record Piece(int start, int end, String text) {}

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();

  Changed(String text) {
    this.text = text;
  }

  Changed insert(int at, String added) {
    return replace(at, at, added);
  }

  Changed replace(int start, int end, String by) {
    pieces.add(new Piece(start, end, by));
    return this;
  }

  /**
   * Adds lines after the line in which a place is, with a line's end as the text has them.
   *
   * @param deeper comments right below that stand further in than this column belong to it
   */
  Changed after(int at, int deeper, List<String> lines) {
    int end = lineEnd(at);
    int next = nextLine(end);
    while (next > end && next < text.length() && comment(next, deeper)) {
      end = lineEnd(next);
      next = nextLine(end);
    }
    String lineEnd = lineEnd();
    return insert(end, lineEnd + String.join(lineEnd, lines));
  }

  /** Takes whole lines away: those from one place to another, and comments as {@link #after}. */
  Changed without(int from, int to, int deeper) {
    int end = lineEnd(to);
    int next = nextLine(end);
    while (next > end && next < text.length() && comment(next, deeper)) {
      end = lineEnd(next);
      next = nextLine(end);
    }
    return replace(lineStart(from), next, "");
  }

  private boolean comment(int start, int deeper) {
    int at = start;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '#' && at - start > deeper;
  }

  int lineStart(int at) {
    int i = at;
    while (i > 0 && text.charAt(i - 1) != '\n' && text.charAt(i - 1) != '\r') {
      i--;
    }
    return i;
  }

  int lineEnd(int at) {
    int i = at;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /** The beginning of the line after one that ends here. */
  private int nextLine(int end) {
    return end >= text.length() ? end : end + (text.startsWith("\r\n", end) ? 2 : 1);
  }

  /** How the text ends its first line. */
  String lineEnd() {
    int end = lineEnd(0);
    return end >= text.length() ? "\n" : text.substring(end, nextLine(end));
  }

  /** The text as it becomes. */
  String made() {
    StringBuilder out = new StringBuilder(text);
    pieces.stream()
        .sorted(Comparator.comparingInt(Piece::start).reversed())
        .forEach(piece -> out.replace(piece.start(), piece.end(), piece.text()));
    return out.toString();
  }
}
