package hinomi.watch.version;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange.Status;
import hinomi.watch.version.Span.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one product's entry says of the installed version. As in the CVE schema, the first range
 * that it lies in decides.
 */
sealed interface Finding {
  Product product();

  /** It is in a range that says so. */
  record Affected(Product product, Span range) implements Finding {}

  /** It is in a range that is excepted. */
  record Excepted(Product product, Span range) implements Finding {}

  /** It is in none of the ranges, all of which could be compared. */
  record Outside(Product product, List<Span> ranges) implements Finding {}

  /** It may or may not be in this range. */
  record Unclear(Product product, Span range) implements Finding {}

  /** Versions are given as commits of a repository only. */
  record Commits(Product product) implements Finding {}

  /** Nothing is said of versions. */
  record Silent(Product product) implements Finding {}

  static Finding of(Scale installed, Product product, List<Span> spans) {
    List<Span> comparable = spans.stream().filter(s -> s.shape() != Shape.COMMITS).toList();
    if (comparable.isEmpty()) {
      return spans.isEmpty() ? new Silent(product) : new Commits(product);
    }
    @Nullable Span doubt = null;
    List<Span> passed = new ArrayList<>();
    for (Span span : comparable) {
      Inside inside = Inside.of(installed, span);
      if (inside == Inside.IN) {
        return doubt == null || doubt.status() == span.status()
            ? in(product, span)
            : new Unclear(product, doubt);
      }
      if (inside == Inside.MAYBE && doubt == null) {
        doubt = span;
      } else if (inside == Inside.MAYBE && doubt != null && span.status() != doubt.status()) {
        return new Unclear(product, doubt);
      }
      if (span.status() == Status.AFFECTED) {
        passed.add(span);
      }
    }
    if (doubt != null && doubt.status() != Status.UNAFFECTED) {
      return new Unclear(product, doubt);
    }
    return passed.isEmpty() ? new Silent(product) : new Outside(product, passed);
  }

  private static Finding in(Product product, Span span) {
    return switch (span.status()) {
      case AFFECTED -> new Affected(product, span);
      case UNAFFECTED -> new Excepted(product, span);
      case UNKNOWN -> new Unclear(product, span);
    };
  }
}
