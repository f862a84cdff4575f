package hinomi.watch;

import java.text.Normalizer;

/** The form in which texts and names are compared: NFKC, lower case, single spaces. */
final class Normal {
  private Normal() {}

  static String of(String text) {
    return lower(cased(text));
  }

  /** NFKC with single spaces; letters as they are. */
  static String cased(String text) {
    boolean plain = isPlain(text);
    if (plain && isSpaced(text)) {
      return text;
    }
    String folded = plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(folded.length());
    boolean space = true;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00a0') {
        if (!space) {
          out.append(' ');
        }
        space = true;
      } else if (c != '®' && c != '™') {
        out.append(c);
        space = false;
      }
    }
    if (space && !out.isEmpty()) {
      out.setLength(out.length() - 1);
    }
    return out.toString();
  }

  /** Lower case, character by character, so that places stay the same. */
  static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != Character.toLowerCase(c)) {
        char[] all = text.toCharArray();
        for (int j = i; j < all.length; j++) {
          all[j] = Character.toLowerCase(all[j]);
        }
        return new String(all);
      }
    }
    return text;
  }

  /** A name of a product or vendor, as a CPE or a record writes it. */
  static String name(String text) {
    return of(text.replace('_', ' '));
  }

  /** Whether white space is single spaces between words only. */
  private static boolean isSpaced(String text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' && (c != ' ' || space)) {
        return false;
      }
      space = c == ' ';
    }
    return !space || text.isEmpty();
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
