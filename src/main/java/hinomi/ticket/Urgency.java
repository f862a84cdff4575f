package hinomi.ticket;

import hinomi.advisory.Severity;
import hinomi.advisory.Vulnerability;
import java.util.Comparator;

/** What comes first. */
final class Urgency {

  /** The exploited first, then the gravest; the unscored count as medium; then by id. */
  static final Comparator<Vulnerability> FIRST =
      Comparator.<Vulnerability, Boolean>comparing(Vulnerability::exploited)
          .thenComparing(v -> v.severity().orElse(Severity.MEDIUM))
          .thenComparing(v -> v.score().map(s -> s.base()).orElse(0.0))
          .reversed()
          .thenComparing(Vulnerability::id);

  private Urgency() {}

  /** Whether it is critical or known to be exploited: then it may break quiet hours. */
  static boolean urgent(Vulnerability vulnerability) {
    return vulnerability.exploited()
        || vulnerability.severity().filter(s -> s == Severity.CRITICAL).isPresent();
  }
}
