package hinomi.watch;

/**
 * A text in the form in which names are looked for, and the same with its letter case; a place in
 * one is the same place in the other.
 *
 * @param lower in lower case
 * @param cased as written, but for forms of characters and white space
 * @param japanese whether it is written in Japanese
 */
record Text(String lower, String cased, boolean japanese) {

  static Text of(String source) {
    String cased = Normal.cased(source);
    return new Text(Normal.lower(cased), cased, cased.chars().anyMatch(Text::hiragana));
  }

  private static boolean hiragana(int c) {
    return c >= '\u3041' && c <= '\u309f';
  }

  /** Whether a character is of Japanese writing, in which no spaces part words. */
  static boolean japanese(char c) {
    return (c >= '\u3040' && c <= '\u30ff')
        || (c >= '\u3400' && c <= '\u9fff')
        || c == '々'
        || c == '「'
        || c == '」'
        || c == '、'
        || c == '。'
        || c == '・';
  }

  /** The word, or the letters and digits of it, that begins at a place. */
  String wordAt(int at) {
    int end = at;
    while (end < cased.length() && inWord(end)) {
      end++;
    }
    while (end > at && ".,:;-/+'".indexOf(cased.charAt(end - 1)) >= 0) {
      end--;
    }
    return cased.substring(at, end);
  }

  private boolean inWord(int at) {
    char c = cased.charAt(at);
    return (Character.isLetterOrDigit(c) && !japanese(c)) || "._+#/-'&".indexOf(c) >= 0;
  }

  /** The word that stands right before a place, with one space between; else empty. */
  String wordBefore(int at) {
    if (at < 2 || cased.charAt(at - 1) != ' ') {
      return "";
    }
    return wordUpTo(at - 1);
  }

  /** The word that ends right before a place; empty where none does. */
  String wordUpTo(int end) {
    int begin = end;
    while (begin > 0 && inWord(begin - 1)) {
      begin--;
    }
    return cased.substring(begin, end);
  }

  /** Where the sentence around a place begins. */
  int sentence(int at) {
    for (int i = at - 1; i >= 0; i--) {
      char c = cased.charAt(i);
      if (c == '。' || c == '\n') {
        return i + 1;
      }
      if (c == '.' && i + 1 < cased.length() && cased.charAt(i + 1) == ' ' && i + 2 <= at) {
        return i + 2;
      }
    }
    return 0;
  }
}
