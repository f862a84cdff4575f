package hinomi.ticket;

import hinomi.advisory.VulnerabilityId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a pass decided.
 *
 * @param actions for the outbox
 * @param entries for the ledger
 * @param held when to decide again those that wait
 */
public record Plan(
    List<TicketAction> actions, List<LedgerEntry> entries, Map<VulnerabilityId, Instant> held) {
  public Plan {
    actions = List.copyOf(actions);
    entries = List.copyOf(entries);
    held = Map.copyOf(held);
  }
}
