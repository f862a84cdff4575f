package hinomi.watch;

import hinomi.watch.names.CpePattern;
import hinomi.watch.names.KeywordExpression;
import hinomi.watch.names.NameError;
import hinomi.watch.names.PurlPattern;
import hinomi.watch.names.VendorName;
import hinomi.watch.version.Installed;
import java.util.Optional;

/** What a watch names otherwise than by a product's name or a single keyword. */
public sealed interface Wanted {

  /** As the user writes it. */
  String text();

  /** What people call it: a CPE's or package's product, a vendor, the keywords. */
  String called();

  /** What changes when it names something else than before; a version does not count. */
  String mark();

  /** The version that it says to be installed. */
  default Optional<Installed> installed() {
    return Optional.empty();
  }

  /**
   * Every product of a vendor.
   *
   * @param name as it is compared
   */
  record Vendor(String text, VendorName name) implements Wanted {

    /**
     * Reads one.
     *
     * @throws NameError where it is no name
     */
    public static Vendor parse(String text) throws NameError {
      return new Vendor(text, VendorName.parse(text));
    }

    @Override
    public String called() {
      return text;
    }

    @Override
    public String mark() {
      return "vendor=" + name.key();
    }
  }

  /**
   * What a CPE names.
   *
   * @param pattern the CPE
   */
  record Cpe(String text, CpePattern pattern) implements Wanted {

    /**
     * Reads one.
     *
     * @throws NameError where it is no CPE, or one of everything
     */
    public static Cpe parse(String text) throws NameError {
      return new Cpe(text, CpePattern.parse(text));
    }

    @Override
    public String called() {
      return pattern.product().or(pattern::vendor).orElse(text).replace('_', ' ');
    }

    @Override
    public String mark() {
      return asked().toString();
    }

    /** What is asked of a record's CPEs: a version that is installed is none of it. */
    CpePattern asked() {
      return pattern.installed().isPresent() ? pattern.anyVersion() : pattern;
    }

    @Override
    public Optional<Installed> installed() {
      return pattern.installed().map(v -> new Installed(v, Optional.empty()));
    }
  }

  /**
   * What a package URL names.
   *
   * @param pattern the package
   */
  record Purl(String text, PurlPattern pattern) implements Wanted {

    /**
     * Reads one.
     *
     * @throws NameError where it is no package URL, or of no known type
     */
    public static Purl parse(String text) throws NameError {
      return new Purl(text, PurlPattern.parse(text));
    }

    @Override
    public String called() {
      return pattern.type().equals("npm") && !pattern.group().isEmpty()
          ? pattern.group() + "/" + pattern.simpleName()
          : pattern.simpleName();
    }

    @Override
    public String mark() {
      return pattern.key();
    }

    @Override
    public Optional<Installed> installed() {
      return pattern.version().map(v -> new Installed(v, Optional.of(pattern.type())));
    }
  }

  /**
   * Keywords joined by AND, OR and NOT.
   *
   * @param expression what must stand in an advisory
   */
  record Keywords(String text, KeywordExpression expression) implements Wanted {

    @Override
    public String called() {
      return text;
    }

    @Override
    public String mark() {
      return "*" + expression;
    }
  }
}
