package hinomi.advisory;

import hinomi.language.Localized;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A weakness of MITRE's CWE list.
 *
 * @param number as in {@code CWE-79}
 */
public record Weakness(int number) implements Comparable<Weakness> {
  private static final String BEGIN = "CWE-";
  private static final int LONGEST = BEGIN.length() + 5;
  private static final Pattern FORM = Pattern.compile("(?i)\\bCWE-(\\d{1,5})\\b");

  /** The first CWE id in a text. {@code CWE-noinfo} and {@code CWE-Other} are none. */
  public static Optional<Weakness> parse(String text) {
    int usual = usual(text);
    if (usual >= 0) {
      return Optional.of(new Weakness(usual));
    }
    Matcher m = FORM.matcher(text);
    return m.find() ? Optional.of(new Weakness(Integer.parseInt(m.group(1)))) : Optional.empty();
  }

  /** The number of a text that is an id and nothing else, as most are; -1 for any other. */
  private static int usual(String text) {
    int length = text.length();
    if (length <= BEGIN.length() || length > LONGEST || !text.startsWith(BEGIN)) {
      return -1;
    }
    int number = 0;
    for (int i = BEGIN.length(); i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** Every CWE id that a text speaks of. */
  public static SortedSet<Weakness> findAll(CharSequence text) {
    SortedSet<Weakness> found = new TreeSet<>();
    Matcher m = FORM.matcher(text);
    while (m.find()) {
      found.add(new Weakness(Integer.parseInt(m.group(1))));
    }
    return Collections.unmodifiableSortedSet(found);
  }

  /** {@code CWE-79} */
  public String id() {
    return "CWE-" + number;
  }

  /** Its name in Japanese and English, where it is one of the common ones. */
  public Localized name() {
    return WeaknessNames.of(number);
  }

  @Override
  public int compareTo(Weakness other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return id();
  }
}
