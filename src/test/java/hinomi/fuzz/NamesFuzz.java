package hinomi.fuzz;

import hinomi.language.Language;
import hinomi.watch.names.CpePattern;
import hinomi.watch.names.KeywordExpression;
import hinomi.watch.names.NameError;
import hinomi.watch.names.PurlPattern;
import hinomi.watch.names.VendorName;
import java.nio.charset.StandardCharsets;

/** Any text as what a watch names, and as what a record names; the lines of it are both. */
public final class NamesFuzz {
  private NamesFuzz() {}

  /** Reads one kind of name and uses it. */
  private interface Reading {
    void use(String mine, String theirs) throws NameError;
  }

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    int line = text.indexOf('\n');
    String mine = line < 0 ? text : text.substring(0, line);
    String theirs = line < 0 ? text : text.substring(line + 1);
    use(mine, theirs, NamesFuzz::keywords);
    use(mine, theirs, NamesFuzz::cpes);
    use(mine, theirs, NamesFuzz::purls);
    use(mine, theirs, (m, t) -> VendorName.parse(m).matches(t));
  }

  private static void use(String mine, String theirs, Reading reading) {
    try {
      reading.use(mine, theirs);
    } catch (NameError e) {
      if (e.offset() < 0 || e.offset() > mine.length() || e.text().in(Language.JA).isBlank()) {
        throw new AssertionError("a mistake without a place or words", e);
      }
    }
  }

  private static void keywords(String mine, String theirs) throws NameError {
    KeywordExpression expression = KeywordExpression.parse(mine);
    if (expression.wanted().isEmpty() || !expression.terms().containsAll(expression.wanted())) {
      throw new AssertionError("nothing to look for: " + expression);
    }
    expression.holds(theirs::contains);
  }

  private static void cpes(String mine, String theirs) throws NameError {
    CpePattern.keyOf(theirs);
    CpePattern pattern = CpePattern.parse(mine);
    pattern.matches(theirs);
    pattern.version();
    if (pattern.key().isPresent() && !pattern.matches(mine)) {
      throw new AssertionError("it does not match itself: " + pattern);
    }
  }

  private static void purls(String mine, String theirs) throws NameError {
    PurlPattern pattern = PurlPattern.parse(mine);
    pattern.matches(theirs);
    pattern.matches(theirs, mine);
    if (!pattern.matches(mine)) {
      throw new AssertionError("it does not match itself: " + pattern);
    }
  }
}
