package hinomi.ticket;

import hinomi.advisory.Vulnerability;
import hinomi.watch.Verdict;
import java.util.List;

/**
 * A vulnerability that is to be in a ticket, and why.
 *
 * @param vulnerability as it now is
 * @param matches what the watches said; empty for an alert that arrives though no watch matched
 */
public record Concern(Vulnerability vulnerability, List<Verdict.Matched> matches) {

  public Concern {
    matches = List.copyOf(matches);
  }

  /** It as a ticket's member. */
  public Member member() {
    return new Member(vulnerability.id(), vulnerability.aliases());
  }
}
