package hinomi.watch;

import hinomi.advisory.Advisory;
import hinomi.advisory.Vulnerability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All watches of a configuration, compiled to one automaton: the cost of a text does not grow with
 * the number of watches. Immutable; may be used by many threads.
 */
public final class Matcher {
  private static final Comparator<Evidence> SUREST =
      Comparator.comparing(Evidence::tier)
          .thenComparing(Evidence::advisory)
          .thenComparing(Evidence::field)
          .thenComparing(Evidence::word);

  private final List<Watch> watches;
  private final List<List<String>> excludes;
  private final Compiled compiled;

  public Matcher(List<Watch> watches, Catalogue catalogue) {
    this.watches = List.copyOf(watches);
    this.excludes =
        watches.stream().map(w -> w.excludes().stream().map(Normal::of).toList()).toList();
    this.compiled = new Compiled(this.watches, catalogue);
  }

  /** The watches, in the order of the configuration. */
  public List<Watch> watches() {
    return watches;
  }

  /**
   * Texts of which one stands in everything that a watch says anything of: in a title, a summary,
   * or the vendor and name of a product or its CPE; letter case, width and white space aside, and
   * its words perhaps apart. Empty where that cannot be said of all watches.
   */
  public Optional<Set<String>> needed() {
    return compiled.needed();
  }

  /** What the watches say, in their order; watches of which no word stands anywhere say nothing. */
  public List<Verdict> judge(Vulnerability vulnerability) {
    Map<Integer, Map<Evidence, String>> hits = new TreeMap<>();
    for (Advisory advisory : vulnerability.advisories()) {
      Look.through(compiled, advisory)
          .forEach(
              (watch, evidence) -> {
                Map<Evidence, String> all = hits.computeIfAbsent(watch, k -> new LinkedHashMap<>());
                evidence.forEach((e, context) -> all.putIfAbsent(owned(watch, e), context));
              });
    }
    List<Verdict> verdicts = new ArrayList<>();
    hits.forEach((index, evidence) -> verdicts.add(verdict(vulnerability, index, evidence)));
    return verdicts;
  }

  /** With what of the watch the word is a name of: a product, or a keyword itself. */
  private Evidence owned(int index, Evidence evidence) {
    if (evidence.naming() != Naming.PRODUCT || !evidence.subject().equals(evidence.word())) {
      return evidence;
    }
    Owner known = compiled.owners.get(index).get(evidence.word());
    if (known != null) {
      return evidence.of(known.called(), known.naming());
    }
    if (compiled.keyword(index, evidence.word())) {
      return evidence.of(evidence.word(), Naming.KEYWORDS);
    }
    List<Subject> subjects = watches.get(index).subjects();
    if (subjects.size() == 1) {
      return evidence.of(subjects.getFirst().product(), Naming.PRODUCT);
    }
    if (subjects.isEmpty()) {
      return compiled.owners.get(index).values().stream()
          .findFirst()
          .map(owner -> evidence.of(owner.called(), owner.naming()))
          .orElse(evidence);
    }
    String found = Normal.of(evidence.found());
    return subjects.stream()
        .filter(s -> s.names().stream().map(Normal::of).anyMatch(found::contains))
        .map(s -> evidence.of(s.product(), Naming.PRODUCT))
        .findFirst()
        .orElse(evidence);
  }

  private Verdict verdict(Vulnerability vulnerability, int index, Map<Evidence, String> contexts) {
    Watch watch = watches.get(index);
    List<Evidence> all = contexts.keySet().stream().sorted(SUREST).toList();
    List<Evidence> left =
        all.stream()
            .filter(
                e -> watch.sources().isEmpty() || watch.sources().contains(e.advisory().source()))
            .toList();
    if (left.isEmpty()) {
      return new Verdict.Excluded(watch, all, "sources", all.getFirst().advisory().source());
    }
    if (!watch.weaknesses().isEmpty()
        && vulnerability.weaknesses().stream().noneMatch(watch.weaknesses()::contains)) {
      return new Verdict.Excluded(watch, left, "cwe", vulnerability.weaknesses().toString());
    }
    String excluding = null;
    List<Evidence> kept = new ArrayList<>();
    for (Evidence e : left) {
      String word = excludedBy(index, contexts.getOrDefault(e, ""));
      if (word == null) {
        kept.add(e);
      } else if (excluding == null) {
        excluding = word;
      }
    }
    boolean titled = excluding != null && kept.stream().noneMatch(e -> e.tier() == Tier.PRODUCT);
    if (titled || kept.isEmpty()) {
      return new Verdict.Excluded(watch, left, "exclude", String.valueOf(excluding));
    }
    return new Verdict.Matched(watch, kept);
  }

  private @Nullable String excludedBy(int index, String context) {
    for (String word : excludes.get(index)) {
      int at = context.indexOf(word);
      while (at >= 0) {
        boolean begins =
            !Edges.ascii(word.charAt(0)) || at == 0 || !Edges.ascii(context.charAt(at - 1));
        if (begins) {
          return word;
        }
        at = context.indexOf(word, at + 1);
      }
    }
    return null;
  }

  /** What is known of the watches beforehand. */
  static final class Compiled {
    private static final Set<String> EVERYDAY = Guards.words("=everyday");

    private final Names names = new Names();
    private final Map<String, List<Owner>> byRecord = new HashMap<>();
    private final Map<String, List<Integer>> family = new TreeMap<>();
    private final List<Set<String>> keywords = new ArrayList<>();

    private final Sought sought;

    /** By watch: what each of its words is a name of. */
    private final List<Map<String, Owner>> owners = new ArrayList<>();

    /** By watch: its names in general, and words of the vendors of those that are no words. */
    private final List<Set<String>> own = new ArrayList<>();

    private final List<Set<String>> vendors = new ArrayList<>();

    private Compiled(List<Watch> watches, Catalogue catalogue) {
      for (int i = 0; i < watches.size(); i++) {
        Watch watch = watches.get(i);
        own.add(new TreeSet<>());
        vendors.add(new TreeSet<>());
        keywords.add(Set.copyOf(watch.keywords()));
        owners.add(new LinkedHashMap<>());
        for (Subject subject : watch.subjects()) {
          subject(subject, new Owner(i, subject.product(), Naming.PRODUCT, null), catalogue);
        }
        for (String keyword : watch.keywords()) {
          names.add(i, Normal.of(keyword), keyword, Names.Role.KEYWORD, Known.NOTHING);
        }
      }
      sought = new Sought(watches, catalogue, this);
      if (!family.isEmpty()) {
        names.addFamily();
      }
      names.build(catalogue);
    }

    /** Looks for a product by all of its names, for what of a watch it is. */
    void subject(Subject subject, Owner owner, Catalogue catalogue) {
      int watch = owner.watch();
      for (String record : catalogue.records(subject)) {
        record(record, owner);
      }
      subject.names().forEach(name -> withoutVendor(name, owner, catalogue));
      japanese(subject, owner, catalogue);
      catalogue
          .names(subject)
          .forEach(
              (name, word) -> {
                Known known = known(name, word, subject, catalogue);
                name(name, word, owner, known);
                own.get(watch).add(name);
                if (known.kind() == Kind.PLAIN) {
                  vendors.get(watch).addAll(known.vendors());
                }
                Family.version(name)
                    .ifPresent(
                        version -> {
                          List<Integer> all =
                              family.computeIfAbsent(version, k -> new ArrayList<>(1));
                          if (!all.contains(watch)) {
                            all.add(watch);
                          }
                        });
              });
    }

    /**
     * A name that the catalogue does not know, without the vendor that stands before it: a word
     * that the vendor or a version must make a product.
     */
    private void withoutVendor(String full, Owner owner, Catalogue catalogue) {
      String[] words = full.strip().split("\\s+", 2);
      String vendor = Normal.of(words[0]);
      if (words.length == 2
          && catalogue.isVendor(vendor)
          && catalogue.entry(Normal.of(full)) == null
          && !Character.isDigit(words[1].charAt(0))) {
        Known known = new Known(Kind.WORD, Set.of(vendor), Set.of(words[1]));
        name(Normal.of(words[1]), words[1], owner, known);
      }
    }

    /** Names with their vendor's before them, as Japanese titles part the two: ZabbixのFrontend. */
    private void japanese(Subject subject, Owner owner, Catalogue catalogue) {
      Map<String, String> all = catalogue.names(subject);
      all.forEach(
          (name, word) -> {
            Known known = known(name, word, subject, catalogue);
            int space = name.indexOf(' ');
            String product = name.substring(space + 1);
            if (space > 0
                && known.vendors().contains(name.substring(0, space))
                && !all.containsKey(product)) {
              name(name.substring(0, space) + "の" + product, word, owner, known);
              name(name.substring(0, space) + " の " + product, word, owner, known);
            }
          });
    }

    /** Looks for a {@code vendor:product} of records. */
    void record(String pair, Owner owner) {
      List<Owner> all = byRecord.computeIfAbsent(pair, k -> new ArrayList<>(1));
      if (!all.contains(owner)) {
        all.add(owner);
      }
    }

    /** Looks for a name in texts and product names. */
    void name(String name, String word, Owner owner, Known known) {
      names.add(owner.watch(), name, word, Names.Role.NAME, known);
      owners.get(owner.watch()).putIfAbsent(word, owner);
    }

    /** A name of several words is rarely a word itself, whatever the product's short name is. */
    private static Known known(String name, String word, Subject subject, Catalogue catalogue) {
      Known known = Known.NOTHING;
      for (String own : subject.names()) {
        Catalogue.Entry entry = catalogue.entry(Normal.of(own));
        if (entry != null) {
          known = entry.known();
          break;
        }
      }
      if (name.indexOf(' ') < 0) {
        return known.equals(Known.NOTHING) && (name.length() <= 2 || EVERYDAY.contains(name))
            ? new Known(Kind.WORD, Set.of(), Set.of(word))
            : known;
      }
      boolean platform =
          known.kind() != Kind.PLAIN && known.isBy(name.substring(0, name.indexOf(' ')));
      return new Known(platform ? Kind.PLATFORM : Kind.PLAIN, known.vendors(), Set.of());
    }

    /** See {@link Matcher#needed}. */
    Optional<Set<String>> needed() {
      if (sought.wordless()) {
        return Optional.empty();
      }
      Set<String> needed = new TreeSet<>(sought.triggering());
      names.watched().forEach(name -> needed.add(withoutTranslated(name, ' ')));
      byRecord.keySet().forEach(pair -> needed.add(withoutTranslated(pair, ':')));
      return Optional.of(needed);
    }

    /** A vendor that records may name in Japanese need not stand there as it stands here. */
    private static String withoutTranslated(String name, char end) {
      int at = name.indexOf(end);
      boolean more = at > 0 && at + 1 < name.length();
      return more && RecordName.isTranslated(name.substring(0, at)) ? name.substring(at + 1) : name;
    }

    Names names() {
      return names;
    }

    Sought sought() {
      return sought;
    }

    List<Owner> byRecord(String pair) {
      return byRecord.getOrDefault(pair, List.of());
    }

    /** The watches of each version of Windows. */
    Map<String, List<Integer>> family() {
      return family;
    }

    List<Integer> byVersion(String version) {
      return family.getOrDefault(version, List.of());
    }

    boolean keyword(int watch, String word) {
      return keywords.get(watch).contains(word);
    }

    /** Whether a record's product may be what a watch names, in other words. */
    boolean akin(int watch, RecordName product) {
      Set<String> names = own.get(watch);
      if (names.contains(product.product())) {
        return true;
      }
      if (names.stream().anyMatch(product.product()::contains)) {
        return false;
      }
      for (String word : product.vendor().split(" ", -1)) {
        if (vendors.get(watch).contains(word)) {
          return true;
        }
      }
      return false;
    }
  }
}
