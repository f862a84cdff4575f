package hinomi.ticket;

import hinomi.advisory.VulnerabilityId;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A vulnerability that a ticket covers.
 *
 * @param id of the vulnerability
 * @param aliases other ids under which its ticket may have been filed
 */
public record Member(VulnerabilityId id, SortedSet<VulnerabilityId> aliases) {

  public Member {
    aliases = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(aliases));
  }

  public static Member of(VulnerabilityId id) {
    return new Member(id, new TreeSet<>());
  }

  /** Its key at a destination. */
  public TicketKey key(String destination) {
    return TicketKey.of(destination, id);
  }

  /** The keys to look for at a destination: its own first, then those of its aliases. */
  public Set<TicketKey> keys(String destination) {
    Set<TicketKey> keys = new java.util.LinkedHashSet<>();
    keys.add(key(destination));
    aliases.forEach(alias -> keys.add(TicketKey.of(destination, alias)));
    return keys;
  }
}
