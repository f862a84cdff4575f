package hinomi.watch.dictionary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What names that watches use mean, by products that were collected. Such names are not made by
 * hand: most are words of somebody, many are the names of several products. So a watch gets another
 * name of its product only where that says the vendor too ({@code サイボウズ ガルーン} gets {@code cybozu
 * garoon}, never {@code garoon}), and a name without vendor means a product only where no other
 * bears it, or where that one is called as its vendor ({@code zabbix:zabbix}).
 */
public final class Aliases {
  private static final int SHORTEST_VENDOR = 2;

  /** A name with its vendor that more products bear is a mistake of somebody. */
  private static final int MOST_BEARERS = 6;

  private final Function<String, Optional<KnownProduct>> known;
  private final Set<String> wanted = new HashSet<>();
  private final Map<String, List<Bearer>> bearers = new TreeMap<>();

  private record Bearer(KnownProduct product, Set<String> qualified) {
    boolean itself(String name) {
      return product.records().contains(name + ":" + name);
    }
  }

  /**
   * Aliases for names.
   *
   * @param names as watches have them
   * @param known what the catalogue that is made by hand knows under a name: that goes before
   */
  public Aliases(Collection<String> names, Function<String, Optional<KnownProduct>> known) {
    this.known = known;
    for (String name : names) {
      if (known.apply(name).isEmpty()) {
        wanted.add(fold(name));
      }
    }
  }

  /** The form in which names are compared: NFKC, lower case, single blanks. */
  public static String fold(String name) {
    return Text.fold(name);
  }

  /** The names, folded, of which something is to be learnt. */
  public Set<String> wanted() {
    return Set.copyOf(wanted);
  }

  /** Takes a product that was collected, if it bears one of the names. */
  public void take(KnownProduct product) {
    Set<String> folded = new LinkedHashSet<>();
    product.names().forEach(name -> folded.add(fold(name)));
    if (folded.stream().noneMatch(wanted::contains)) {
      return;
    }
    Set<String> qualified = new LinkedHashSet<>();
    for (String name : folded) {
      if (isQualified(name, product)) {
        qualified.add(name);
      }
    }
    Bearer bearer = new Bearer(product, qualified);
    for (String name : folded) {
      if (wanted.contains(name)) {
        bearers.computeIfAbsent(name, k -> new ArrayList<>(1)).add(bearer);
      }
    }
  }

  /** Lines of a catalogue for the names, those that say their vendor first. */
  public List<KnownProduct> products() {
    Map<String, KnownProduct> full = new LinkedHashMap<>();
    Map<String, KnownProduct> bare = new LinkedHashMap<>();
    bearers.forEach(
        (name, all) -> {
          List<Bearer> own = all.stream().filter(b -> b.qualified().contains(name)).toList();
          if (!own.isEmpty()) {
            if (own.size() <= MOST_BEARERS) {
              full.put(name, line(name, own));
            }
          } else {
            List<Bearer> one =
                all.size() == 1 ? all : all.stream().filter(b -> b.itself(name)).toList();
            if (one.size() == 1) {
              bare.put(name, line(name, one));
            }
          }
        });
    // A name that stands in an earlier line already would have two meanings.
    Set<String> told = new HashSet<>();
    List<KnownProduct> lines = new ArrayList<>();
    for (Map<String, KnownProduct> some : List.of(full, bare)) {
      some.forEach(
          (name, line) -> {
            if (!told.contains(name)) {
              line.names().forEach(other -> told.add(fold(other)));
              lines.add(line);
            }
          });
    }
    return lines;
  }

  private KnownProduct line(String name, List<Bearer> of) {
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> records = new LinkedHashSet<>();
    names.put(name, written(name, of));
    for (Bearer bearer : of) {
      for (String other : bearer.product().names()) {
        String folded = fold(other);
        if (bearer.qualified().contains(folded) && !isOthers(folded, bearer.product())) {
          names.putIfAbsent(folded, other);
        }
      }
      records.addAll(bearer.product().records());
    }
    return new KnownProduct(List.copyOf(names.values()), List.copyOf(records));
  }

  private static String written(String name, List<Bearer> of) {
    return of.stream()
        .flatMap(bearer -> bearer.product().names().stream())
        .filter(other -> fold(other).equals(name))
        .findFirst()
        .orElse(name);
  }

  /** Whether the catalogue made by hand gives a name to another product. */
  private boolean isOthers(String name, KnownProduct product) {
    return known
        .apply(name)
        .filter(one -> one.records().stream().noneMatch(product.records()::contains))
        .isPresent();
  }

  /** Whether a name says who makes the product: vendor and product are in it. */
  private static boolean isQualified(String name, KnownProduct product) {
    for (String record : product.records()) {
      int colon = record.indexOf(':');
      String vendor = colon < 0 ? "" : record.substring(0, colon);
      if (startsWith(name, vendor) || startsWith(name, firstWord(vendor))) {
        return true;
      }
    }
    return false;
  }

  private static String firstWord(String vendor) {
    String name = vendor.startsWith("the ") ? vendor.substring("the ".length()) : vendor;
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }

  static boolean startsWith(String name, String vendor) {
    return vendor.length() >= SHORTEST_VENDOR
        && name.length() > vendor.length()
        && name.startsWith(vendor)
        && (name.charAt(vendor.length()) == ' '
            || (vendor.charAt(vendor.length() - 1) > 0x2E80
                && name.charAt(vendor.length()) < 0x80));
  }
}
