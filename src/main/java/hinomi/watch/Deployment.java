package hinomi.watch;

import hinomi.watch.version.Installed;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is installed of one of a watch's products, and where.
 *
 * @param subject the watch's product or keyword, as the user writes it
 * @param installed the version; empty where nobody says it
 * @param hosts the machines; empty where nobody says it
 */
public record Deployment(
    String subject, Optional<Installed> installed, NavigableSet<String> hosts) {

  public Deployment {
    hosts = Collections.unmodifiableNavigableSet(new TreeSet<>(hosts));
  }

  /** Hosts and version for people: {@code web1, web2: 1.24.0}; what is not known is left out. */
  public String text() {
    String where = String.join(", ", hosts);
    String version = installed.map(Installed::version).orElse("");
    return String.join(": ", List.of(where, version).stream().filter(s -> !s.isEmpty()).toList());
  }
}
