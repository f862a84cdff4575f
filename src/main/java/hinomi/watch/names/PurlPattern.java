package hinomi.watch.names;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import hinomi.advisory.Product;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package of a watch as a package URL ({@code pkg:maven/org.apache.logging.log4j/log4j-core}),
 * against packages as CVE records name them (collection and name) and against package URLs. Letter
 * case does not count. A version, where both name one, must be the same.
 */
public final class PurlPattern {

  /** More than any real one. */
  private static final int LONGEST = 1_000;

  private final PackageName name;
  private final @Nullable String version;
  private final String text;

  private PurlPattern(PackageURL purl) {
    name = PackageName.of(purl);
    version = purl.getVersion();
    text = "pkg:" + name + (version == null ? "" : "@" + version);
  }

  /**
   * Reads a package URL. Qualifiers and the path within the package are left aside.
   *
   * @throws NameError where it is none
   */
  public static PurlPattern parse(String text) throws NameError {
    return new PurlPattern(
        read(text).orElseThrow(() -> new NameError(0, "purl.form", text.strip())));
  }

  /** Whether a record's product is this package. */
  public boolean matches(Product product) {
    String called = product.packageName() == null ? product.name() : product.packageName();
    return product.collection() != null && matches(product.collection(), called);
  }

  /**
   * Whether a package is this one.
   *
   * @param collection where it comes from: {@code https://registry.npmjs.org}
   * @param packageName its name there: {@code lodash}, {@code group:artifact}
   */
  public boolean matches(String collection, String packageName) {
    return packageName.startsWith("pkg:")
        ? matches(packageName)
        : Registries.names(collection, packageName).stream().anyMatch(name::covers);
  }

  /** Whether a package URL is of this package; false for what is none. */
  public boolean matches(String purl) {
    return read(purl)
        .filter(other -> name.covers(PackageName.of(other)))
        .filter(
            other ->
                version == null
                    || other.getVersion() == null
                    || version.equalsIgnoreCase(other.getVersion()))
        .isPresent();
  }

  /** The package's type: {@code npm}, {@code maven} …. */
  public String type() {
    return name.type();
  }

  /** The package's name without its group or scope, in lower case, for an index. */
  public String simpleName() {
    return name.simple();
  }

  /** The version that the watch names, where it names one. */
  public Optional<String> version() {
    return Optional.ofNullable(version);
  }

  private static Optional<PackageURL> read(String text) {
    String mended = text.strip().replace("/@", "/%40");
    if (mended.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PackageURL(mended));
    } catch (MalformedPackageURLException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PurlPattern p && p.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The package and version, for people. */
  @Override
  public String toString() {
    return text;
  }
}
