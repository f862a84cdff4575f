package hinomi.watch;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.watch.Evidence.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A product as a record names it, in the form in which names are compared.
 *
 * @param vendor normalised, without its legal form; may be empty
 * @param product normalised
 * @param field a CPE or the record's own words
 * @param shown as the record writes it
 */
record RecordName(String vendor, String product, Field field, String shown) {

  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "inc.",
          "corp",
          "corp.",
          "corporation",
          "co.",
          "ltd",
          "ltd.",
          "llc",
          "gmbh",
          "ag",
          "foundation",
          "project",
          "株式会社",
          "有限会社",
          "s.a.",
          "limited",
          "team",
          "group");

  /** Every vulnerable product that an advisory names; platforms are left out. */
  static Set<RecordName> of(Advisory advisory) {
    Set<RecordName> all = new LinkedHashSet<>();
    advisory.products().stream().filter(Product::vulnerable).forEach(p -> all.addAll(of(p)));
    return all;
  }

  /** Everything that a product goes by. */
  static Set<RecordName> of(Product product) {
    Set<RecordName> all = new LinkedHashSet<>();
    for (String cpe : product.cpes()) {
      RecordName name = cpe(cpe);
      if (name != null) {
        all.add(name);
      }
    }
    if (!product.name().isEmpty()) {
      String shown = (product.vendor() + " " + product.name()).strip();
      for (String name : product.name().split("[,、;] ?", -1)) {
        if (!name.isBlank()) {
          all.add(
              new RecordName(vendor(product.vendor()), Normal.name(name), Field.PRODUCT, shown));
        }
      }
    }
    return all;
  }

  /**
   * Vendor and product of a CPE 2.2 URI or 2.3 string, however malformed the rest is; null for
   * none.
   */
  static @org.jspecify.annotations.Nullable RecordName cpe(String cpe) {
    String[] parts = cpe.split("(?<!\\\\):", -1);
    int vendor = cpe.startsWith("cpe:2.3:") ? 3 : 2;
    if (!cpe.startsWith("cpe:") || parts.length <= vendor + 1) {
      return null;
    }
    String shown = unescape(parts[vendor]) + ":" + unescape(parts[vendor + 1]);
    return new RecordName(
        vendor(unescape(parts[vendor])),
        Normal.name(unescape(parts[vendor + 1])),
        Field.CPE,
        shown);
  }

  /**
   * The product with its vendor before it, as people say it; once where the product says it itself.
   */
  String full() {
    return vendor.isEmpty() || product.startsWith(vendor + " ") || product.equals(vendor)
        ? product
        : vendor + " " + product;
  }

  /** How much of {@link #full} is the vendor alone. */
  int vendorLength() {
    return full().length() - product.length();
  }

  /** Whether the vendor, or the product as a whole, goes by a word of a watch's names. */
  boolean akinTo(Set<String> words) {
    return words.contains(product)
        || List.of(vendor.split(" ", -1)).stream().anyMatch(words::contains);
  }

  /** The tier of a name that stands at a place of {@link #full}. */
  Tier tier(int begin, int end) {
    int at = vendorLength();
    return begin < at
        ? Place.withinProduct(full(), begin, end, Set.of())
        : Place.withinProduct(product, begin - at, end - at, Set.of(vendor.split(" ")));
  }

  private static String unescape(String part) {
    return part.replaceAll("\\\\(.)", "$1").replace("%20", " ");
  }

  /** A vendor's name, normalised, without its legal form. */
  static String vendor(String text) {
    StringBuilder out = new StringBuilder();
    for (String word : Normal.name(text).replace(",", " ").split(" ", -1)) {
      if (!word.isEmpty() && !LEGAL_FORMS.contains(word)) {
        out.append(out.isEmpty() ? "" : " ").append(word);
      }
    }
    return out.toString();
  }
}
