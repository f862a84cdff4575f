package hinomi.config;

import hinomi.config.yaml.Place;
import java.util.Locale;

/**
 * A scalar with its variables replaced.
 *
 * @param at where it stands
 * @param text what it says
 * @param plain whether it was written without quotes
 * @param literal whether it was written out, without any variable
 */
record Word(Place at, String text, boolean plain, boolean literal) {

  /** As a keyword or number is read: full-width letters and digits as their ASCII twins. */
  String folded() {
    return fold(text);
  }

  /** A name or id: an id in full-width digits is the same id. */
  String name() {
    String folded = fold(text);
    return !folded.isEmpty() && folded.chars().allMatch(c -> c >= '0' && c <= '9') ? folded : text;
  }

  /** Lower case; full-width forms (U+FF01 to U+FF5E) as their ASCII twins; no space around. */
  static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c);
    }
    return out.toString().strip().toLowerCase(Locale.ROOT);
  }
}
