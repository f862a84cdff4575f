package hinomi.watch.names;

import com.github.packageurl.PackageURL;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A package in its collection, in lower case.
 *
 * @param type as in package URLs
 * @param name with its group, scope or distribution before it, each part after a slash; a Python
 *     name in the normal form of PEP 503
 */
record PackageName(String type, String name) {

  static PackageName of(String type, String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return new PackageName(
        type,
        switch (type) {
          case "pypi" -> lower.replaceAll("[-_.]+", "-");
          case "maven" -> lower.replace(':', '/');
          default -> lower;
        });
  }

  static PackageName of(PackageURL purl) {
    String group = purl.getNamespace();
    return of(
        purl.getType().toLowerCase(Locale.ROOT),
        group == null ? purl.getName() : group + "/" + purl.getName());
  }

  /**
   * Whether another name is of this package: the same, the same in any distribution where this one
   * names none, or a Go package in this module.
   */
  boolean covers(PackageName other) {
    if (!type.equals(other.type)) {
      return false;
    }
    if (name.equals(other.name)) {
      return true;
    }
    return switch (type) {
      case "deb", "rpm", "apk", "alpm" -> name.indexOf('/') < 0 && name.equals(other.simple());
      case "golang" -> inModule(other.name);
      default -> false;
    };
  }

  /** The standard library and the tools have no module path; the Go project calls them so. */
  private boolean inModule(String path) {
    int slash = path.indexOf('/');
    boolean standard = (slash < 0 ? path : path.substring(0, slash)).indexOf('.') < 0;
    boolean tool = path.equals("cmd") || path.startsWith("cmd/");
    return switch (name) {
      case "stdlib" -> standard && !tool && !path.equals("toolchain");
      case "toolchain" -> tool;
      default -> path.startsWith(name + "/");
    };
  }

  /** Every key of a package that this one may be, or be part of: see {@link #covers}. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(Set.of(toString()));
    switch (type) {
      case "deb", "rpm", "apk", "alpm" -> keys.add(type + "/" + simple());
      case "golang" -> {
        keys.addAll(List.of("golang/stdlib", "golang/toolchain"));
        for (int slash = name.lastIndexOf('/');
            slash > 0;
            slash = name.lastIndexOf('/', slash - 1)) {
          keys.add("golang/" + name.substring(0, slash));
        }
      }
      default -> {}
    }
    return keys;
  }

  /** Without group, scope or distribution. */
  String simple() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return type + "/" + name;
  }
}
