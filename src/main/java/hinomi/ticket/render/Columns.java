package hinomi.ticket.render;

import java.util.ArrayList;
import java.util.List;

/** A table of plain text. Wide characters of East Asian scripts count two. */
final class Columns {
  private static final int WIDEST = 48;

  private Columns() {}

  static String aligned(List<String> head, List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < head.size(); column++) {
      int width = width(head.get(column));
      for (List<String> row : rows) {
        width = Math.max(width, width(row.get(column)));
      }
      widths.add(Math.min(width, WIDEST));
    }
    StringBuilder out = new StringBuilder(row(head, widths)).append('\n');
    out.append("-".repeat(widths.stream().mapToInt(w -> w + 3).sum() - 3));
    rows.forEach(row -> out.append('\n').append(row(row, widths)));
    return out.toString();
  }

  private static String row(List<String> cells, List<Integer> widths) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      int pad = widths.get(i) - width(cells.get(i));
      out.append(i > 0 ? " | " : "").append(cells.get(i)).append(" ".repeat(Math.max(0, pad)));
    }
    return out.toString().stripTrailing();
  }

  /** Columns that a terminal gives a text. */
  static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  /** The ranges that are wide throughout (Unicode's EastAsianWidth.txt, W and F, roughly). */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff01 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1f9ff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }
}
