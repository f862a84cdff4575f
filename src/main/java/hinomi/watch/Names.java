package hinomi.watch;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every name and keyword of every watch, and the longer names of other products that contain one,
 * as one automaton. What longer names there are depends on the catalogue only, so that a verdict is
 * the same however many watches there are.
 */
final class Names {
  private static final Comparator<Hit> LONGEST_FIRST =
      Comparator.comparingInt(Hit::begin).thenComparing(Hit::end, Comparator.reverseOrder());

  /**
   * What a name stands for.
   *
   * @param watch its index; {@link #NOBODY} for another product, {@link #FAMILY} for Windows,
   *     {@link #PARTS} for all watches whose joined keywords it is one of
   * @param word as the user or the catalogue writes it
   */
  record Term(int watch, String word, Role role, Known known) {
    boolean keyword() {
      return role == Role.KEYWORD;
    }
  }

  /** What a word is to its watch. */
  enum Role {
    /** A product's name. */
    NAME,
    /** A hit wherever it stands. */
    KEYWORD,
    /** One of several keywords that are joined. */
    PART,
    /** A vendor's name. */
    VENDOR,
    /** A package's name. */
    PACKAGE;

    /** Whether a longer name of this role is another thing than a shorter name within it. */
    boolean shadows() {
      return this == NAME || this == KEYWORD;
    }
  }

  /** A place of a text where names stand. */
  record Hit(int begin, int end, List<Term> terms) {
    boolean covers(Hit other) {
      return begin <= other.begin && other.end <= end && end - begin > other.end - other.begin;
    }
  }

  static final int NOBODY = -1;
  static final int FAMILY = -2;
  static final int PARTS = -3;

  private static final Known WINDOWS =
      new Known(Kind.PLATFORM, Set.of("microsoft"), Set.of("Windows", "WINDOWS"));

  private final Map<String, List<Term>> terms = new TreeMap<>();
  private final Set<String> watched = new TreeSet<>();
  private @Nullable AhoCorasickDoubleArrayTrie<List<Term>> automaton;

  void add(int watch, String name, String word, Role role, Known known) {
    Term term = new Term(watch, word, role, known);
    List<Term> all = terms.computeIfAbsent(name, k -> new ArrayList<>(1));
    if (!all.contains(term)) {
      all.add(term);
    }
  }

  void addFamily() {
    add(FAMILY, Family.WORD, "Windows", Role.NAME, WINDOWS);
  }

  /** Builds the automaton; nothing may be added any more. */
  void build(Catalogue catalogue) {
    terms.forEach(
        (name, all) -> {
          if (all.stream().anyMatch(term -> term.role().shadows())) {
            watched.add(name);
          }
        });
    for (Catalogue.Entry entry : catalogue.entries()) {
      for (String name : entry.names().keySet()) {
        if (!watched.contains(name) && containsOne(name, watched)) {
          add(NOBODY, name, name, Role.NAME, entry.known());
        }
      }
    }
    if (!terms.isEmpty()) {
      automaton = new AhoCorasickDoubleArrayTrie<>();
      automaton.build(new TreeMap<>(terms));
      terms.clear();
    }
  }

  /** Every name and keyword that is something by itself. */
  Set<String> watched() {
    return watched;
  }

  /** Whether a run of words of a name is itself a name. */
  private static boolean containsOne(String name, Set<String> names) {
    String[] words = name.split(" ", -1);
    for (int from = 0; from < words.length; from++) {
      StringBuilder run = new StringBuilder();
      for (int to = from; to < words.length; to++) {
        run.append(to == from ? "" : " ").append(words[to]);
        if (run.length() < name.length() && names.contains(run.toString())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where names stand by themselves in a normalised text, in order, the longest first. */
  List<Hit> in(String text) {
    if (automaton == null) {
      return List.of();
    }
    List<Hit> hits = new ArrayList<>();
    automaton.parseText(
        text,
        (begin, end, found) -> {
          if (Edges.stands(text, begin, end)) {
            hits.add(new Hit(begin, end, found));
          }
        });
    if (hits.size() > 1) {
      hits.sort(LONGEST_FIRST);
    }
    return hits;
  }

  /** The watches of longer names around a place; empty where there is no longer name. */
  static @Nullable Set<Integer> longer(Hit hit, List<Hit> hits) {
    Set<Integer> watches = null;
    for (Hit other : hits) {
      if (other.begin() > hit.begin()) {
        break;
      }
      if (other.covers(hit)) {
        for (Term term : other.terms()) {
          if (term.role().shadows()) {
            watches = watches == null ? new HashSet<>() : watches;
            watches.add(term.watch());
          }
        }
      }
    }
    return watches;
  }
}
