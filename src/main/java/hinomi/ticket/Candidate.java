package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.watch.Handling;
import hinomi.watch.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vulnerability that passed every gate, for one destination. */
record Candidate(
    Judged judged,
    String destination,
    Handling handling,
    List<Verdict.Matched> matches,
    @Nullable Advisory occasion) {

  Concern concern() {
    return new Concern(judged.vulnerability(), matches);
  }

  boolean alert() {
    return occasion != null && occasion.kind() == Advisory.Kind.ALERT;
  }

  /** The same, on another occasion. */
  Candidate on(Advisory other) {
    return new Candidate(judged, destination, handling, matches, other);
  }
}
