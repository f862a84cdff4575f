package hinomi.advisory;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CVE id in its normal form, {@code CVE-YYYY-N…} with four or more digits at the end (CVE
 * Program, syntax of 2014). Ordered by year, then number.
 */
public record CveId(String value) implements Comparable<CveId> {
  private static final String BEGIN = "CVE-";
  private static final int NUMBER = 9;
  private static final int SHORTEST = NUMBER + 4;
  private static final int LONGEST = NUMBER + 19;
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?<![\\p{Alnum}-])CVE[-‐‑‒–−](\\d{4})[-‐‑‒–−](\\d{4,19})(?!\\d)",
          Pattern.CASE_INSENSITIVE);

  public CveId {
    if (!isForm(value)) {
      throw new IllegalArgumentException("not a CVE id: " + value);
    }
  }

  /** The id that a field holds, after trimming and in any letter case; empty for anything else. */
  public static Optional<CveId> parse(String text) {
    if (isForm(text)) {
      return Optional.of(new CveId(text));
    }
    String id = text.strip().toUpperCase(Locale.ROOT);
    return isForm(id) ? Optional.of(new CveId(id)) : Optional.empty();
  }

  /** Whether a text is an id in its normal form. By hand, since ids are compared by millions. */
  static boolean isForm(String text) {
    int length = text.length();
    if (length < SHORTEST
        || length > LONGEST
        || !text.startsWith(BEGIN)
        || text.charAt(NUMBER - 1) != '-') {
      return false;
    }
    for (int i = BEGIN.length(); i < length; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && i != NUMBER - 1) {
        return false;
      }
    }
    return true;
  }

  /** Every id that a text speaks of. */
  public static SortedSet<CveId> findAll(CharSequence text) {
    SortedSet<CveId> found = new TreeSet<>();
    Matcher m = IN_TEXT.matcher(text);
    while (m.find()) {
      found.add(new CveId("CVE-" + m.group(1) + "-" + m.group(2)));
    }
    return Collections.unmodifiableSortedSet(found);
  }

  public int year() {
    return Integer.parseInt(value.substring(4, 8));
  }

  @Override
  public int compareTo(CveId other) {
    return compare(value, other.value);
  }

  /** The order of two ids in their normal form. */
  static int compare(String a, String b) {
    int byYear = a.substring(BEGIN.length(), NUMBER).compareTo(b.substring(BEGIN.length(), NUMBER));
    if (byYear != 0) {
      return byYear;
    }
    int from = digits(a);
    int other = digits(b);
    int byLength = Integer.compare(a.length() - from, b.length() - other);
    if (byLength != 0) {
      return byLength;
    }
    int byNumber = a.substring(from).compareTo(b.substring(other));
    return byNumber != 0 ? byNumber : a.compareTo(b);
  }

  /** Where the number begins, without noughts before it. */
  private static int digits(String id) {
    int at = NUMBER;
    while (at < id.length() - 1 && id.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  @Override
  public String toString() {
    return value;
  }
}
