package hinomi.watch.version;

import hinomi.advisory.Product;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Products whose name holds a number of its own: what is installed as {@code 11} of "Windows 11
 * Version 22H2" is not behind its affected versions {@code 10.0.22621.0} to {@code
 * 10.0.22621.4317}.
 */
final class ProductNumbers {
  private static final int SHORT = 2;

  private ProductNumbers() {}

  /** The finding, or a doubt where the installed version may be the number in the name. */
  static Finding doubted(Finding finding, String installed) {
    return switch (finding) {
      case Finding.Outside(Product product, List<Span> ranges) ->
          isNumberOf(product, installed)
              ? new Finding.Unclear(product, ranges.getFirst())
              : finding;
      case Finding.Excepted(Product product, Span range) ->
          isNumberOf(product, installed) ? new Finding.Unclear(product, range) : finding;
      case Finding.Affected _, Finding.Unclear _, Finding.Commits _, Finding.Silent _ -> finding;
    };
  }

  private static boolean isNumberOf(Product product, String installed) {
    Optional<Release> release = Release.parse(installed);
    if (release.isEmpty() || release.get().head().size() > SHORT) {
      return false;
    }
    String number = String.join(".", release.get().head());
    return Arrays.asList(Release.plain(product.name()).split("[^a-z\\d.]+", -1)).contains(number);
  }
}
