package hinomi.watch;

import hinomi.watch.names.PurlPattern;
import hinomi.watch.names.VendorName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a package goes by where no collection is named.
 *
 * @param names normalised
 * @param telling those among them that nothing else is called
 * @param makers parts of its group or scope that may be its vendor's name
 */
record PackageNames(Set<String> names, Set<String> telling, Set<String> makers) {
  private static final Set<String> CLIENTS = Guards.words("=package-client");
  private static final Set<String> SYSTEMS =
      Set.of("deb", "rpm", "apk", "alpm", "docker", "oci", "bitnami", "generic");

  /** Parts of groups that name no maker. */
  private static final Set<String> HOSTS =
      Set.of("com", "org", "net", "io", "github.com", "github", "gitlab.com", "dev", "jp", "co");

  private static final int LONG = 5;

  static PackageNames of(PurlPattern purl) {
    String simple = Normal.of(purl.simpleName());
    Set<String> names = new LinkedHashSet<>();
    Set<String> telling = new LinkedHashSet<>();
    Set<String> makers = new LinkedHashSet<>();
    String group = Normal.of(purl.group());
    if (!group.isEmpty()) {
      telling.add(group + "/" + simple);
      telling.add(group + ":" + simple);
      if (group.startsWith("@")) {
        telling.add(group.substring(1) + "/" + simple);
      }
      for (String part : group.split("[/.@]", -1)) {
        if (!part.isEmpty() && !HOSTS.contains(part)) {
          makers.add(VendorName.keyOf(part));
        }
      }
    }
    boolean scoped = purl.type().equals("npm") && !group.isEmpty();
    if (!scoped) {
      for (String name : List.of(simple, simple.replace('_', ' '), simple.replace('-', ' '))) {
        names.add(name);
        if (compound(simple)) {
          telling.add(name);
        }
      }
      makers.add(VendorName.keyOf(simple));
    }
    names.addAll(telling);
    return new PackageNames(names, telling, makers);
  }

  /** A name of several parts or with a digit in it: log4j-core. */
  private static boolean compound(String name) {
    return name.length() >= LONG
        && name.chars().skip(1).anyMatch(c -> !Character.isLetter(c))
        && !CLIENTS.contains(name);
  }

  /** Whether what the catalogue knows by the package's name is the package. */
  static boolean isProduct(PurlPattern purl) {
    return SYSTEMS.contains(purl.type())
        || (purl.group().isEmpty() && !CLIENTS.contains(purl.simpleName()));
  }

  /** Whether a vendor, as a record has it, is the package's maker. */
  boolean by(String vendor, String product) {
    if (vendor.isEmpty() || CLIENTS.contains(product)) {
      return false;
    }
    for (String word : vendor.split("[ .]", -1)) {
      if (makers.contains(word)) {
        return true;
      }
    }
    return makers.contains(VendorName.keyOf(vendor));
  }
}
