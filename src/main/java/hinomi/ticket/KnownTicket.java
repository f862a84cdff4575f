package hinomi.ticket;

import hinomi.advisory.VulnerabilityId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A ticket that exists, or waits to be filed.
 *
 * @param ref the ticket, or what stands for it while it waits to be filed
 * @param members every vulnerability it covers
 * @param told what it has told of each; a member of which nothing is noted was told before such
 *     notes were kept
 * @param life what is known of it
 * @param since when it was filed, or planned while it waits
 */
public record KnownTicket(
    TicketRef ref,
    Set<VulnerabilityId> members,
    Map<VulnerabilityId, Told> told,
    Life life,
    Instant since) {
  public KnownTicket {
    members = Set.copyOf(members);
    told = Map.copyOf(told);
  }

  String destination() {
    return ref.destination();
  }
}
