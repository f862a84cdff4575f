package hinomi.ticket;

import hinomi.advisory.Vulnerability;
import hinomi.watch.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A vulnerability with what the watches say of it, on its way to a decision.
 *
 * @param verdicts of the watches that had something to say
 * @param firstDecided when it was first decided, if it was before
 * @param past its entries in the ledger, oldest first
 */
public record Judged(
    Vulnerability vulnerability,
    List<Verdict> verdicts,
    Optional<Instant> firstDecided,
    List<LedgerEntry> past) {

  public Judged {
    verdicts = List.copyOf(verdicts);
    past = List.copyOf(past);
  }

  /** When a watch first had something to say of it. */
  Optional<Instant> firstSaid(String watch) {
    return past.stream()
        .filter(e -> e.watch().equals(watch))
        .map(LedgerEntry::at)
        .min(Comparator.naturalOrder());
  }

  /** Whether the ledger's last word of a watch is this one already. */
  boolean stands(String watch, Fate fate, String rule) {
    return past.reversed().stream()
        .filter(e -> e.watch().equals(watch))
        .findFirst()
        .filter(e -> e.fate() == fate && e.rule().equals(rule))
        .isPresent();
  }
}
