package hinomi.source.cve;

import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range that a CNA wrote as words into the field of one version: {@code >= 1.0, < 1.4} (GitHub),
 * {@code All versions < V2.1} (Siemens), {@code Ver.1.2 and earlier} (JPCERT/CC).
 */
final class VersionWords {
  private static final String V = "(?:versions?|ver\\.?)?\\s*(\\S*\\d\\S*?)";
  private static final Pattern BOUNDS =
      Pattern.compile("(?:all versions\\s*)?(?:>=\\s*(\\S+?)\\s*,\\s*)?(<=?)\\s*(\\S+)");
  private static final Pattern FROM = Pattern.compile(">=\\s*(\\S+)");
  private static final Pattern EXACT = Pattern.compile("=\\s*(\\S+)");
  private static final Pattern BEFORE =
      Pattern.compile("(?:.*\\s)?(?:before|prior to|earlier than)\\s+" + V);
  private static final Pattern AND_EARLIER =
      Pattern.compile(
          "(?:.*\\s)?" + V + "\\s+(?:and|or)\\s+(?:earlier|prior|before|below|older).*");
  private static final int LONGEST = 120;

  private VersionWords() {}

  /** The range that the words describe; where they are not understood, the words alone. */
  static VersionRange range(Status status, String words, String scheme) {
    String text = words.length() > LONGEST ? "" : words.toLowerCase(Locale.ROOT);
    if (text.startsWith("all versions") && text.length() <= "all versions".length() + 1) {
      return new VersionRange(status, null, null, "*", scheme, null);
    }
    Matcher m = BOUNDS.matcher(text);
    if (m.matches()) {
      boolean inclusive = m.group(2).length() == 2;
      @Nullable String from = m.group(1) == null ? null : cut(words, m, 1);
      String end = cut(words, m, 3);
      return new VersionRange(
          status, from, inclusive ? null : end, inclusive ? end : null, scheme, null);
    }
    m = FROM.matcher(text);
    if (m.matches()) {
      return new VersionRange(status, cut(words, m, 1), null, "*", scheme, null);
    }
    m = EXACT.matcher(text);
    if (m.matches()) {
      return new VersionRange(status, cut(words, m, 1), null, null, scheme, null);
    }
    m = BEFORE.matcher(text);
    if (m.matches()) {
      return new VersionRange(status, null, cut(words, m, 1), null, scheme, words);
    }
    m = AND_EARLIER.matcher(text);
    if (m.matches()) {
      return new VersionRange(status, null, null, cut(words, m, 1), scheme, words);
    }
    return new VersionRange(status, null, null, null, "text", words);
  }

  /** A group of the match in the letter case of the source. */
  private static String cut(String words, Matcher m, int group) {
    String version = words.substring(m.start(group), m.end(group));
    return version.endsWith(",") ? version.substring(0, version.length() - 1) : version;
  }
}
