package hinomi.watch;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.advisory.Vulnerability;
import hinomi.watch.Evidence.Field;
import hinomi.watch.version.Installed;
import hinomi.watch.version.VersionVerdict;
import hinomi.watch.version.VersionVerdict.NotAffected;
import hinomi.watch.version.Versions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the advisories that a watch matched say of a version that is installed.
 *
 * @param subject the watch's product
 * @param installed the version
 * @param verdict whether it is affected
 */
public record Exposure(String subject, Installed installed, VersionVerdict verdict) {

  /** What is installed of the products that a match is about. */
  public static List<Deployment> deployments(Verdict.Matched match) {
    Set<String> subjects = subjects(match);
    return match.watch().installed().stream().filter(d -> subjects.contains(d.subject())).toList();
  }

  /** Each installed version of the products that a match is about. */
  public static List<Exposure> of(Verdict.Matched match, Vulnerability vulnerability) {
    List<Exposure> all = new ArrayList<>();
    for (Deployment deployment : deployments(match)) {
      deployment
          .installed()
          .map(i -> of(deployment.subject(), i, match, vulnerability))
          .filter(e -> !all.contains(e))
          .ifPresent(all::add);
    }
    return all;
  }

  /**
   * Why none of what is installed is affected, version by version; empty unless it is clear for
   * everything that the match is about.
   */
  public static List<Exposure> clear(Verdict.Matched match, Vulnerability vulnerability) {
    List<Deployment> deployments = deployments(match);
    Set<String> known =
        deployments.stream().map(Deployment::subject).collect(Collectors.toUnmodifiableSet());
    if (!known.containsAll(subjects(match))
        || deployments.stream().anyMatch(d -> d.installed().isEmpty())) {
      return List.of();
    }
    List<Exposure> all = of(match, vulnerability);
    return all.stream().allMatch(e -> e.verdict() instanceof NotAffected) ? all : List.of();
  }

  private static Set<String> subjects(Verdict.Matched match) {
    return telling(match).stream()
        .map(Evidence::subject)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The evidence that is sure enough; all of it where none is. */
  private static List<Evidence> telling(Verdict.Matched match) {
    List<Evidence> sure = match.evidence().stream().filter(match::reaches).toList();
    return sure.isEmpty() ? match.evidence() : sure;
  }

  private static Exposure of(
      String subject, Installed installed, Verdict.Matched match, Vulnerability vulnerability) {
    List<Evidence> evidence =
        telling(match).stream().filter(e -> e.subject().equals(subject)).toList();
    List<VersionVerdict> verdicts =
        vulnerability.advisories().stream()
            .filter(a -> evidence.stream().anyMatch(e -> e.advisory().equals(a.id())))
            .map(a -> Versions.judge(installed, products(a, evidence)))
            .toList();
    return new Exposure(subject, installed, Versions.combine(verdicts));
  }

  /** The products by which the watch was hit; all where it was hit by a text alone. */
  private static List<Product> products(Advisory advisory, List<Evidence> evidence) {
    Set<String> names =
        evidence.stream()
            .filter(e -> e.advisory().equals(advisory.id()))
            .filter(e -> e.field() == Field.PRODUCT || e.field() == Field.CPE)
            .map(Evidence::found)
            .collect(Collectors.toUnmodifiableSet());
    List<Product> named =
        advisory.products().stream()
            .filter(p -> RecordName.of(p).stream().anyMatch(n -> names.contains(n.shown())))
            .toList();
    return named.isEmpty() ? advisory.products() : named;
  }
}
