package hinomi.config;

import hinomi.config.yaml.Place;
import java.text.Normalizer;
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
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return folded.matches("[0-9]+") ? folded : text;
  }

  static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
