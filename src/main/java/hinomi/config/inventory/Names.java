package hinomi.config.inventory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names and words of a list as they are kept and compared. */
final class Names {
  /** The longest name or word that is believed, in characters. */
  static final int LONGEST = 300;

  private Names() {}

  /**
   * A word without control and invisible characters and spaces around it; empty for none and for
   * the signs that tools write for nothing.
   */
  static Optional<String> word(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder(text.length());
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank =
          Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
      if (!blank && Character.getType(c) != Character.FORMAT) {
        out.append(c);
      } else if (blank && !space) {
        out.append(' ');
      }
      space = blank;
    }
    String word = out.toString().strip();
    return switch (word) {
      case "", "-", "NOASSERTION", "NONE", "(none)" -> Optional.empty();
      default -> Optional.of(word);
    };
  }

  /** A version, with full-width digits as their ASCII twins. */
  static Optional<String> version(@Nullable String text) {
    return word(text).map(w -> Normalizer.normalize(w, Normalizer.Form.NFKC));
  }

  /** The form in which names are compared: NFKC, lower case, single spaces. */
  static String fold(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return word(folded).orElse("");
  }

  /** Text of others for a message: on one line and not too long. */
  static String shown(String text) {
    String line = word(text).orElse("");
    return line.length() <= 60
        ? line
        : line.substring(
                0, line.offsetByCodePoints(0, Math.min(59, line.codePointCount(0, line.length()))))
            + "…";
  }
}
