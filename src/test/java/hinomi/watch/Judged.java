package hinomi.watch;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Product;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.language.Localized;
import hinomi.watch.names.KeywordExpression;
import hinomi.watch.names.NameError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What watches of all kinds say of small records; products are written {@code vendor: name}. */
final class Judged {
  private static final CveId CVE = new CveId("CVE-2026-0001");

  private Judged() {}

  static Watch vendor(String... names) throws NameError {
    List<Wanted> all = new ArrayList<>();
    for (String name : names) {
      all.add(Wanted.Vendor.parse(name));
    }
    return watch("vendors", all);
  }

  static Watch cpe(String cpe) throws NameError {
    return watch("cpe", List.of(Wanted.Cpe.parse(cpe)));
  }

  static Watch purl(String purl) throws NameError {
    return watch("package", List.of(Wanted.Purl.parse(purl)));
  }

  static Watch keywords(String text) throws NameError {
    return watch("words", List.of(new Wanted.Keywords(text, KeywordExpression.parse(text))));
  }

  static Watch watch(String name, List<Wanted> wanted, String... excludes) {
    return new Watch(
            name,
            List.of(),
            List.of(),
            List.of(excludes),
            Set.of(),
            Set.of(),
            null,
            Unscored.TICKET,
            Handling.DEFAULT,
            Policy.DEFAULT)
        .wanting(wanted);
  }

  static Product named(String text) {
    String[] parts = text.split(": ", 2);
    return parts.length == 2 ? Product.named(parts[0], parts[1]) : Product.named("", text);
  }

  static Product ofCpe(String cpe) {
    return new Product("", "", List.of(cpe), null, null, List.of(), true);
  }

  static Advisory record(@Nullable String title, @Nullable String summary, Product... products) {
    return Advisory.of(
            new AdvisoryId("cve", CVE.value()),
            Advisory.Kind.RECORD,
            Instant.parse("2026-10-01T00:00:00Z"))
        .cves(Set.of(CVE))
        .title(localized(title))
        .summary(localized(summary))
        .products(List.of(products))
        .build();
  }

  private static Localized localized(@Nullable String text) {
    return text == null ? Localized.NONE : Localized.en(text);
  }

  static List<Verdict> judge(Advisory advisory, Watch... watches) {
    return new Matcher(Arrays.asList(watches), Catalogue.bundled())
        .judge(Correlator.join(VulnerabilityId.of(CVE), List.of(advisory), List.of()));
  }

  /** The surest evidence; null where nothing is said. */
  static @Nullable Evidence best(Advisory advisory, Watch watch) {
    return judge(advisory, watch).stream()
        .filter(Verdict.Matched.class::isInstance)
        .map(v -> ((Verdict.Matched) v).best())
        .findFirst()
        .orElse(null);
  }

  /** The tier of the surest evidence, or {@code none}. */
  static String tier(Advisory advisory, Watch watch) {
    Evidence best = best(advisory, watch);
    return best == null ? "none" : best.tier().name();
  }
}
