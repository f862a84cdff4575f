package hinomi.watch.version;

import io.github.nscuro.versatile.VersionFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The orders of package collections and distributions, by versatile-core. It takes any scheme that
 * it does not know ({@code semver}, {@code gem}) for a generic one, where {@code 1.0-rc1} is behind
 * {@code 1.0}, and reads texts that are no version of the scheme at all; so only known schemes and
 * well-formed versions are given to it.
 */
enum Library {
  MAVEN("maven", "\\d[\\w.+-]*"),
  PYPI(
      "pypi",
      "v?(?:\\d+!)?\\d+(?:\\.\\d+)*(?:[._-]?(?:a|b|c|rc|alpha|beta|pre|preview)[._-]?\\d*)?"
          + "(?:[._-]?(?:post|rev|r)[._-]?\\d*)?(?:[._-]?dev[._-]?\\d*)?"),
  SEMVER("npm", "v?\\d+\\.\\d+\\.\\d+(?:-[\\da-z]+(?:[.-][\\da-z]+)*)?"),
  NUGET("nuget", "\\d+(?:\\.\\d+){1,3}(?:-[\\da-z]+(?:[.-][\\da-z]+)*)?"),
  RPM("rpm", "(?:\\d+:)?\\d[\\w.+~^]*-[\\w.+~^]+"),
  DEB("deb", "(?:\\d+:)?\\d[\\w.+~-]*"),
  APK("apk", "\\d[\\w.]*-r\\d+");

  private static final int LONGEST = 80;
  private static final Map<String, Library> BY_NAME =
      Map.ofEntries(
          Map.entry("maven", MAVEN),
          Map.entry("gradle", MAVEN),
          Map.entry("pypi", PYPI),
          Map.entry("python", PYPI),
          Map.entry("semver", SEMVER),
          Map.entry("npm", SEMVER),
          Map.entry("cargo", SEMVER),
          Map.entry("golang", SEMVER),
          Map.entry("go", SEMVER),
          Map.entry("hex", SEMVER),
          Map.entry("pub", SEMVER),
          Map.entry("nuget", NUGET));

  private final String scheme;
  private final Pattern form;

  Library(String scheme, String form) {
    this.scheme = scheme;
    this.form = Pattern.compile(form);
  }

  /** The order of a package collection or a version type of the CVE schema. */
  static Optional<Library> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Where a version lies, seen from another one; empty where one of them is not of the scheme. */
  Optional<Order> compare(String version, String bound) {
    String a = version.strip().toLowerCase(Locale.ROOT);
    String b = bound.strip().toLowerCase(Locale.ROOT);
    if (!takes(a) || !takes(b)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Order.of(
              VersionFactory.forScheme(scheme, a).compareTo(VersionFactory.forScheme(scheme, b))));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // what it cannot read is left to the order by form
    }
  }

  private boolean takes(String version) {
    return version.length() <= LONGEST && form.matcher(version).matches();
  }
}
