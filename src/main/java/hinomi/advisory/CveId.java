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
  private static final Pattern FORM = Pattern.compile("CVE-(\\d{4})-(\\d{4,19})");
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?<![\\p{Alnum}-])CVE[-‐‑‒–−](\\d{4})[-‐‑‒–−](\\d{4,19})(?!\\d)",
          Pattern.CASE_INSENSITIVE);

  public CveId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a CVE id: " + value);
    }
  }

  /** The id that a field holds, after trimming and in any letter case; empty for anything else. */
  public static Optional<CveId> parse(String text) {
    String id = text.strip().toUpperCase(Locale.ROOT);
    return FORM.matcher(id).matches() ? Optional.of(new CveId(id)) : Optional.empty();
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

  private long number() {
    return Long.parseLong(value.substring(9));
  }

  @Override
  public int compareTo(CveId other) {
    int byYear = Integer.compare(year(), other.year());
    if (byYear != 0) {
      return byYear;
    }
    int byNumber = Long.compare(number(), other.number());
    return byNumber != 0 ? byNumber : value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
