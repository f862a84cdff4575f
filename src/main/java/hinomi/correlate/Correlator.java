package hinomi.correlate;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Joins what several sources say of the same thing. An advisory attaches to every vulnerability
 * that it covers; two vulnerabilities are never merged because a third one stands beside both.
 */
public final class Correlator {

  /** Advisories about this alone come before collections; then the more telling kind, the older. */
  private static final Comparator<Advisory> MOST_TELLING =
      Comparator.<Advisory>comparingInt(a -> a.cves().size() > 1 ? 1 : 0)
          .thenComparingInt(a -> rank(a.kind()))
          .thenComparing(Advisory::published)
          .thenComparing(Advisory::id);

  private Correlator() {}

  /** The vulnerabilities that an advisory covers: its CVE ids or, while it has none, its own id. */
  public static SortedSet<VulnerabilityId> covered(Advisory advisory) {
    SortedSet<VulnerabilityId> covered = new TreeSet<>();
    advisory.cves().forEach(cve -> covered.add(VulnerabilityId.of(cve)));
    if (covered.isEmpty()) {
      covered.add(VulnerabilityId.of(advisory.id()));
    }
    return covered;
  }

  /**
   * The vulnerability that these advisories speak of.
   *
   * @param advisories all that cover it, in any order
   */
  public static Vulnerability join(
      VulnerabilityId id, Collection<Advisory> advisories, List<Enrichment> enrichments) {
    List<Advisory> ordered =
        advisories.size() == 1
            ? List.copyOf(advisories)
            : advisories.stream().distinct().sorted(MOST_TELLING).toList();
    SortedSet<VulnerabilityId> aliases = new TreeSet<>();
    for (Advisory advisory : ordered) {
      VulnerabilityId own = VulnerabilityId.of(advisory.id());
      if (advisory.kind() != Advisory.Kind.TOPIC && !own.equals(id)) {
        aliases.add(own);
      }
    }
    return new Vulnerability(id, aliases, ordered, enrichments);
  }

  private static int rank(Advisory.Kind kind) {
    return switch (kind) {
      case NOTE -> 0;
      case ENTRY -> 1;
      case RECORD -> 2;
      case ALERT -> 3;
      case ITEM -> 4;
      case TOPIC -> 5;
    };
  }
}
