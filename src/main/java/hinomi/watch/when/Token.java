package hinomi.watch.when;

import java.util.Locale;

/**
 * A word or sign of a condition.
 *
 * @param text full-width forms folded; without its quotes
 * @param offset where it begins in the condition
 */
record Token(Kind kind, String text, int offset) {

  /** What sort of token it is. */
  enum Kind {
    WORD,
    QUOTED,
    SIGN,
    END
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }
}
