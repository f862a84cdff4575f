package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.watch.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can be told of a vulnerability on its ticket, and what of that is new. */
final class Facts {
  /** A first score below this is no worse than what everybody assumes of the unscored. */
  private static final double MATTERS = 4.0;

  private Facts() {}

  /** What is to be told now. */
  static Told of(Vulnerability vulnerability, List<Verdict.Matched> matches) {
    Optional<Double> bar = bar(matches);
    return new Told(
        score(vulnerability),
        vulnerability.fact(Enrichment.Kev.class).isPresent(),
        bar.isPresent() && over(vulnerability, bar.get()).isPresent(),
        alerts(vulnerability),
        Fixes.of(vulnerability),
        !vulnerability.solution().isEmpty(),
        products(matches),
        vulnerability.withdrawn());
  }

  /** What has changed since something was told; the most urgent first. */
  static List<Change> changes(
      Told before, Told now, Vulnerability vulnerability, List<Verdict.Matched> matches) {
    List<Change> changes = new ArrayList<>();
    if (now.withdrawn()) {
      if (!before.withdrawn()) {
        changes.add(new Change.Withdrawn());
      }
      return changes;
    }
    if (now.kev() && !before.kev()) {
      vulnerability
          .fact(Enrichment.Kev.class)
          .ifPresent(kev -> changes.add(new Change.KevAdded(kev)));
    }
    Double score = now.score();
    Double old = before.score();
    if (score != null && (old == null ? score >= MATTERS : score > old)) {
      changes.add(new Change.ScoreUp(old, score));
    }
    vulnerability.advisories().stream()
        .filter(Facts::alert)
        .filter(a -> !before.alerts().contains(a.id().value()))
        .forEach(a -> changes.add(new Change.Alerted(a)));
    Optional<Double> bar = bar(matches);
    if (now.epss() && !before.epss() && bar.isPresent()) {
      over(vulnerability, bar.get())
          .ifPresent(epss -> changes.add(new Change.EpssOver(bar.get(), epss)));
    }
    List<String> further =
        now.products().stream()
            .filter(p -> before.products().stream().noneMatch(p::equalsIgnoreCase))
            .toList();
    if (!further.isEmpty()) {
      changes.add(new Change.AlsoAffects(further));
    }
    SortedSet<String> fixes = new TreeSet<>(now.fixes());
    fixes.removeAll(before.fixes());
    boolean solved = now.solved() && !before.solved() && before.fixes().isEmpty();
    if (!fixes.isEmpty() || solved) {
      changes.add(new Change.Fixed(before.fixes(), fixes));
    }
    return changes;
  }

  /** Both together: what was told once needs no telling again when it goes and comes back. */
  static Told merged(Told before, Told now) {
    Double old = before.score();
    Double score = now.score();
    return new Told(
        old == null ? score : score == null ? old : Double.valueOf(Math.max(old, score)),
        before.kev() || now.kev(),
        before.epss() || now.epss(),
        union(before.alerts(), now.alerts()),
        union(before.fixes(), now.fixes()),
        before.solved() || now.solved(),
        union(before.products(), now.products()),
        now.withdrawn());
  }

  private static SortedSet<String> union(SortedSet<String> a, SortedSet<String> b) {
    SortedSet<String> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }

  /** The highest base score; CVSS v2, whose scale is another one, counts only where it is alone. */
  private static @Nullable Double score(Vulnerability vulnerability) {
    List<Score> all = vulnerability.scores();
    List<Score> newer = all.stream().filter(s -> s.version() != CvssVersion.V2_0).toList();
    return (newer.isEmpty() ? all : newer)
        .stream().map(Score::base).max(Double::compare).orElse(null);
  }

  private static SortedSet<String> alerts(Vulnerability vulnerability) {
    SortedSet<String> ids = new TreeSet<>();
    vulnerability.advisories().stream().filter(Facts::alert).forEach(a -> ids.add(a.id().value()));
    return ids;
  }

  private static boolean alert(Advisory advisory) {
    return advisory.kind() == Advisory.Kind.ALERT && advisory.state() != Advisory.State.WITHDRAWN;
  }

  private static SortedSet<String> products(List<Verdict.Matched> matches) {
    SortedSet<String> all = new TreeSet<>();
    for (Verdict.Matched match : matches) {
      match.evidence().stream().filter(match::reaches).forEach(e -> all.add(e.subject()));
    }
    return all;
  }

  private static Optional<Double> bar(List<Verdict.Matched> matches) {
    return matches.stream()
        .map(m -> m.watch().policy().epssBar())
        .filter(Objects::nonNull)
        .min(Double::compare);
  }

  private static Optional<Enrichment.Epss> over(Vulnerability vulnerability, double bar) {
    return vulnerability.fact(Enrichment.Epss.class).filter(e -> e.probability() >= bar);
  }
}
