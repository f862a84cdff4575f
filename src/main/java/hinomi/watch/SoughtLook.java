package hinomi.watch;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.watch.Evidence.Field;
import hinomi.watch.names.CpePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One advisory, looked through for vendors, packages and joined keywords. */
final class SoughtLook {

  /** A place where a word stands: in a text, or in a product's name. */
  record Stand(
      Field field, @Nullable Text text, Names.@Nullable Hit hit, @Nullable RecordName name) {
    Stand(Text text, Names.Hit hit, Field field) {
      this(field, text, hit, null);
    }

    Stand(RecordName name) {
      this(Field.PRODUCT, null, null, name);
    }

    String shown() {
      return name != null
          ? name.shown()
          : text != null && hit != null ? Look.around(text, hit) : "";
    }

    String context() {
      return name != null
          ? name.product()
          : text != null && hit != null ? Look.context(text, hit, field) : "";
    }
  }

  private final Sought sought;
  private final Advisory advisory;
  private final Set<RecordName> products;
  private final Map<Integer, Map<Evidence, String>> found = new TreeMap<>();

  /** What of which watch a product of the record is. */
  private final Set<Owner> structured = new LinkedHashSet<>();

  /** Places of packages' names, until all of the record is known. */
  private final Map<Sought.Packaged, List<Stand>> packages = new LinkedHashMap<>();

  private final Map<String, List<Stand>> parts = new LinkedHashMap<>();
  private final Map<String, Boolean> named = new HashMap<>();

  SoughtLook(Sought sought, Advisory advisory, Set<RecordName> products) {
    this.sought = sought;
    this.advisory = advisory;
    this.products = products;
    advisory.products().stream().filter(Product::vulnerable).forEach(this::whole);
  }

  private void add(
      Owner owner, Place.Ruling ruling, String word, Field field, String shown, String context) {
    Evidence evidence =
        new Evidence(
            ruling.tier(),
            word,
            field,
            shown,
            advisory.id(),
            ruling.guard(),
            owner.called(),
            owner.naming());
    found.computeIfAbsent(owner.watch(), k -> new LinkedHashMap<>()).putIfAbsent(evidence, context);
  }

  private void certain(Owner owner, Tier tier, String word, Field field, String shown) {
    structured.add(owner);
    add(owner, new Place.Ruling(tier, null), word, field, shown, Normal.name(shown));
  }

  /** A package that the record names as such, and a vendor without a product. */
  private void whole(Product product) {
    String shown = (product.vendor() + " " + product.name()).strip();
    for (Sought.Packaged one : sought.purl(product)) {
      String called = product.name().isEmpty() ? String.valueOf(product.packageName()) : shown;
      certain(one.owner(), Tier.PRODUCT, one.word(), Field.PRODUCT, called);
    }
    if (product.name().isEmpty()) {
      for (Owner owner : sought.vendor(RecordName.vendor(product.vendor()))) {
        certain(owner, Tier.PRODUCT, owner.called(), Field.PRODUCT, shown);
      }
    }
  }

  /** A product as the record names it. */
  void product(RecordName name) {
    for (Owner owner : sought.vendor(name.vendor())) {
      certain(owner, Tier.PRODUCT, owner.called(), name.field(), name.shown());
    }
    if (name.field() == Field.CPE) {
      for (Owner owner : sought.open()) {
        if (owner.pattern() != null && fits(name, owner.pattern())) {
          certain(owner, Tier.PRODUCT, name.shown(), Field.CPE, name.shown());
        }
      }
    }
    for (Sought.Packaged one : sought.packages(name.product())) {
      packages.computeIfAbsent(one, k -> new ArrayList<>(1)).add(new Stand(name));
    }
  }

  /** Whether a product is one that a CPE of a watch means, as far as the record tells by CPEs. */
  boolean fits(RecordName name, CpePattern pattern) {
    return name.field() != Field.CPE
        || advisory.products().stream()
            .filter(Product::vulnerable)
            .flatMap(p -> p.cpes().stream())
            .anyMatch(cpe -> name.equals(RecordName.cpe(cpe)) && pattern.matches(cpe));
  }

  /** A word in a title or text. */
  void term(Names.Term term, Stand stand) {
    Text text = stand.text();
    Names.Hit hit = stand.hit();
    if (text == null || hit == null) {
      return;
    }
    switch (term.role()) {
      case PART -> part(term.word(), stand);
      case VENDOR -> {
        Owner owner = new Owner(term.watch(), term.word(), Naming.VENDOR, null);
        Place.Ruling ruling = VendorPlace.of(text, hit.begin(), hit.end(), term.known());
        add(owner, ruling, term.word(), stand.field(), stand.shown(), stand.context());
      }
      case PACKAGE -> {
        for (Sought.Packaged one : sought.packages(term.word())) {
          if (one.owner().watch() == term.watch()) {
            packages.computeIfAbsent(one, k -> new ArrayList<>(1)).add(stand);
          }
        }
      }
      case NAME, KEYWORD -> {}
    }
  }

  /** One of several joined keywords. */
  void part(String word, Stand stand) {
    parts.computeIfAbsent(word, k -> new ArrayList<>(1)).add(stand);
  }

  /** Whether the record says that it is about packages of a type. */
  private boolean named(String type) {
    return named.computeIfAbsent(
        type,
        t -> {
          Set<String> words = Sought.ecosystem(t);
          return words.stream().anyMatch(parts::containsKey)
              || advisory.products().stream()
                  .flatMap(p -> p.cpes().stream())
                  .anyMatch(cpe -> words.stream().anyMatch(w -> cpe.contains(":" + w + ":")));
        });
  }

  /**
   * Adds what was found.
   *
   * @param vague whether the advisory lists many things and says little of each
   */
  void into(Map<Integer, Map<Evidence, String>> all, boolean vague) {
    joined();
    packages.forEach((one, stands) -> stands.forEach(stand -> add(one, stand)));
    found.forEach(
        (watch, evidence) -> {
          Map<Evidence, String> known = all.computeIfAbsent(watch, k -> new LinkedHashMap<>());
          evidence.forEach((e, context) -> known.putIfAbsent(weighed(watch, e, vague), context));
        });
  }

  /** A word that is a package's name only where something says so tells nothing elsewhere. */
  private void add(Sought.Packaged one, Stand stand) {
    RecordName name = stand.name();
    Text text = stand.text();
    Names.Hit hit = stand.hit();
    if (name != null) {
      PackageNames names = one.names();
      if (names.telling().contains(name.product())
          || names.by(name.vendor(), name.product())
          || named(one.type())) {
        certain(one.owner(), Tier.AFFECTED, one.word(), name.field(), name.shown());
      } else {
        Place.Ruling ruling = new Place.Ruling(Tier.MENTION, Guards.EVERYDAY_WORD);
        add(one.owner(), ruling, one.word(), name.field(), name.shown(), name.product());
      }
    } else if (text != null && hit != null) {
      String word = text.lower().substring(hit.begin(), hit.end());
      if (one.names().telling().contains(word) || named(one.type())) {
        boolean title = stand.field() == Field.TITLE;
        Place.Ruling ruling = Place.of(text, hit.begin(), hit.end(), Known.NOTHING, title);
        add(one.owner(), ruling, one.word(), stand.field(), stand.shown(), stand.context());
      }
    }
  }

  /** Lowers words in the text of a record that names its products, and others only. */
  private Evidence weighed(int watch, Evidence e, boolean vague) {
    if (e.naming() == Naming.KEYWORDS || e.tier() == Tier.MENTION) {
      return e;
    }
    if (vague) {
      return e.mention(null);
    }
    boolean told =
        structured.stream().anyMatch(o -> o.watch() == watch && o.called().equals(e.subject()));
    boolean others = !told && namesOthers(e.naming());
    return others ? e.mention(Guards.OTHER_PRODUCT) : e;
  }

  private boolean namesOthers(Naming naming) {
    boolean record =
        advisory.kind() == Advisory.Kind.RECORD || advisory.kind() == Advisory.Kind.ENTRY;
    return record
        && products.stream().anyMatch(p -> naming != Naming.VENDOR || !p.vendor().isEmpty());
  }

  private void joined() {
    Set<Sought.Joined> asked = new LinkedHashSet<>();
    parts.keySet().forEach(word -> asked.addAll(sought.triggered(word)));
    for (Sought.Joined joined : asked) {
      if (holds(joined, null)) {
        add(joined);
      }
    }
  }

  /** Whether keywords hold, those that speak for it in one field alone where one is given. */
  private boolean holds(Sought.Joined joined, @Nullable Field field) {
    Set<String> wanted = joined.expression().wanted();
    return joined
        .expression()
        .holds(
            term -> {
              List<Stand> stands = parts.getOrDefault(joined.terms().get(term), List.of());
              boolean anywhere = field == null || !wanted.contains(term);
              return stands.stream().anyMatch(s -> anywhere || s.field() == field);
            });
  }

  private void add(Sought.Joined joined) {
    Field field =
        holds(joined, Field.PRODUCT)
            ? Field.PRODUCT
            : holds(joined, Field.TITLE) ? Field.TITLE : Field.SUMMARY;
    List<String> words = new ArrayList<>();
    List<Stand> stands = new ArrayList<>();
    for (String term : joined.expression().wanted()) {
      List<Stand> there = parts.getOrDefault(joined.terms().get(term), List.of());
      if (!there.isEmpty()) {
        words.add(term);
        stands.addAll(there);
      }
    }
    Stand first =
        stands.stream().filter(s -> s.field() == field).findFirst().orElse(stands.getFirst());
    Tier tier =
        switch (field) {
          case CPE, PRODUCT -> Tier.AFFECTED;
          case TITLE -> Tier.TITLE;
          case SUMMARY -> Tier.SUBJECT;
        };
    StringBuilder context = new StringBuilder();
    stands.forEach(s -> context.append(context.isEmpty() ? "" : "\n").append(s.context()));
    add(
        joined.owner(),
        new Place.Ruling(tier, null),
        String.join(", ", words),
        first.field(),
        first.shown(),
        context.toString());
  }
}
