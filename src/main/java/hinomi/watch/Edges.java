package hinomi.watch;

/** Where a name begins and ends in a normalised text. */
final class Edges {
  private Edges() {}

  /**
   * Whether the name at {@code begin} to {@code end} stands by itself. A name that begins (ends)
   * with an ASCII letter or digit needs a border there; Japanese text has none, so a Japanese name
   * needs none. Parts of paths, file names and compounds ({@code /go}, {@code x.php}, {@code
   * pre-nginx}, {@code nginx_module}) are no names.
   */
  static boolean stands(String text, int begin, int end) {
    return (!ascii(text.charAt(begin)) || freeBefore(text, begin))
        && (!ascii(text.charAt(end - 1)) || freeAfter(text, end));
  }

  private static boolean freeBefore(String text, int begin) {
    if (begin == 0) {
      return true;
    }
    char c = text.charAt(begin - 1);
    return !(ascii(c) || c == '_' || c == '-' || c == '.' || c == '/' || c == '\\' || c == '@'
        || c == '$');
  }

  private static boolean freeAfter(String text, int end) {
    if (end == text.length()) {
      return true;
    }
    char c = text.charAt(end);
    if (ascii(c) || c == '_') {
      return false;
    }
    if (c == '+' || c == '#') {
      return false;
    }
    if (end + 1 == text.length()) {
      return true;
    }
    char next = text.charAt(end + 1);
    return switch (c) {
      case '.' -> !ascii(next);
      case '-', '/' -> digit(next) || !ascii(next);
      default -> true;
    };
  }

  static boolean ascii(char c) {
    return (c >= 'a' && c <= 'z') || digit(c);
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
