package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.watch.Grouping;
import hinomi.watch.Handling;
import hinomi.watch.Policy;
import hinomi.watch.Verdict;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A vulnerability that passed every gate, for one destination.
 *
 * @param matches empty for an alert that no watch matched, and for what a person promoted
 * @param occasion the alert or note that may join it with others
 * @param promoted whether a person wants it whatever the gates say
 */
record Candidate(
    Judged judged,
    String destination,
    List<Verdict.Matched> matches,
    @Nullable Advisory occasion,
    boolean promoted) {

  Concern concern() {
    return new Concern(vulnerability(), matches);
  }

  Vulnerability vulnerability() {
    return judged.vulnerability();
  }

  /**
   * It as a ticket's member. Where nothing is to be grouped, the id of a note that covers several
   * is no name of any one of them.
   */
  Member member() {
    if (groupedBy() != Grouping.By.NONE || alert()) {
      return concern().member();
    }
    SortedSet<VulnerabilityId> own = new TreeSet<>(vulnerability().aliases());
    vulnerability().advisories().stream()
        .filter(a -> a.cves().size() > 1)
        .forEach(a -> own.remove(VulnerabilityId.of(a.id())));
    return new Member(vulnerability().id(), own);
  }

  boolean alert() {
    return occasion != null && occasion.kind() == Advisory.Kind.ALERT;
  }

  Handling handling() {
    return matches.isEmpty() ? Handling.DEFAULT : matches.getFirst().watch().handling();
  }

  Policy policy() {
    return matches.isEmpty() ? Policy.DEFAULT : matches.getFirst().watch().policy();
  }

  Grouping.By groupedBy() {
    return policy().group().by();
  }

  /** The watched product that it is about, in a form that compares; empty where none is. */
  String product() {
    return matches.isEmpty()
        ? ""
        : Normalizer.normalize(matches.getFirst().best().subject(), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .strip();
  }

  /** The same, on another occasion. */
  Candidate on(@Nullable Advisory other) {
    return new Candidate(judged, destination, matches, other, promoted);
  }
}
