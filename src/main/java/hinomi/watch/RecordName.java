package hinomi.watch;

import hinomi.advisory.Advisory;
import hinomi.advisory.CpeName;
import hinomi.advisory.Product;
import hinomi.watch.Evidence.Field;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A product as a record names it, in the form in which names are compared.
 *
 * @param vendor normalised, without its legal form; may be empty
 * @param product normalised
 * @param field a CPE or the record's own words
 * @param shown as the record writes it
 */
record RecordName(String vendor, String product, Field field, String shown) {

  private static final Set<String> LEGAL_FORMS = Guards.words("=legal-form");
  private static final Set<String> EDITION = Guards.words("=edition");
  private static final Set<String> SYSTEM = Guards.words("=system");
  private static final Set<String> MADE_FOR = Guards.words(Guards.MADE_FOR);
  private static final Map<String, String> JAPANESE =
      Guards.words("=vendor-ja").stream()
          .map(pair -> pair.split("=", 2))
          .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  private static final Pattern BRACKETS = Pattern.compile("[(（\\[][^()（）\\[\\]]{0,80}[)）\\]]");
  private static final Pattern PARTS = Pattern.compile("[,、;] ?| and | & ");

  /** Every vulnerable product that an advisory names; platforms are left out. */
  static Set<RecordName> of(Advisory advisory) {
    Set<RecordName> all = new LinkedHashSet<>();
    Product before = null;
    for (Product product : advisory.products()) {
      if (product.vulnerable() && (before == null || !sameName(before, product))) {
        all.addAll(of(product));
        before = product;
      }
    }
    return all;
  }

  /** Records list a product anew for each of its versions. */
  private static boolean sameName(Product a, Product b) {
    return a.name().equals(b.name()) && a.vendor().equals(b.vendor()) && a.cpes().equals(b.cpes());
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
      named(product, all);
    }
    return all;
  }

  private static void named(Product product, Set<RecordName> all) {
    String shown = (product.vendor() + " " + product.name()).strip();
    String vendor = vendor(product.vendor());
    String whole = Normal.name(product.name());
    String bare = whole.indexOf('(') >= 0 || whole.indexOf('[') >= 0 ? bare(whole) : whole;
    all.add(new RecordName(vendor, whole, Field.PRODUCT, shown));
    if (!bare.equals(whole) && !bare.isEmpty()) {
      all.add(new RecordName(vendor, bare, Field.PRODUCT, shown));
    }
    if (mayHaveParts(bare)) {
      String[] parts = PARTS.split(bare, -1);
      for (String part : parts) {
        if (parts.length > 1 && !part.isBlank()) {
          all.add(new RecordName(vendor, part.strip(), Field.PRODUCT, shown));
        }
      }
    }
  }

  private static boolean mayHaveParts(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (",、;&".indexOf(name.charAt(i)) >= 0) {
        return true;
      }
    }
    return name.contains(" and ");
  }

  private static String bare(String name) {
    return Normal.of(BRACKETS.matcher(name).replaceAll(" "));
  }

  /**
   * Vendor and product of a CPE 2.2 URI or 2.3 string, however malformed the rest is; null for
   * none.
   */
  static @Nullable RecordName cpe(String cpe) {
    return CpeName.of(cpe)
        .map(
            name ->
                new RecordName(
                    vendor(name.vendor()),
                    Normal.name(name.product()),
                    Field.CPE,
                    name.vendor() + ":" + name.product()))
        .orElse(null);
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

  /** How surely a name at a place of {@link #full} is the product itself. */
  Place.Ruling ruling(int begin, int end, Known known) {
    String full = full();
    int at = vendorLength();
    String rest =
        begin < at
            ? full.substring(end)
            : product.substring(0, begin - at) + " " + product.substring(end - at);
    if (begin > at && product.substring(0, begin - at).endsWith("for ")) {
      return new Place.Ruling(Tier.MENTION, Guards.MADE_FOR);
    }
    boolean others = false;
    for (String word : rest.split("[ ()（）,/\\[\\]:]+", -1)) {
      if (word.isEmpty() || same(word, known)) {
        continue;
      }
      if (MADE_FOR.contains(word) || Guards.words(Guards.FOR_IT).contains(word)) {
        return new Place.Ruling(Tier.MENTION, Guards.MADE_FOR);
      }
      others = true;
    }
    if (others) {
      return new Place.Ruling(Tier.MENTION, Guards.LONGER_NAME);
    }
    if (known.kind() != Kind.PLAIN
        && !vendor.isEmpty()
        && !known.vendors().isEmpty()
        && begin >= at
        && !known.isBy(vendor)
        && !(" " + vendor.replace('.', ' ').replace('-', ' ') + " ")
            .contains(" " + full.substring(begin, end) + " ")) {
      return new Place.Ruling(Tier.MENTION, Guards.OTHER_VENDOR);
    }
    return new Place.Ruling(rest.isBlank() ? Tier.PRODUCT : Tier.AFFECTED, null);
  }

  /** Whether a word beside the name leaves it the same product. */
  private boolean same(String word, Known known) {
    return EDITION.contains(word)
        || SYSTEM.contains(word)
        || known.vendors().contains(word)
        || Edges.digit(word.charAt(0))
        || (word.charAt(0) == 'v' && word.length() > 1 && Edges.digit(word.charAt(1)))
        || LEGAL_FORMS.contains(word)
        || (known.kind() == Kind.PLAIN && (" " + vendor + " ").contains(" " + word + " "));
  }

  /**
   * A vendor's name, normalised, without its legal form, and as CPEs have it where that is known.
   */
  static String vendor(String text) {
    String name = withoutForm(text);
    return name.isEmpty() || name.charAt(0) < '\u3000' ? name : JAPANESE.getOrDefault(name, name);
  }

  /** Whether records may name this vendor by a Japanese word, which is not that of CPEs. */
  static boolean isTranslated(String vendor) {
    return JAPANESE.containsValue(vendor);
  }

  static String withoutForm(String text) {
    StringBuilder out = new StringBuilder();
    for (String part : Normal.name(text).replace(",", " ").split(" ", -1)) {
      String word = part;
      if (word.startsWith("株式会社") || word.startsWith("有限会社")) {
        word = word.substring("株式会社".length());
      } else if (word.endsWith("株式会社")) {
        word = word.substring(0, word.length() - "株式会社".length());
      }
      if (!word.isEmpty() && !LEGAL_FORMS.contains(word)) {
        out.append(out.isEmpty() ? "" : " ").append(word);
      }
    }
    String vendor = out.toString();
    return vendor.equals("n/a") || vendor.equals("unknown") ? "" : vendor;
  }
}
