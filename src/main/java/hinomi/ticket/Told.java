package hinomi.ticket;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket has told of a member, so that only what is new is told again.
 *
 * @param score the highest CVSS base score, or null while there is none
 * @param kev whether it stands in CISA's catalogue of known exploited vulnerabilities
 * @param epss whether its EPSS was at or over the watch's bar
 * @param alerts the alerts of JPCERT/CC's about it, by id
 * @param fixes the versions that mend it, as sources write them
 * @param solved whether any source tells a solution
 * @param products the watched products that it concerns
 * @param withdrawn whether it was withdrawn
 */
public record Told(
    @Nullable Double score,
    boolean kev,
    boolean epss,
    SortedSet<String> alerts,
    SortedSet<String> fixes,
    boolean solved,
    SortedSet<String> products,
    boolean withdrawn) {

  public Told {
    alerts = Collections.unmodifiableSortedSet(new TreeSet<>(alerts));
    fixes = Collections.unmodifiableSortedSet(new TreeSet<>(fixes));
    products = Collections.unmodifiableSortedSet(new TreeSet<>(products));
  }
}
