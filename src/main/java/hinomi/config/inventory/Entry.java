package hinomi.config.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One line or element of a list, before it has become a product.
 *
 * @param line where it stands
 * @param name of package or product
 * @param group what a package URL calls namespace
 * @param source the package that it was built from
 * @param hosts empty where the list as a whole says it
 */
record Entry(
    int line,
    String name,
    Optional<String> group,
    Optional<String> version,
    Optional<String> ecosystem,
    Optional<String> source,
    Optional<String> vendor,
    Optional<String> cpe,
    Optional<String> purl,
    List<String> aliases,
    Set<String> hosts,
    Optional<String> owner,
    Optional<String> note) {

  /** A package of a distribution. */
  static Entry ofPackage(
      int line,
      Optional<String> host,
      String ecosystem,
      String name,
      String version,
      Optional<String> source) {
    return new Entry(
        line,
        name,
        Optional.empty(),
        Names.version(version),
        Optional.of(ecosystem),
        source,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        host.map(Set::of).orElse(Set.of()),
        Optional.empty(),
        Optional.empty());
  }
}
