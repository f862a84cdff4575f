package hinomi.watch.names;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import hinomi.advisory.Product;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A package of a watch as a package URL ({@code pkg:maven/org.apache.logging.log4j/log4j-core}),
 * against packages as CVE records name them (collection and name) and against package URLs. Letter
 * case does not count. A version, where both name one, must be the same.
 */
public final class PurlPattern {

  private static final String PURL = "pkg:";

  /** More than any real one. */
  private static final int LONGEST = 1_000;

  /**
   * The types of packages that somebody uses, as the <a
   * href="https://github.com/package-url/purl-spec/blob/main/purl-types-index.json">specification</a>
   * lists them.
   */
  private static final Set<String> TYPES =
      Set.of(
          ("alpm apk bazel bitbucket bitnami cargo chrome-extension cocoapods composer conan conda"
                  + " cpan cran deb docker gem generic github golang hackage hex huggingface julia"
                  + " luarocks maven mlflow npm nuget oci opam otp pub pypi qpkg rpm swid swift"
                  + " vscode-extension yocto")
              .split(" "));

  private final PackageName name;
  private final @Nullable String version;
  private final String text;

  private PurlPattern(PackageURL purl) {
    name = PackageName.of(purl);
    version = purl.getVersion();
    text = PURL + name + (version == null ? "" : "@" + version);
  }

  /**
   * Reads a package URL. Qualifiers and the path within the package are left aside.
   *
   * @throws NameError where it is none, or of a type that nobody uses
   */
  public static PurlPattern parse(String text) throws NameError {
    PurlPattern pattern =
        new PurlPattern(read(text).orElseThrow(() -> new NameError(0, "purl.form", text.strip())));
    if (!TYPES.contains(pattern.type())) {
      throw new NameError(text.indexOf(':') + 1, "purl.type", pattern.type());
    }
    return pattern;
  }

  /** Whether a record's product is this package. */
  public boolean matches(Product product) {
    String called = product.packageName() == null ? product.name() : product.packageName();
    return called.startsWith(PURL)
        ? matches(called)
        : product.collection() != null && matches(product.collection(), called);
  }

  /** Every package that a record's product is known as, in its collections. */
  static List<PackageName> packages(Product product) {
    String called = product.packageName() == null ? product.name() : product.packageName();
    if (called.startsWith(PURL)) {
      return packages(called);
    }
    return product.collection() == null
        ? List.of()
        : Registries.names(product.collection(), called);
  }

  static List<PackageName> packages(String purl) {
    return read(purl).map(PackageName::of).stream().toList();
  }

  PackageName name() {
    return name;
  }

  /**
   * Whether a package is this one.
   *
   * @param collection where it comes from: {@code https://registry.npmjs.org}
   * @param packageName its name there: {@code lodash}, {@code group:artifact}
   */
  public boolean matches(String collection, String packageName) {
    return packageName.startsWith(PURL)
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

  /** The package's group, scope or owner, in lower case; empty where it has none. */
  public String group() {
    int slash = name.name().lastIndexOf('/');
    return slash < 0 ? "" : name.name().substring(0, slash);
  }

  /** The package without its version, as a package URL for comparing. */
  public String key() {
    return PURL + name;
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
