package hinomi.config.inventory;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One version of a product and where it is installed.
 *
 * @param version as the package manager or the person writes it; empty where nobody says it
 * @param hosts machines, or what an SBOM describes; empty where nobody says it
 * @param owner who looks after it there
 * @param note what the list says of it besides
 */
public record Installation(
    Optional<String> version,
    NavigableSet<String> hosts,
    Optional<String> owner,
    Optional<String> note) {

  public Installation {
    hosts = Collections.unmodifiableNavigableSet(new TreeSet<>(hosts));
  }

  /** Hosts and version for a ticket: {@code web1, web2: 1.24.0}; what is not known is left out. */
  public String text() {
    String where = String.join(", ", hosts);
    return String.join(
        ": ", List.of(where, version.orElse("")).stream().filter(s -> !s.isEmpty()).toList());
  }
}
