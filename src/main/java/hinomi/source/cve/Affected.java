package hinomi.source.cve;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import hinomi.source.json.Pull;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** One entry of a container's {@code affected[]}. */
final class Affected {
  private static final int MOST_PRODUCTS = 5000;
  private static final int MOST_VERSIONS = 10_000;
  private static final int MOST_CPES = 2000;

  private String vendor = "";
  private String product = "";
  private @Nullable String packageName;
  private @Nullable String collection;
  private @Nullable String purl;
  private Status otherwise = Status.UNKNOWN;
  private final List<String> cpes = new ArrayList<>(2);
  private final List<VersionRange> versions = new ArrayList<>(4);

  /** Reads the list; what is not affected at all, or has no name of any kind, is left out. */
  static void read(JsonParser in, Set<Product> into) {
    Pull.elements(
        in,
        MOST_PRODUCTS,
        () -> {
          Affected entry = new Affected();
          Pull.fields(in, name -> entry.field(in, name));
          Product product = entry.product();
          if (product != null) {
            into.add(product);
          }
        });
  }

  private void field(JsonParser in, String name) {
    switch (name) {
      case "vendor" -> vendor = or(Pull.word(in), "");
      case "product" -> product = or(Pull.word(in), "");
      case "packageName" -> packageName = Pull.word(in);
      case "packageURL" -> purl = Pull.word(in);
      case "collectionURL" -> collection = Pull.word(in);
      case "defaultStatus" -> otherwise = VersionEntry.status(Pull.word(in));
      case "cpes" ->
          Pull.elements(
              in,
              MOST_CPES,
              () -> {
                String cpe = Pull.word(in);
                if (cpe != null) {
                  cpes.add(cpe);
                }
              });
      case "versions" -> Pull.elements(in, MOST_VERSIONS, () -> VersionEntry.read(in, versions));
      default -> {}
    }
  }

  private @Nullable Product product() {
    boolean affected =
        otherwise != Status.UNAFFECTED
            || versions.stream().anyMatch(v -> v.status() != Status.UNAFFECTED);
    if (!affected) {
      return null;
    }
    if (otherwise == Status.AFFECTED) {
      versions.add(VersionRange.affected(null, null, "*", "custom"));
    }
    if (purl != null && (packageName == null || collection == null)) {
      packageName = purl;
    }
    Product found = new Product(vendor, product, cpes, packageName, collection, versions, true);
    boolean nameless =
        found.vendor().isEmpty() && found.name().isEmpty() && cpes.isEmpty() && packageName == null;
    return nameless ? null : found;
  }

  private static String or(@Nullable String text, String fallback) {
    return text == null ? fallback : text;
  }
}
