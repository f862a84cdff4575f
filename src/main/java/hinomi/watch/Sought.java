package hinomi.watch;

import hinomi.advisory.Product;
import hinomi.watch.names.CpePattern;
import hinomi.watch.names.KeywordExpression;
import hinomi.watch.names.PurlIndex;
import hinomi.watch.names.VendorName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What watches name by vendor, CPE, package URL and joined keywords, compiled: its words stand in
 * the automaton with all others, and the rest is found by tables, so that the cost of a record does
 * not grow with the number of watches.
 */
final class Sought {
  /**
   * A package.
   *
   * @param word as the user writes it
   */
  record Packaged(Owner owner, String word, String type, PackageNames names) {}

  /**
   * Joined keywords.
   *
   * @param terms each with the form in which it is looked for
   */
  record Joined(Owner owner, KeywordExpression expression, Map<String, String> terms) {}

  private static final Map<String, Set<String>> ECOSYSTEMS = ecosystems();

  private final Catalogue catalogue;
  private final Matcher.Compiled compiled;
  private final Map<String, List<Catalogue.Entry>> known = new HashMap<>();
  private final Map<String, List<Owner>> vendors = new HashMap<>();
  private final List<Owner> open = new ArrayList<>();
  private final PurlIndex<Packaged> purls = new PurlIndex<>();
  private final Map<String, List<Packaged>> packages = new HashMap<>();
  private final Map<String, List<Joined>> triggers = new HashMap<>();
  private final Set<String> triggering = new TreeSet<>();
  private boolean anyVendor;
  private boolean wordless;

  Sought(List<Watch> watches, Catalogue catalogue, Matcher.Compiled compiled) {
    this.catalogue = catalogue;
    this.compiled = compiled;
    for (Catalogue.Entry entry : catalogue.entries()) {
      entry.records().forEach(pair -> into(known, pair, entry));
    }
    for (int i = 0; i < watches.size(); i++) {
      for (Wanted wanted : watches.get(i).wanted()) {
        switch (wanted) {
          case Wanted.Vendor vendor -> add(i, vendor);
          case Wanted.Cpe cpe -> add(i, cpe);
          case Wanted.Purl purl -> add(i, purl);
          case Wanted.Keywords keywords -> add(i, keywords);
        }
      }
    }
  }

  private void add(int watch, Wanted.Vendor vendor) {
    wordless = true;
    Owner owner = new Owner(watch, vendor.called(), Naming.VENDOR, null);
    VendorNames names = VendorNames.of(vendor.text(), catalogue);
    names.keys().forEach(key -> into(vendors, key, owner));
    names
        .words()
        .forEach(
            (word, known) ->
                compiled.names().add(watch, word, vendor.called(), Names.Role.VENDOR, known));
  }

  private void add(int watch, Wanted.Cpe cpe) {
    CpePattern asked = cpe.asked();
    String vendor = asked.vendor().map(RecordName::vendor).orElse("*");
    String product = asked.product().map(Normal::name).orElse("*");
    boolean whole = asked.whole() && asked.version().isEmpty() && !product.equals("*");
    Owner owner = new Owner(watch, cpe.called(), Naming.CPE, whole ? null : asked);
    String pair = vendor + ":" + product;
    if (halfOpen(asked)) {
      wordless = true;
      open.add(new Owner(watch, cpe.called(), Naming.CPE, asked));
      return;
    }
    anyVendor |= vendor.equals("*");
    compiled.record(pair, owner);
    if (vendor.equals("*") || product.equals("*")) {
      return;
    }
    List<Catalogue.Entry> entries = known.getOrDefault(pair, List.of());
    for (Catalogue.Entry entry : entries) {
      compiled.subject(subject(entry), owner, catalogue);
    }
    if (entries.isEmpty()) {
      unknown(vendor, product, owner);
    }
  }

  /** Whether a part of the vendor's or product's name is left open. */
  private static boolean halfOpen(CpePattern asked) {
    return Stream.of(3, 4)
        .map(i -> asked.toString().split("(?<!\\\\):", -1)[i])
        .anyMatch(part -> part.length() > 1 && part.matches(".*(?<!\\\\)[*?].*"));
  }

  /** By its first name alone: another of its names may be another entry's too. */
  private static Subject subject(Catalogue.Entry entry) {
    return new Subject(entry.names().values().iterator().next(), List.of());
  }

  /** Vendor and product together are a name; the product alone needs the vendor or a version. */
  private void unknown(String vendor, String product, Owner owner) {
    Set<String> by = Set.of(vendor.split(" ", -1));
    String full = product.startsWith(vendor) ? product : vendor + " " + product;
    compiled.name(full, full, owner, new Known(Kind.PLAIN, by, Set.of()));
    if (!full.equals(product)) {
      compiled.name(product, product, owner, new Known(Kind.WORD, by, Set.of()));
    }
  }

  private void add(int watch, Wanted.Purl purl) {
    Owner owner = new Owner(watch, purl.called(), Naming.PURL, null);
    wordless = true;
    PackageNames names = PackageNames.of(purl.pattern());
    Packaged one = new Packaged(owner, purl.called(), purl.pattern().type(), names);
    purls.add(purl.pattern(), one);
    Catalogue.Entry entry = catalogue.entry(Normal.of(purl.pattern().simpleName()));
    if (entry != null && PackageNames.isProduct(purl.pattern())) {
      compiled.subject(subject(entry), owner, catalogue);
      return;
    }
    for (String word : ecosystem(purl.pattern().type())) {
      compiled.names().add(Names.PARTS, word, word, Names.Role.PART, Known.NOTHING);
    }
    for (String name : names.names()) {
      into(packages, name, one);
      compiled.names().add(watch, name, name, Names.Role.PACKAGE, Known.NOTHING);
    }
  }

  private void add(int watch, Wanted.Keywords keywords) {
    Map<String, String> terms = new LinkedHashMap<>();
    keywords.expression().terms().forEach(term -> terms.put(term, Normal.of(term)));
    Owner owner = new Owner(watch, keywords.called(), Naming.KEYWORDS, null);
    Joined joined = new Joined(owner, keywords.expression(), terms);
    for (String term : terms.values()) {
      compiled.names().add(Names.PARTS, term, term, Names.Role.PART, Known.NOTHING);
    }
    for (String trigger : keywords.expression().triggers()) {
      into(triggers, Normal.of(trigger), joined);
      triggering.add(Normal.of(trigger));
    }
  }

  private static <T> void into(Map<String, List<T>> table, String key, T value) {
    List<T> all = table.computeIfAbsent(key, k -> new ArrayList<>(1));
    if (!all.contains(value)) {
      all.add(value);
    }
  }

  private static Map<String, Set<String>> ecosystems() {
    Map<String, Set<String>> all = new HashMap<>();
    for (String pair : Guards.words("=ecosystem")) {
      String[] words = pair.split("=", 2);
      all.computeIfAbsent(words[0], k -> new TreeSet<>()).add(words[1]);
    }
    return all;
  }

  /** What a text calls the place that packages of a type come from. */
  static Set<String> ecosystem(String type) {
    return ECOSYSTEMS.getOrDefault(type, Set.of());
  }

  /** Whether something is sought that may be found in records which have no word of it. */
  boolean wordless() {
    return wordless;
  }

  /** Keywords of which one stands wherever joined ones hold. */
  Set<String> triggering() {
    return triggering;
  }

  /** Whether a CPE leaves its vendor open. */
  boolean anyVendor() {
    return anyVendor;
  }

  /** CPEs that leave open a part of vendor or product. */
  List<Owner> open() {
    return open;
  }

  /** What wants every product of a vendor, as a record has it. */
  List<Owner> vendor(String vendor) {
    if (vendors.isEmpty() || vendor.isEmpty()) {
      return List.of();
    }
    List<Owner> owners = vendors.get(VendorName.keyOf(vendor));
    if (owners == null) {
      String head = VendorNames.head(vendor);
      owners = !head.isEmpty() && catalogue.isVendor(head) ? vendors.get(head) : null;
    }
    return owners == null ? List.of() : owners;
  }

  Set<Packaged> purl(Product product) {
    return purls.find(product);
  }

  List<Packaged> packages(String name) {
    return packages.getOrDefault(name, List.of());
  }

  /** Joined keywords that cannot hold without some words, of which this is one. */
  List<Joined> triggered(String word) {
    return triggers.getOrDefault(word, List.of());
  }
}
