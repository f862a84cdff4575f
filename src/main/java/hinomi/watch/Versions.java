package hinomi.watch;

import java.util.regex.Pattern;

/** Whether a version follows a name in a text. */
final class Versions {
  private static final String[] WORDS = {
    "versions",
    "version",
    "ver.",
    "ver",
    "v.",
    "v",
    "releases",
    "release",
    "build",
    "firmware",
    "software",
    "update",
    "before",
    "prior to",
    "prior",
    "through",
    "up to",
    "up",
    "until",
    "earlier than",
    "earlier",
    "below",
    "from",
    "<=",
    "<",
    "≤",
    ">=",
    "=",
    "≥",
    "including",
    "の",
    "バージョン",
    "software",
    "server",
    "for mac",
    "all",
    "enterprise edition",
    "community edition",
    "enterprise",
    "community",
    "edition",
    "(",
    ",",
    ":",
    "r",
    "cs",
    "pro",
    "professional",
    "between"
  };
  private static final String[] JAPANESE = {"以前", "より前", "未満", "のバージョン"};
  private static final Pattern BOUNDED =
      Pattern.compile(
          " (?:(?:versions? )?(?:before|prior to|earlier than|up to|through) v?[0-9]"
              + "|(?:versions? )?v?[0-9][\\w.-]* (?:(?:and|or) (?:earlier|prior|before|below)"
              + "|(?:before|through|to|up to|prior to) v?[0-9]))");
  private static final int MOST = 4;
  private static final int NEAR = 36;

  private Versions() {}

  /** Whether a version stands right after a place: {@code 1.2}, {@code before 1.2}, {@code v1}. */
  static boolean follow(String text, int end) {
    int at = end;
    for (int i = 0; i <= MOST; i++) {
      at = space(text, at);
      if (at >= text.length()) {
        return false;
      }
      if (Edges.digit(text.charAt(at))) {
        return number(text, at);
      }
      if (lettered(text, at)) {
        return true;
      }
      for (String word : JAPANESE) {
        if (text.startsWith(word, at)) {
          return true;
        }
      }
      int next = word(text, at);
      if (next == at) {
        next = acronym(text, at);
      }
      if (next == at) {
        return false;
      }
      at = next;
    }
    return false;
  }

  /**
   * Whether what stands right after a place says where a flaw ends, and not merely which version
   * was there: {@code before 1.2}, {@code 1.2 and earlier}, {@code 1.0 through 1.2}.
   */
  static boolean bounded(String text, int end) {
    return BOUNDED.matcher(text).region(end, text.length()).lookingAt();
  }

  /** A version that begins with a letter: {@code B.11.31}, {@code B11.11}. */
  private static boolean lettered(String text, int at) {
    if (at + 2 >= text.length() || !Edges.ascii(text.charAt(at))) {
      return false;
    }
    int number = text.charAt(at + 1) == '.' ? at + 2 : at + 1;
    int end = number;
    while (end < text.length() && Edges.digit(text.charAt(end))) {
      end++;
    }
    return end > number && (number == at + 2 || (end < text.length() && text.charAt(end) == '.'));
  }

  /** Whether a number with a dot stands within a few words behind a place: no mere count. */
  static boolean dotted(String text, int end) {
    int to = Math.min(text.length(), end + NEAR);
    for (int at = end + 1; at + 1 < to; at++) {
      if (text.charAt(at) == '.' && Edges.digit(text.charAt(at - 1))) {
        return Edges.digit(text.charAt(at + 1)) || text.charAt(at + 1) == 'x';
      }
    }
    return false;
  }

  private static int space(String text, int at) {
    return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
  }

  private static int word(String text, int at) {
    for (String word : WORDS) {
      if (text.startsWith(word, at)) {
        int after = at + word.length();
        boolean letters = Edges.ascii(text.charAt(after - 1));
        if (!letters
            || after >= text.length()
            || !Edges.ascii(text.charAt(after))
            || (word.length() <= 3 && Edges.digit(text.charAt(after)))) {
          return after;
        }
      }
    }
    return at;
  }

  /** A short form in brackets: {@code Adaptive Security Appliance (ASA) 8.0}. */
  private static int acronym(String text, int at) {
    if (at > 0 && text.charAt(at - 1) == '(') {
      int close = text.indexOf(')', at);
      return close > 0
              && close - at
                  <= (text.startsWith("formerly", at) || text.startsWith("aka", at) ? 40 : 12)
          ? close + 1
          : at;
    }
    return at;
  }

  /** A count of things is no version: {@code PHP 5 vulnerabilities}. */
  private static boolean number(String text, int at) {
    int end = at;
    while (end < text.length() && (Edges.ascii(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return !text.startsWith("-bit", end)
        && !text.startsWith("-based", end)
        && !text.startsWith(" bit", end);
  }
}
