package hinomi.watch;

import java.util.List;

/** What a watch says of a vulnerability of which one of its words stands in an advisory. */
public sealed interface Verdict {

  /** The watch that says it. */
  Watch watch();

  /**
   * It concerns us.
   *
   * @param evidence why, the surest first; never empty
   */
  record Matched(Watch watch, List<Evidence> evidence) implements Verdict {
    public Matched {
      evidence = List.copyOf(evidence);
      if (evidence.isEmpty()) {
        throw new IllegalArgumentException("a match has a reason");
      }
    }

    /** Whether a reason is sure enough for a ticket by the watch's own bar. */
    public boolean reaches(Evidence reason) {
      return reason.tier().confidence() >= watch.policy().ticketFrom();
    }

    /** The surest reason. */
    public Evidence best() {
      return evidence.getFirst();
    }
  }

  /**
   * It would concern us, but one of the watch's conditions keeps it away.
   *
   * @param evidence what hit
   * @param rule which condition: {@code exclude}, {@code cwe} or {@code sources}
   * @param detail the word or value that decided
   */
  record Excluded(Watch watch, List<Evidence> evidence, String rule, String detail)
      implements Verdict {
    public Excluded {
      evidence = List.copyOf(evidence);
    }
  }
}
