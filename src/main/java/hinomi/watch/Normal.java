package hinomi.watch;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which texts and names are compared: NFKC, lower case, single spaces. */
final class Normal {
  private Normal() {}

  static String of(String text) {
    String folded =
        isPlain(text)
            ? text.toLowerCase(Locale.ROOT)
            : Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(folded.length());
    boolean space = true;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00a0') {
        if (!space) {
          out.append(' ');
        }
        space = true;
      } else {
        out.append(c);
        space = false;
      }
    }
    if (space && !out.isEmpty()) {
      out.setLength(out.length() - 1);
    }
    return out.toString();
  }

  /** A name of a product or vendor, as a CPE or a record writes it. */
  static String name(String text) {
    return of(text.replace('_', ' '));
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7e) {
        return false;
      }
    }
    return true;
  }
}
