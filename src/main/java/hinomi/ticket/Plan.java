package hinomi.ticket;

import hinomi.advisory.VulnerabilityId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a pass decided.
 *
 * @param actions for the outbox
 * @param entries for the ledger
 * @param held when to decide again those that wait
 * @param told what tickets will have told of their members, by the members' keys
 * @param digest lines for the digest
 * @param ticketed keys of what is in a ticket now, so that no digest need list it
 */
public record Plan(
    List<TicketAction> actions,
    List<LedgerEntry> entries,
    Map<VulnerabilityId, Instant> held,
    Map<TicketKey, Told> told,
    List<DigestLine> digest,
    Set<TicketKey> ticketed) {
  public Plan {
    actions = List.copyOf(actions);
    entries = List.copyOf(entries);
    held = Map.copyOf(held);
    told = Map.copyOf(told);
    digest = List.copyOf(digest);
    ticketed = Set.copyOf(ticketed);
  }
}
