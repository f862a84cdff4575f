package hinomi.tracker.redmine;

import java.util.Locale;

/** Which characters reach Redmine. */
final class Characters {
  /** The most characters of a subject; Redmine counts code points. */
  static final int SUBJECT = 255;

  private Characters() {}

  /**
   * Without what no Redmine stores: control characters but for tab and line feed (PostgreSQL has no
   * NUL) and halves of surrogate pairs (not UTF-8).
   *
   * @param plain whether characters beyond the BMP are written as {@code [U+1F600]}: a MySQL with
   *     three-byte UTF-8 cannot store them
   */
  static String clean(String text, boolean plain) {
    StringBuilder out = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .forEach(
            c -> {
              boolean control = (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
              boolean half = c >= 0xd800 && c <= 0xdfff;
              if (plain && c > 0xffff) {
                out.append(String.format(Locale.ROOT, "[U+%X]", c));
              } else if (!control && !half) {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** A subject: one line, not blank, cut to what Redmine takes. */
  static String subject(String text, boolean plain) {
    String line = clean(text, plain).replace('\n', ' ').replace('\t', ' ').strip();
    if (line.isEmpty()) {
      line = "-";
    }
    if (line.codePointCount(0, line.length()) <= SUBJECT) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, SUBJECT - 1)).stripTrailing() + "…";
  }

  static boolean beyondBmp(String text) {
    return text.codePoints().anyMatch(c -> c > 0xffff);
  }
}
