package hinomi.watch.names;

import java.util.Optional;
import java.util.stream.Stream;
import us.springett.parsers.cpe.Cpe;
import us.springett.parsers.cpe.util.Relation;
import us.springett.parsers.cpe.values.LogicalValue;
import us.springett.parsers.cpe.values.Part;

/**
 * A CPE of a watch, as a 2.3 formatted string or a 2.2 URI (NIST IR 7695), against the CPEs of
 * records (NIST IR 7696). The watch stands on the left: what it leaves open takes everything, what
 * it says must be the record's, too, but for versions that the record leaves open or does not name
 * ({@code -}): those may be ours.
 */
public final class CpePattern {
  private static final String ANY = LogicalValue.ANY.getAbbreviation();
  private static final String NONE = LogicalValue.NA.getAbbreviation();

  private final Cpe cpe;

  private CpePattern(Cpe cpe) {
    this.cpe = cpe;
  }

  /**
   * Reads a pattern. Spaces, letter case and missing components at the end are mended.
   *
   * @throws NameError where it is no CPE, or names neither vendor nor product
   */
  public static CpePattern parse(String text) throws NameError {
    Optional<Cpe> cpe = CpeText.read(text);
    if (cpe.isEmpty()) {
      throw new NameError(0, "cpe.form", text.strip());
    }
    if (cpe.get().getVendor().equals(ANY) && cpe.get().getProduct().equals(ANY)) {
      throw new NameError(0, "cpe.open", text.strip());
    }
    return new CpePattern(cpe.get());
  }

  /** Whether a record's CPE is one of these; false for what is no CPE. */
  public boolean matches(String candidate) {
    return CpeText.read(candidate).filter(this::matches).isPresent();
  }

  private boolean matches(Cpe other) {
    return closed(cpe.getPart() == Part.ANY, other.getPart() == Part.ANY)
        && closed(open(cpe.getVendor()), open(other.getVendor()))
        && closed(open(cpe.getProduct()), open(other.getProduct()))
        && cpe.matches(
            versionOpen(other) ? CpeText.with(other, ANY, other.getWellFormedUpdate()) : other);
  }

  /** Open on the right is contained only in open on the left, whatever the library says. */
  private static boolean closed(boolean left, boolean right) {
    return left || !right;
  }

  private static boolean open(String component) {
    return component.equals(ANY);
  }

  /** Whether a record names no version, or leaves open a part of it that this one says. */
  private boolean versionOpen(Cpe other) {
    return other.getVersion().equals(NONE)
        || Cpe.compareAttribute(other.getWellFormedVersion(), cpe.getWellFormedVersion())
            == Relation.SUPERSET;
  }

  /** {@code vendor:product} in lower case, for an index; empty where one is left open. */
  public Optional<String> key() {
    return CpeText.key(cpe);
  }

  /** The vendor, in lower case; empty where it is left open, or a part of it is. */
  public Optional<String> vendor() {
    return CpeText.closed(cpe.getWellFormedVendor(), cpe.getVendor());
  }

  /** The product, in lower case, as CPEs write it; empty where it is left open, or a part is. */
  public Optional<String> product() {
    return CpeText.closed(cpe.getWellFormedProduct(), cpe.getProduct());
  }

  /** Whether it says nothing of edition, language, target and the like. */
  public boolean whole() {
    return Stream.of(
            cpe.getEdition(),
            cpe.getLanguage(),
            cpe.getSwEdition(),
            cpe.getTargetSw(),
            cpe.getTargetHw(),
            cpe.getOther())
        .allMatch(ANY::equals);
  }

  /** The same product in any version. */
  public CpePattern anyVersion() {
    return new CpePattern(CpeText.with(cpe, ANY, ANY));
  }

  /** {@code vendor:product} of a record's CPE; empty where one is left open, or for no CPE. */
  public static Optional<String> keyOf(String candidate) {
    return CpeText.read(candidate).flatMap(CpeText::key);
  }

  /** The version that the watch names, where it names one. */
  public Optional<String> version() {
    String version = cpe.getVersion();
    return open(version) || version.equals(NONE) ? Optional.empty() : Optional.of(version);
  }

  /** The one version that is installed by what the watch names; empty where it names several. */
  public Optional<String> installed() {
    String update = cpe.getUpdate();
    return CpeText.wild(cpe.getWellFormedVersion())
        ? Optional.empty()
        : version().map(v -> open(update) || update.equals(NONE) ? v : v + update);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CpePattern p && p.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The CPE 2.3 formatted string. */
  @Override
  public String toString() {
    return cpe.toCpe23FS();
  }
}
