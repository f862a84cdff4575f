package hinomi.watch.version;

import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement about versions, in a form that can be compared.
 *
 * @param from the first one, or the only one of a SINGLE; null for "from the beginning"
 * @param end the end, or null for none
 * @param endIncluded whether the end itself is meant
 * @param words the statement for people: the source's own, or {@code >= 1.0, < 1.4}
 */
record Span(
    Status status,
    Shape shape,
    @Nullable String from,
    @Nullable String end,
    boolean endIncluded,
    String scheme,
    String words) {

  private static final Pattern JOINED =
      Pattern.compile("v?\\d+(?:\\.\\d+)+-v?\\d+(?:\\.\\d+)+", Pattern.CASE_INSENSITIVE);

  enum Shape {
    ALL,
    SINGLE,
    RANGE,
    /** A version or bounds that were read out of words which mean more than that. */
    ROUGH,
    /** Commits of a repository, which have no order without it. */
    COMMITS,
    UNREADABLE
  }

  /** The same statement with the words and the status of the range that it was read from. */
  Span of(VersionRange range, String words) {
    return new Span(range.status(), shape, from, end, endIncluded, range.scheme(), words);
  }

  /** Whether it has bounds that say where the affected versions end. */
  boolean bounded() {
    return shape == Shape.RANGE || (shape == Shape.SINGLE && from != null && isSeries(from));
  }

  /** {@code 1.0-1.5}: from the one to the other, or the one with a revision; nobody knows. */
  static boolean isJoined(String version) {
    return JOINED.matcher(version).matches();
  }

  /** Whether all versions that begin alike are meant: {@code 2.4.x}. */
  static boolean isSeries(String version) {
    return Release.parse(version).map(Release::wild).orElse(false);
  }
}
