package hinomi.ticket;

import hinomi.advisory.VulnerabilityId;
import java.util.Optional;
import java.util.Set;

/**
 * A ticket that covers one of the keys asked for.
 *
 * @param ref empty while it waits to be filed
 * @param members every vulnerability it covers
 */
public record KnownTicket(Optional<TicketRef> ref, Set<VulnerabilityId> members) {
  public KnownTicket {
    members = Set.copyOf(members);
  }
}
