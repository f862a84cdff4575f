package hinomi.config.inventory;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One product of one ecosystem with everything that the lists say of it. Binary packages of one
 * product are one component.
 *
 * @param product the name to watch for
 * @param aliases other names that a text may use for it
 * @param ecosystem the type of its package URLs: {@code deb}, {@code rpm}, {@code npm} …; empty for
 *     what is no package
 * @param vendor who makes it
 * @param cpes CPE 2.2 or 2.3 names, without version
 * @param purls package URLs, without version and qualifiers
 * @param packages the names of its packages in the ecosystem
 * @param installations versions and places, in the order of the lists
 * @param keptByHand whether it stands in a table that a person keeps
 */
public record Component(
    String product,
    Set<String> aliases,
    Optional<String> ecosystem,
    Optional<String> vendor,
    Set<String> cpes,
    Set<String> purls,
    NavigableSet<String> packages,
    List<Installation> installations,
    boolean keptByHand) {

  public Component {
    aliases = Collections.unmodifiableSet(new LinkedHashSet<>(aliases));
    cpes = Collections.unmodifiableSet(new LinkedHashSet<>(cpes));
    purls = Collections.unmodifiableSet(new LinkedHashSet<>(purls));
    packages = Collections.unmodifiableNavigableSet(new TreeSet<>(packages));
    installations = List.copyOf(installations);
  }

  /** Every host that has any version of it. */
  public NavigableSet<String> hosts() {
    return installations.stream()
        .flatMap(i -> i.hosts().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every version that is installed somewhere, in the order of the lists. */
  public Set<String> versions() {
    return distinct(Installation::version);
  }

  /** Everybody who looks after it somewhere. */
  public Set<String> owners() {
    return distinct(Installation::owner);
  }

  /** Everything that the lists say of it besides. */
  public Set<String> notes() {
    return distinct(Installation::note);
  }

  /** Hosts and versions for a ticket: {@code web1, web2: 1.24.0; db1: 1.22.1}. */
  public String places() {
    return installations.stream()
        .map(Installation::text)
        .filter(s -> !s.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private Set<String> distinct(Function<Installation, Optional<String>> of) {
    return installations.stream()
        .map(of)
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
