package hinomi.watch.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import us.springett.parsers.cpe.Cpe;
import us.springett.parsers.cpe.CpeParser;
import us.springett.parsers.cpe.exceptions.CpeParsingException;
import us.springett.parsers.cpe.exceptions.CpeValidationException;

/** CPEs as sources write them, mended where the library would refuse them. */
final class CpeText {

  /** More than any real one; NVD's longest are under 200. */
  private static final int LONGEST = 1_000;

  private static final int COMPONENTS = 11;
  private static final String START_23 = "cpe:2.3:";
  private static final Pattern UNESCAPED_COLON = Pattern.compile("(?<!\\\\):");
  private static final Pattern SPACES =
      Pattern.compile("(?:_|%20)*\\s(?:_|%20|\\s)*|(?:_|%20)*%20(?:_|%20|\\s)*");

  /** Escaped though they need not be: {@code node\.js} is {@code node.js}. */
  private static final Pattern NEEDLESS = Pattern.compile("\\\\([a-z0-9._])");

  /** ANY, or a part left open. */
  private static final Pattern WILD = Pattern.compile("(?<!\\\\)[*?]");

  private CpeText() {}

  /** The CPE that a text is meant to be; empty where it is none. */
  static Optional<Cpe> read(String text) {
    String folded = text.strip().toLowerCase(Locale.ROOT);
    if (folded.length() > LONGEST) {
      return Optional.empty();
    }
    if (folded.startsWith(START_23)) {
      return parse(START_23 + String.join(":", components(folded.substring(START_23.length()))));
    }
    if (folded.startsWith("cpe:/")) {
      return parse(unspaced(folded));
    }
    return Optional.empty();
  }

  /** As many as there should be, without spaces. */
  private static List<String> components(String rest) {
    List<String> components = new ArrayList<>();
    for (String part : UNESCAPED_COLON.split(rest, -1)) {
      if (components.size() < COMPONENTS) {
        components.add(part.isBlank() ? "*" : NEEDLESS.matcher(unspaced(part)).replaceAll("$1"));
      }
    }
    while (components.size() < COMPONENTS) {
      components.add("*");
    }
    return components;
  }

  private static String unspaced(String part) {
    return SPACES.matcher(part.strip()).replaceAll("_");
  }

  private static Optional<Cpe> parse(String text) {
    try {
      return Optional.of(CpeParser.parse(text, true));
    } catch (CpeParsingException e) {
      return Optional.empty();
    }
  }

  /** The same with another version and update, both well-formed. */
  static Cpe with(Cpe cpe, String version, String update) {
    try {
      return new Cpe(
          cpe.getPart(),
          cpe.getWellFormedVendor(),
          cpe.getWellFormedProduct(),
          version,
          update,
          cpe.getWellFormedEdition(),
          cpe.getWellFormedLanguage(),
          cpe.getWellFormedSwEdition(),
          cpe.getWellFormedTargetSw(),
          cpe.getWellFormedTargetHw(),
          cpe.getWellFormedOther());
    } catch (CpeValidationException e) {
      throw new IllegalStateException("the parts of a CPE make a CPE: " + cpe.toCpe23FS(), e);
    }
  }

  static Optional<String> key(Cpe cpe) {
    return wild(cpe.getWellFormedVendor()) || wild(cpe.getWellFormedProduct())
        ? Optional.empty()
        : Optional.of(cpe.getVendor() + ":" + cpe.getProduct());
  }

  /** A component, unless a part of it is left open. */
  static Optional<String> closed(String wellFormed, String component) {
    return wild(wellFormed) ? Optional.empty() : Optional.of(component);
  }

  static boolean wild(String wellFormed) {
    return WILD.matcher(wellFormed).find();
  }
}
