package hinomi.source.cve;

/**
 * A rough order of version strings: numbers by value, letters by letter. Good enough to tell
 * whether a change lies within its range; not for judging installed versions.
 */
final class VersionOrder {
  private VersionOrder() {}

  static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      boolean number = digit(a.charAt(i));
      if (number != digit(b.charAt(j))) {
        return Character.compare(a.charAt(i), b.charAt(j));
      }
      int endA = run(a, i, number);
      int endB = run(b, j, number);
      int order = number ? numbers(a, i, endA, b, j, endB) : words(a, i, endA, b, j, endB);
      if (order != 0) {
        return order;
      }
      i = endA;
      j = endB;
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static int words(String a, int i, int endA, String b, int j, int endB) {
    return a.substring(i, endA).compareToIgnoreCase(b.substring(j, endB));
  }

  private static int numbers(String a, int i, int endA, String b, int j, int endB) {
    int x = zeros(a, i, endA);
    int y = zeros(b, j, endB);
    return endA - x != endB - y
        ? Integer.compare(endA - x, endB - y)
        : a.substring(x, endA).compareTo(b.substring(y, endB));
  }

  private static int zeros(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static int run(String text, int from, boolean number) {
    int at = from;
    while (at < text.length() && digit(text.charAt(at)) == number) {
      at++;
    }
    return at;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
