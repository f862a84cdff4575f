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
  private static final Pattern FORM = Pattern.compile("(?i)\\bCWE-(\\d{1,5})\\b");

  /** The first CWE id in a text. {@code CWE-noinfo} and {@code CWE-Other} are none. */
  public static Optional<Weakness> parse(String text) {
    Matcher m = FORM.matcher(text);
    return m.find() ? Optional.of(new Weakness(Integer.parseInt(m.group(1)))) : Optional.empty();
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
