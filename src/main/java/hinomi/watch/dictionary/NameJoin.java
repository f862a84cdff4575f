package hinomi.watch.dictionary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins the names of one product across languages and spellings. Entries with the same vendor and
 * product in their CPE names are one product; the names of a vendor stand for each other before its
 * products' names: from {@code サイボウズ ガルーン} with {@code cpe:/a:cybozu:garoon} follow {@code cybozu
 * ガルーン}, {@code サイボウズ garoon} and {@code cybozu garoon}.
 *
 * <p>A name without its vendor that several products bear is nobody's, unless one of them is called
 * as its vendor ({@code php:php}): who watches for “Office” means one of many. The same entries
 * give the same products, but for their order and that of the names.
 */
public final class NameJoin {
  /**
   * What a vendor is called on one of so many of its products, at least; the others are slips. More
   * names than this cannot be reached by all: where many share a CPE vendor, it is none.
   */
  private static final int SHARE = 5;

  private static final int MOST_NAMES = 16;
  private static final Set<String> NO_VENDORS = Set.of("misc", "multiple vendors", "n/a");

  /** By the vendor of the CPE names, what dictionaries call it. */
  private final Map<String, Map<String, Integer>> vendors = new LinkedHashMap<>();

  /** Vendors as the dictionaries write them, and without their legal forms. */
  private final Map<String, String> plain = new HashMap<>();

  private final Map<String, Set<String>> called = new HashMap<>();
  private final Map<CpeWords, Draft> drafts = new LinkedHashMap<>();

  /** For each name without vendor, the products that bear it. */
  private final Map<String, Set<CpeWords>> bearers = new HashMap<>();

  private static final class Draft {
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> vendors = new LinkedHashSet<>();
  }

  private NameJoin() {}

  /** Joins the entries of one or several dictionaries, in whatever languages. */
  public static Joined join(Collection<DictionaryEntry> entries) {
    NameJoin join = new NameJoin();
    entries.forEach(join::add);
    return join.finish();
  }

  private void add(DictionaryEntry entry) {
    CpeWords cpe = CpeWords.of(entry.productCpe()).orElse(null);
    String name = Text.clean(entry.product());
    if (cpe == null || cpe.product().isEmpty() || name.isEmpty() || placeholder(name)) {
      return;
    }
    Draft draft = drafts.computeIfAbsent(cpe, k -> new Draft());
    draft.names.add(name);
    bearers.computeIfAbsent(Text.fold(name), k -> new LinkedHashSet<>()).add(cpe);
    String vendor = plain.computeIfAbsent(entry.vendor(), Text::vendor);
    if (!vendor.isEmpty() && !placeholder(vendor)) {
      draft.vendors.add(vendor);
      vendors
          .computeIfAbsent(cpe.vendor(), k -> new LinkedHashMap<>())
          .merge(vendor, 1, Integer::sum);
    }
  }

  /** JVN writes {@code (複数の製品)} where it means several. */
  private static boolean placeholder(String name) {
    return name.startsWith("(") && name.endsWith(")");
  }

  private Joined finish() {
    List<KnownProduct> products = new ArrayList<>();
    drafts.forEach(
        (cpe, draft) -> {
          List<String> names = names(cpe, draft);
          if (!names.isEmpty()) {
            products.add(new KnownProduct(names, records(cpe, draft)));
          }
        });
    List<KnownVendor> known = new ArrayList<>();
    vendors
        .keySet()
        .forEach(
            cpe -> {
              Set<String> names = called(cpe);
              if (!names.isEmpty()) {
                known.add(new KnownVendor(cpe, distinct(with(names, cpe))));
              }
            });
    return new Joined(products, known);
  }

  private Set<String> called(String cpe) {
    return called.computeIfAbsent(cpe, this::often);
  }

  /** What dictionaries call a vendor often enough; nothing for what is no vendor. */
  private Set<String> often(String cpe) {
    Map<String, Integer> counts = vendors.getOrDefault(cpe, Map.of());
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    Set<String> names = new LinkedHashSet<>();
    if (!NO_VENDORS.contains(cpe)) {
      counts.forEach(
          (name, count) -> {
            if (count * SHARE >= all) {
              names.add(name);
            }
          });
    }
    return names;
  }

  private List<String> names(CpeWords cpe, Draft draft) {
    Set<String> makers = makers(cpe, draft);
    Set<String> cores = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (String name : draft.names) {
      String core = core(name, makers);
      if (!core.equals(name) || !ambiguous(name, cpe)) {
        names.add(name);
      }
      cores.add(core);
    }
    cores.add(core(cpe.product(), makers));
    for (String core : cores) {
      for (String maker : makers) {
        names.add(core.equalsIgnoreCase(maker) ? core : maker + " " + core);
      }
    }
    List<String> distinct = distinct(names);
    return distinct.subList(0, Math.min(MOST_NAMES, distinct.size()));
  }

  /** Everything that the maker of a product is called. */
  private Set<String> makers(CpeWords cpe, Draft draft) {
    Set<String> makers = new LinkedHashSet<>(draft.vendors);
    makers.addAll(called(cpe.vendor()));
    return NO_VENDORS.contains(cpe.vendor()) ? makers : with(makers, cpe.vendor());
  }

  /** A name without the maker before it. */
  private static String core(String name, Set<String> makers) {
    for (String maker : makers) {
      boolean before =
          name.length() > maker.length()
              && name.regionMatches(true, 0, maker, 0, maker.length())
              && ends(name, maker.length());
      if (before) {
        String core = name.substring(maker.length()).strip();
        return core.isEmpty() ? name : core;
      }
    }
    return name;
  }

  /** Whether a word ends there: at a blank, or between a Japanese name and what follows it. */
  private static boolean ends(String name, int at) {
    char before = name.charAt(at - 1);
    return name.charAt(at) == ' ' || (before > 0x2E80 && name.charAt(at) < 0x80);
  }

  private boolean ambiguous(String name, CpeWords cpe) {
    String folded = Text.fold(name);
    Set<CpeWords> all = bearers.getOrDefault(folded, Set.of());
    boolean itself = cpe.product().equals(folded) && cpe.vendor().equals(folded);
    return all.size() > 1 && !itself;
  }

  /** As CPE names write it, and as the dictionary's own records do. */
  private static List<String> records(CpeWords cpe, Draft draft) {
    Set<String> records = new LinkedHashSet<>();
    records.add(cpe.pair());
    for (String vendor : draft.vendors) {
      for (String name : draft.names) {
        records.add(new CpeWords(Text.fold(vendor), Text.fold(name)).pair());
      }
    }
    return List.copyOf(records);
  }

  private static Set<String> with(Set<String> names, String other) {
    Set<String> all = new LinkedHashSet<>(names);
    all.add(other);
    return all;
  }

  /** The first of those that differ in letter case and width only. */
  private static List<String> distinct(Collection<String> names) {
    Map<String, String> first = new LinkedHashMap<>();
    names.forEach(name -> first.putIfAbsent(Text.fold(name), name));
    return List.copyOf(first.values());
  }
}
