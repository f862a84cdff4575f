package hinomi.watch.names;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which names are compared: NFKC, lower case, single spaces. */
final class Folded {
  private Folded() {}

  static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Z}]+", " ")
        .strip();
  }
}
