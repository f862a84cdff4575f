package hinomi.search;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.advisory.Vulnerability;
import hinomi.language.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A vulnerability's texts as units, each cut when first looked at. */
final class Subject {
  private final Vulnerability vulnerability;
  private final List<Units> products = new ArrayList<>();
  private final List<Units> vendors = new ArrayList<>();
  private final List<Units> titles = new ArrayList<>();
  private final List<Units> texts = new ArrayList<>();

  Subject(Vulnerability vulnerability) {
    this.vulnerability = vulnerability;
  }

  Vulnerability vulnerability() {
    return vulnerability;
  }

  boolean product(Predicate<Units> found) {
    return any(
        products,
        vulnerability.advisories().stream()
            .flatMap(a -> a.products().stream())
            .flatMap(p -> Stream.of(p.name(), Objects.requireNonNullElse(p.packageName(), ""))),
        found);
  }

  boolean vendor(Predicate<Units> found) {
    return any(
        vendors,
        vulnerability.advisories().stream()
            .flatMap(a -> a.products().stream())
            .map(Product::vendor),
        found);
  }

  /** In a title, or in the name of a product or vendor. */
  boolean prominent(Predicate<Units> found) {
    return any(
            titles,
            vulnerability.advisories().stream().map(Advisory::title).flatMap(Subject::in),
            found)
        || product(found)
        || vendor(found);
  }

  boolean text(Predicate<Units> found) {
    return any(
        texts,
        vulnerability.advisories().stream()
            .flatMap(a -> Stream.of(a.summary(), a.impact(), a.solution()))
            .flatMap(Subject::in),
        found);
  }

  private static Stream<String> in(Localized text) {
    return Stream.of(text.ja(), text.en()).filter(Objects::nonNull).map(Objects::requireNonNull);
  }

  private static boolean any(List<Units> cut, Stream<String> texts, Predicate<Units> found) {
    if (cut.isEmpty()) {
      texts.distinct().map(Units::of).forEach(cut::add);
    }
    return cut.stream().anyMatch(found);
  }
}
