package hinomi.ticket;

import hinomi.advisory.VulnerabilityId;
import java.util.Set;

/**
 * A ticket that covers one of the keys asked for.
 *
 * @param ref the ticket, or what stands for it while it waits to be filed
 * @param members every vulnerability it covers
 */
public record KnownTicket(TicketRef ref, Set<VulnerabilityId> members) {
  public KnownTicket {
    members = Set.copyOf(members);
  }
}
