package hinomi.advisory;

import org.jspecify.annotations.Nullable;

/**
 * Versions of a product and whether they are affected: one line of a CVE record's {@code
 * versions[]}, one version bound of a CPE match, or one free text of JVN.
 *
 * @param status what is said of them
 * @param from the first version, or the only one where there is no end; null or {@code *} for "from
 *     the beginning"
 * @param below the end, itself not in the range, or null
 * @param upTo the end, itself in the range, or null
 * @param scheme how versions are compared: {@code semver}, {@code custom}, {@code rpm}, {@code git}
 *     …, {@code text} where only {@link #text} is known
 * @param text the words of the source, where it gave words ({@code 2.4.1 およびそれ以前}), else null
 */
public record VersionRange(
    Status status,
    @Nullable String from,
    @Nullable String below,
    @Nullable String upTo,
    String scheme,
    @Nullable String text) {

  /** What a source says of a range. */
  public enum Status {
    AFFECTED,
    UNAFFECTED,
    UNKNOWN
  }

  /** A range of which only the source's words are known. */
  public static VersionRange text(String words) {
    return new VersionRange(Status.AFFECTED, null, null, null, "text", words.strip());
  }

  /** An affected range between bounds. */
  public static VersionRange affected(
      @Nullable String from, @Nullable String below, @Nullable String upTo, String scheme) {
    return new VersionRange(Status.AFFECTED, from, below, upTo, scheme, null);
  }
}
