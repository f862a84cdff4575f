package hinomi.ticket.text;

import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Severity;
import hinomi.advisory.Weakness;
import hinomi.ticket.Case;
import hinomi.ticket.Concern;
import hinomi.watch.Evidence;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a case's vulnerabilities amount to together. */
record About(Case subject) {
  private static final Pattern JVNDB = Pattern.compile("JVNDB-\\d{4}-\\d{6,}");

  private static final int LONGEST_NAME = 500;

  boolean several() {
    return subject.concerns().size() > 1;
  }

  Concern founder() {
    return subject.concerns().getFirst();
  }

  boolean unmatched() {
    return subject.concerns().stream().allMatch(c -> c.matches().isEmpty());
  }

  Optional<Advisory> alert() {
    return Optional.ofNullable(subject.occasion()).filter(a -> a.kind() == Advisory.Kind.ALERT);
  }

  /** Every advisory, the occasion first, then the pages that tell most. */
  List<Advisory> advisories() {
    Stream<Advisory> all =
        subject.concerns().stream().flatMap(c -> c.vulnerability().advisories().stream());
    Set<Advisory> distinct = new LinkedHashSet<>();
    if (subject.occasion() != null) {
      distinct.add(subject.occasion());
    }
    all.sorted(Comparator.comparingInt(a -> rank(a.id().source()))).forEach(distinct::add);
    return List.copyOf(distinct);
  }

  private static int rank(String source) {
    int at = List.of("jvn", "jvn-ipedia", "jpcert", "cve").indexOf(source);
    return at < 0 ? 4 : at;
  }

  /** The worst scored member; the founder where none is scored. */
  Concern worst() {
    return subject.concerns().stream()
        .filter(c -> c.vulnerability().score().isPresent())
        .reduce((a, b) -> base(b) > base(a) ? b : a)
        .orElse(founder());
  }

  Optional<Score> score() {
    return worst().vulnerability().score();
  }

  Optional<Severity> severity() {
    return subject.concerns().stream()
        .flatMap(c -> c.vulnerability().severity().stream())
        .max(Comparator.naturalOrder());
  }

  private static double base(Concern concern) {
    return concern.vulnerability().score().map(Score::base).orElse(-1.0);
  }

  /** The members, the gravest first: known to be exploited, then by score, then by id. */
  List<Concern> gravest() {
    return subject.concerns().stream()
        .sorted(
            Comparator.comparing((Concern c) -> !c.vulnerability().exploited())
                .thenComparing(About::base, Comparator.reverseOrder())
                .thenComparing(c -> c.vulnerability().id()))
        .toList();
  }

  /** The watched product that every member concerns, as the user writes it. */
  Optional<String> watched() {
    Set<String> shared = subjects(founder());
    subject.concerns().forEach(c -> shared.retainAll(subjects(c)));
    return shared.stream().findFirst();
  }

  private static Set<String> subjects(Concern concern) {
    return concern.matches().stream()
        .flatMap(m -> m.evidence().stream())
        .map(Evidence::subject)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  NavigableSet<CveId> cves() {
    NavigableSet<CveId> cves = new TreeSet<>();
    subject.concerns().forEach(c -> c.vulnerability().id().cve().ifPresent(cves::add));
    return cves;
  }

  NavigableSet<String> jvndbs() {
    NavigableSet<String> ids = new TreeSet<>();
    for (Advisory advisory : advisories()) {
      Stream.concat(Stream.of(advisory.id().value()), advisory.related().stream())
          .filter(id -> JVNDB.matcher(id).matches())
          .forEach(ids::add);
    }
    return ids;
  }

  NavigableSet<Weakness> weaknesses() {
    NavigableSet<Weakness> all = new TreeSet<>();
    subject.concerns().forEach(c -> all.addAll(c.vulnerability().weaknesses()));
    return all;
  }

  /**
   * The vulnerable products, one of each name: those that a watch spoke of first, and of each name
   * the one whose source gives versions.
   */
  List<Product> products() {
    Map<String, Product> byName = new LinkedHashMap<>();
    for (Product product : named()) {
      byName.merge(folded(name(product)), product, (a, b) -> a.versions().isEmpty() ? b : a);
    }
    return soughtFirst(byName.values());
  }

  /** As {@link #products}, but of each member all that its sources say. */
  List<Product> everyProduct() {
    return several() ? soughtFirst(named()) : products();
  }

  private List<Product> named() {
    return subject.concerns().stream()
        .flatMap(concern -> concern.vulnerability().products().stream())
        .filter(product -> product.vulnerable() && !name(product).isEmpty())
        .distinct()
        .toList();
  }

  private List<Product> soughtFirst(Collection<Product> all) {
    List<Product> products = new ArrayList<>(all);
    List<String> sought =
        subject.concerns().stream()
            .flatMap(c -> c.matches().stream())
            .flatMap(m -> m.evidence().stream())
            .map(e -> folded(e.word()))
            .distinct()
            .toList();
    products.sort(
        Comparator.comparingInt(
            p -> {
              String full = folded(p.vendor() + " " + name(p));
              return sought.stream().anyMatch(full::contains) ? 0 : 1;
            }));
    return products;
  }

  /** What a product is called: its name, else its package's, else its vendor's. */
  static String name(Product product) {
    String pack = product.packageName();
    return !product.name().isEmpty() ? product.name() : pack != null ? pack : product.vendor();
  }

  static String folded(String text) {
    return Normalizer.normalize(Words.head(text, LONGEST_NAME), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
