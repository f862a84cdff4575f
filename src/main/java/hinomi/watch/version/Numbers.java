package hinomi.watch.version;

/** Numbers of any length, as they stand in versions. */
final class Numbers {
  private Numbers() {}

  /** Compares two runs of digits by value. */
  static int compare(String a, String b) {
    String x = stripped(a);
    String y = stripped(b);
    return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
  }

  /**
   * Whether two different numbers behind a dot could also be meant as decimals, and then the other
   * way round: {@code 1.04} is before {@code 1.3} to some, and behind it to others.
   */
  static boolean ambiguous(String a, String b) {
    boolean padded = (a.length() > 1 && a.startsWith("0")) || (b.length() > 1 && b.startsWith("0"));
    if (!padded || (compare(a, "0") == 0 && compare(b, "0") == 0)) {
      return false;
    }
    int length = Math.max(a.length(), b.length());
    int decimal =
        (a + "0".repeat(length - a.length())).compareTo(b + "0".repeat(length - b.length()));
    return Integer.signum(decimal) != Integer.signum(compare(a, b));
  }

  private static String stripped(String digits) {
    int at = 0;
    while (at < digits.length() - 1 && digits.charAt(at) == '0') {
      at++;
    }
    return digits.substring(at);
  }
}
