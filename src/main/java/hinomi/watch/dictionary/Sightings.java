package hinomi.watch.dictionary;

import hinomi.advisory.CpeName;
import hinomi.advisory.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an entry says of products' names. The name that it writes joins that of its CPE name only
 * where vendor and product agree, or where one is Japanese and there is nothing to compare; else
 * they are two products, since entries give the CPE names of others too.
 */
public final class Sightings {
  /** Longer ones are lists of products, or sentences. */
  private static final int LONGEST_VENDOR = 80;

  private static final int LONGEST_NAME = 120;
  private static final int MOST_CPES = 50;

  private Sightings() {}

  /** Every product that is named, by vendor and name, by CPE or as a package. */
  public static List<Sighting> of(Product product) {
    Map<String, String> cpes = cpes(product);
    String vendor = bounded(Text.vendor(product.vendor()), LONGEST_VENDOR);
    String name = bounded(Text.clean(product.name()), LONGEST_NAME);
    List<Sighting> all = new ArrayList<>();
    String joined = "";
    if (!vendor.isEmpty() && !name.isEmpty() && !name.startsWith("(")) {
      String own = new CpeWords(Text.fold(vendor), Text.fold(name)).pair();
      String only = cpes.size() == 1 ? cpes.keySet().iterator().next() : "";
      String pair = agree(vendor, name, only) ? only : own;
      joined = cpes.containsKey(pair) ? pair : "";
      all.add(
          new Sighting(
              pair,
              names(vendor, name, pair),
              pair.equals(own) ? List.of() : List.of(own),
              cpes.getOrDefault(pair, ""),
              packages(product)));
    }
    for (Map.Entry<String, String> cpe : cpes.entrySet()) {
      if (!cpe.getKey().equals(joined)) {
        String pair = cpe.getKey();
        int colon = pair.indexOf(':');
        List<String> names = names(pair.substring(0, colon), pair.substring(colon + 1), pair);
        all.add(new Sighting(pair, names, List.of(), cpe.getValue(), List.of()));
      }
    }
    return all;
  }

  /**
   * Vendor and product of a CPE name, as a {@code vendor:product} pair; empty where it has not
   * both.
   */
  public static Optional<String> pair(String cpe) {
    return CpeWords.of(cpe)
        .filter(words -> !words.product().isEmpty())
        .filter(words -> words.vendor().length() <= LONGEST_VENDOR)
        .filter(words -> words.product().length() <= LONGEST_NAME)
        .map(CpeWords::pair);
  }

  private static Map<String, String> cpes(Product product) {
    Map<String, String> cpes = new LinkedHashMap<>();
    for (String cpe : product.cpes()) {
      if (cpes.size() < MOST_CPES) {
        pair(cpe).ifPresent(pair -> cpes.putIfAbsent(pair, plain(cpe)));
      }
    }
    return cpes;
  }

  /** A CPE name without version and what follows, in the older form: {@code cpe:/a:f5:nginx}. */
  public static String plain(String cpe) {
    boolean formatted = cpe.startsWith("cpe:2.3:");
    int at = formatted ? 2 : 1;
    List<String> parts = CpeName.parts(cpe, at + 4);
    String part = formatted ? parts.get(at) : parts.get(at).replace("/", "");
    return Text.clean("cpe:/" + part + ":" + parts.get(at + 1) + ":" + parts.get(at + 2));
  }

  private static List<String> names(String vendor, String name, String pair) {
    String maker = Text.fold(vendor);
    String folded = Text.fold(name);
    boolean says = folded.equals(maker) || Aliases.startsWith(folded, maker);
    String cpeVendor = pair.substring(0, pair.indexOf(':'));
    boolean saysCpe = folded.equals(cpeVendor) || Aliases.startsWith(folded, cpeVendor);
    return says || saysCpe ? List.of(name) : List.of(name, vendor + " " + name);
  }

  private static List<String> packages(Product product) {
    String name = product.packageName();
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      return List.of();
    }
    return List.of(Text.clean(name));
  }

  private static String bounded(String text, int most) {
    return text.length() > most ? "" : text;
  }

  private static boolean agree(String vendor, String name, String pair) {
    if (pair.isEmpty()) {
      return false;
    }
    if (japanese(vendor) || japanese(name)) {
      return true;
    }
    String cpeVendor = squashed(pair.substring(0, pair.indexOf(':')));
    String cpeName = squashed(pair.substring(pair.indexOf(':') + 1));
    String maker = squashed(vendor);
    String product = squashed(name);
    boolean sameMaker = maker.contains(cpeVendor) || cpeVendor.contains(maker);
    boolean sameName =
        product.equals(cpeName)
            || product.equals(maker + cpeName)
            || product.equals(cpeVendor + cpeName)
            || cpeName.equals(maker + product);
    return sameMaker && sameName;
  }

  private static boolean japanese(String text) {
    return text.chars().anyMatch(c -> c >= 0x3040 && c < 0xA000);
  }

  /** Only letters and digits. */
  private static String squashed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Text.fold(text).chars().filter(Character::isLetterOrDigit).forEach(c -> out.append((char) c));
    return out.toString();
  }
}
