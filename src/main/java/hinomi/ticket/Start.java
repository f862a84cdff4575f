package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.Vulnerability;
import hinomi.watch.Evidence;
import hinomi.watch.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From when on advisories may become tickets. What is older is collected and stands in the ledger.
 *
 * @param at the moment that {@code limits.start} names for a watch
 * @param judgedBefore when this watch last judged the vulnerability and found nothing; empty where
 *     it never did
 */
record Start(Instant at, Optional<Instant> judgedBefore) {

  /**
   * Whether an advisory that hit is recent enough: by its own publication, or by its update where
   * that update first made it match. Where none hit surely, those count that mention it.
   */
  boolean reachedBy(Vulnerability vulnerability, Verdict.Matched match) {
    Set<AdvisoryId> hit =
        match.evidence().stream()
            .filter(e -> match.reaches(e) || !match.reaches(match.best()))
            .map(Evidence::advisory)
            .collect(Collectors.toSet());
    return vulnerability.advisories().stream()
        .filter(a -> hit.contains(a.id()))
        .anyMatch(this::reachedBy);
  }

  boolean reachedBy(Advisory advisory) {
    return !advisory.published().isBefore(at)
        || (judgedBefore.isPresent() && !advisory.updated().isBefore(at));
  }
}
