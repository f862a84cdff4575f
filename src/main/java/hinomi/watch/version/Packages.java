package hinomi.watch.version;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange.Status;
import hinomi.watch.version.Span.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Judges the package of a distribution by what the same release of the distribution says. */
final class Packages {
  /** Streams with fixes of their own, whose numbers say nothing of the others. */
  private static final Pattern EXTENDED =
      Pattern.compile("extended|advanced|telecom|update service|\\b(?:eus|aus|tus|e4s|els|lts)\\b");

  private Packages() {}

  /** What the distribution says; empty where it says nothing of this release. */
  static List<Finding> of(Distribution installed, List<Product> products) {
    List<Finding> same = new ArrayList<>();
    List<Finding> sameMinor = new ArrayList<>();
    List<Product> others = new ArrayList<>();
    for (Product product : products) {
      List<Span> spans = Spans.of(product);
      boolean minor = spans.stream().anyMatch(s -> bound(installed, s, true));
      if (!comparable(installed, product, spans, minor)) {
        others.add(product);
        continue;
      }
      Finding finding = Finding.of(installed, product, spans);
      same.add(finding);
      if (minor) {
        sameMinor.add(finding);
      }
    }
    List<Finding> chosen = sameMinor.isEmpty() ? same : sameMinor;
    return chosen.isEmpty() ? List.of() : with(chosen, others);
  }

  private static boolean comparable(
      Distribution installed, Product product, List<Span> spans, boolean minor) {
    boolean extended = EXTENDED.matcher(product.name().toLowerCase(Locale.ROOT)).find();
    return minor || (!extended && spans.stream().anyMatch(s -> bound(installed, s, false)));
  }

  private static boolean bound(Distribution installed, Span span, boolean minor) {
    String bound = span.end() != null ? span.end() : span.from();
    return bound != null
        && (span.shape() == Shape.RANGE || span.shape() == Shape.SINGLE)
        && installed.from(bound, span.scheme()) != Order.UNCLEAR
        && (!minor || installed.sameMinor(bound));
  }

  /** Another package of the same release without any mended version is affected in all of them. */
  private static List<Finding> with(List<Finding> chosen, List<Product> others) {
    List<Finding> all = new ArrayList<>(chosen);
    for (Product other : others) {
      boolean sameRelease = chosen.stream().anyMatch(f -> f.product().name().equals(other.name()));
      List<Span> spans = Spans.of(other);
      if (sameRelease && spans.stream().allMatch(s -> s.shape() == Shape.ALL)) {
        spans.stream()
            .filter(s -> s.status() == Status.AFFECTED)
            .forEach(s -> all.add(new Finding.Unclear(other, s)));
      }
    }
    return all;
  }
}
