package hinomi.pipeline;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as spreadsheets read them: RFC 4180, where no cell is taken for a formula. */
public final class Csv {
  /** What a file begins with, so that Excel knows it for UTF-8. */
  public static final String BEGIN = "\uFEFF";

  private Csv() {}

  /** One row with its end. */
  public static String row(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
