package hinomi.watch.when;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryBuilder;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Vulnerabilities to ask. */
final class Samples {
  static final Instant PUBLISHED = Instant.parse("2026-10-01T00:00:00Z");
  static final Instant NOW = Instant.parse("2026-10-11T00:00:00Z");

  /** Everything is known of it. */
  static final Vulnerability KNOWN =
      of(
          advisory("cve")
              .title(new Localized("見本プラグインにおける脆弱性", "Injection in Sample Server"))
              .summary(Localized.en("A remote attacker may run code."))
              .products(List.of(Product.named("Red Hat", "Sample Server")))
              .scores(
                  List.of(
                      new Score(
                          CvssVersion.V3_1,
                          9.8,
                          "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H",
                          "sample"),
                      new Score(CvssVersion.V2_0, 5.0, "(AV:L/AC:M/Au:N/C:P/I:P/A:C)", "NVD")))
              .weaknesses(Set.of(new Weakness(89), new Weakness(352)))
              .facts(
                  List.of(
                      new Enrichment.Kev(LocalDate.parse("2026-10-02"), null, true),
                      new Enrichment.Epss(0.25, 0.96, LocalDate.parse("2026-10-03")),
                      new Enrichment.Ssvc("poc", "yes", "total"))),
          advisory("jvn"));

  /** Nothing is known of it but that it is there. */
  static final Vulnerability BARE = of(advisory("cve"));

  private Samples() {}

  static AdvisoryBuilder advisory(String source) {
    return Advisory.of(new AdvisoryId(source, "CVE-2026-0001"), Advisory.Kind.RECORD, PUBLISHED)
        .cves(Set.of(new CveId("CVE-2026-0001")));
  }

  static Vulnerability of(AdvisoryBuilder... advisories) {
    return new Vulnerability(
        new VulnerabilityId("CVE-2026-0001"),
        new TreeSet<>(),
        Arrays.stream(advisories).map(AdvisoryBuilder::build).toList(),
        List.of());
  }
}
