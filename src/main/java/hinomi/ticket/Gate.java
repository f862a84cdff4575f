package hinomi.ticket;

import hinomi.advisory.Vulnerability;
import hinomi.watch.Verdict;
import java.util.Optional;

/** One reason for which a match does not become a ticket now. */
interface Gate {

  /** The ruling with which the gate holds a match back; empty where it lets it pass. */
  Optional<Ruling> holds(Vulnerability vulnerability, Verdict.Matched match, Moment moment);
}
