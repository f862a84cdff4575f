package hinomi.watch;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import hinomi.advisory.Advisory;
import hinomi.advisory.Vulnerability;
import hinomi.language.Language;
import hinomi.watch.Evidence.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** A news item that lists more vulnerabilities than this says little of each. */
  private static final int ITEM_COVERS = 3;

  /** A name of a watch's subject, or one of its keywords. */
  private record Term(int watch, String word, boolean keyword, String subject) {}

  /** A watch's product that records know under a vendor and product of their own. */
  private record Known(int watch, String subject) {}

  private final List<Watch> watches;
  private final List<List<String>> excludes;
  private final List<Set<String>> words = new ArrayList<>();
  private final Map<String, List<Known>> byRecord = new TreeMap<>();
  private final @Nullable AhoCorasickDoubleArrayTrie<List<Term>> names;

  public Matcher(List<Watch> watches, Catalogue catalogue) {
    this.watches = List.copyOf(watches);
    this.excludes =
        watches.stream().map(w -> w.excludes().stream().map(Normal::of).toList()).toList();
    Map<String, List<Term>> terms = new TreeMap<>();
    for (int i = 0; i < watches.size(); i++) {
      Set<String> ofWatch = new TreeSet<>();
      words.add(ofWatch);
      for (Subject subject : watches.get(i).subjects()) {
        for (String record : catalogue.records(subject)) {
          byRecord
              .computeIfAbsent(record, k -> new ArrayList<>())
              .add(new Known(i, subject.product()));
        }
        for (Map.Entry<String, String> name : catalogue.names(subject).entrySet()) {
          terms
              .computeIfAbsent(name.getKey(), k -> new ArrayList<>())
              .add(new Term(i, name.getValue(), false, subject.product()));
          ofWatch.addAll(List.of(name.getKey().split(" ", -1)));
        }
      }
      for (String keyword : watches.get(i).keywords()) {
        String word = Normal.of(keyword);
        terms
            .computeIfAbsent(word, k -> new ArrayList<>())
            .add(new Term(i, keyword, true, keyword));
      }
    }
    if (terms.isEmpty()) {
      names = null;
    } else {
      names = new AhoCorasickDoubleArrayTrie<>();
      names.build(terms);
    }
  }

  /** The watches, in the order of the configuration. */
  public List<Watch> watches() {
    return watches;
  }

  /** What the watches say, in their order; watches of which no word stands anywhere say nothing. */
  public List<Verdict> judge(Vulnerability vulnerability) {
    Map<Integer, Map<Evidence, String>> hits = new TreeMap<>();
    for (Advisory advisory : vulnerability.advisories()) {
      look(advisory, hits);
    }
    List<Verdict> verdicts = new ArrayList<>();
    hits.forEach((index, evidence) -> verdicts.add(verdict(vulnerability, index, evidence)));
    return verdicts;
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

  /** Collects evidence with the words that decide whether an exclude keeps it away. */
  private void look(Advisory advisory, Map<Integer, Map<Evidence, String>> hits) {
    Map<Integer, Map<Evidence, String>> here = new TreeMap<>();
    Sink sink =
        (watch, tier, word, field, found, context, subject) ->
            here.computeIfAbsent(watch, k -> new LinkedHashMap<>())
                .putIfAbsent(
                    new Evidence(tier, word, field, found, advisory.id(), subject), context);
    Set<RecordName> products = RecordName.of(advisory);
    for (RecordName name : products) {
      product(name, sink);
    }
    text(advisory.title().in(Language.JA), Field.TITLE, sink);
    text(advisory.title().in(Language.EN), Field.TITLE, sink);
    text(advisory.summary().in(Language.JA), Field.SUMMARY, sink);
    text(advisory.summary().in(Language.EN), Field.SUMMARY, sink);
    here.forEach(
        (watch, evidence) -> {
          boolean mere = vague(advisory) || aboutOthers(advisory, products, watch, evidence);
          Map<Evidence, String> all = hits.computeIfAbsent(watch, k -> new LinkedHashMap<>());
          evidence.forEach((e, context) -> all.putIfAbsent(mere ? mention(e, watch) : e, context));
        });
  }

  /** Lists of many things say little of each. */
  private static boolean vague(Advisory advisory) {
    return advisory.kind() == Advisory.Kind.TOPIC
        || (advisory.kind() == Advisory.Kind.ITEM && advisory.cves().size() > ITEM_COVERS);
  }

  /**
   * Whether a record that names its products names others only: then the watch's words in its text
   * are about their surroundings.
   */
  private boolean aboutOthers(
      Advisory advisory, Set<RecordName> products, int watch, Map<Evidence, String> evidence) {
    boolean structured =
        advisory.kind() == Advisory.Kind.RECORD || advisory.kind() == Advisory.Kind.ENTRY;
    return structured
        && !products.isEmpty()
        && evidence.keySet().stream()
            .noneMatch(e -> e.tier() == Tier.PRODUCT || e.tier() == Tier.AFFECTED)
        && products.stream().noneMatch(p -> p.akinTo(words.get(watch)));
  }

  private Evidence mention(Evidence e, int watch) {
    boolean keyword = watches.get(watch).keywords().stream().anyMatch(e.word()::equals);
    return keyword
        ? e
        : new Evidence(Tier.MENTION, e.word(), e.field(), e.found(), e.advisory(), e.subject());
  }

  private void product(RecordName name, Sink sink) {
    for (Known known : byRecord.getOrDefault(name.vendor() + ":" + name.product(), List.of())) {
      sink.add(
          known.watch(),
          Tier.PRODUCT,
          name.shown(),
          name.field(),
          name.shown(),
          name.product(),
          known.subject());
    }
    if (names == null || name.product().isEmpty()) {
      return;
    }
    String full = name.full();
    names.parseText(
        full,
        (begin, end, terms) -> {
          if (!Edges.stands(full, begin, end) || end <= name.vendorLength()) {
            return;
          }
          Tier tier = name.tier(begin, end);
          for (Term term : terms) {
            sink.add(
                term.watch(),
                term.keyword() && tier == Tier.MENTION ? Tier.AFFECTED : tier,
                term.word(),
                name.field(),
                name.shown(),
                name.product(),
                term.subject());
          }
        });
  }

  private void text(@Nullable String source, Field field, Sink sink) {
    if (names == null || source == null) {
      return;
    }
    String text = Normal.of(source);
    names.parseText(
        text,
        (begin, end, terms) -> {
          if (!Edges.stands(text, begin, end)) {
            return;
          }
          Tier tier = Place.of(text, begin, end, field == Field.TITLE);
          String around =
              text.substring(Math.max(0, begin - 40), Math.min(text.length(), end + 40));
          String context = field == Field.TITLE ? text : sentence(text, begin, end);
          for (Term term : terms) {
            Tier sure = field == Field.TITLE ? Tier.TITLE : Tier.SUBJECT;
            sink.add(
                term.watch(),
                term.keyword() ? sure : tier,
                term.word(),
                field,
                around,
                context,
                term.subject());
          }
        });
  }

  /** The sentence around a place: an exclude in another sentence is about something else. */
  private static String sentence(String text, int begin, int end) {
    int from = begin;
    while (from > 0 && !ends(text, from - 1)) {
      from--;
    }
    int to = end;
    while (to < text.length() && !ends(text, to)) {
      to++;
    }
    return text.substring(from, to);
  }

  private static boolean ends(String text, int at) {
    char c = text.charAt(at);
    return c == '。' || (c == '.' && (at + 1 == text.length() || text.charAt(at + 1) == ' '));
  }

  /** Takes evidence as it is found. */
  private interface Sink {
    void add(
        int watch,
        Tier tier,
        String word,
        Field field,
        String found,
        String context,
        String subject);
  }
}
