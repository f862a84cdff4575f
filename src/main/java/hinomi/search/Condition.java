package hinomi.search;

import hinomi.advisory.Enrichment;
import hinomi.advisory.Severity;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.Weakness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One thing that a query asks for. An index proposes, {@link #holds} decides. */
sealed interface Condition {

  boolean holds(Subject subject);

  /** What an index must have of everything of which this holds. */
  Lookup lookup();

  /** What an index must not have of anything of which this holds. */
  default List<Lookup.Token> forbidden() {
    return List.of();
  }

  /** Whether it holds of all that has any token of {@link #lookup}. */
  default boolean isExact() {
    return true;
  }

  /** Where a row of words is looked for. */
  enum Where {
    ANYWHERE,
    /** In a title, or in the name of a product or vendor. */
    PROMINENT,
    PRODUCT,
    VENDOR;

    /** The marks under which an index has words of there. */
    List<String> marks() {
      return switch (this) {
        case ANYWHERE -> List.of("", IndexWords.TITLE, IndexWords.PRODUCT, IndexWords.VENDOR);
        case PROMINENT -> List.of(IndexWords.TITLE, IndexWords.PRODUCT, IndexWords.VENDOR);
        case PRODUCT -> List.of(IndexWords.PRODUCT);
        case VENDOR -> List.of(IndexWords.VENDOR);
      };
    }
  }

  /**
   * Words that stand one after the other.
   *
   * @param open whether the last one is only the beginning of a word
   */
  record Row(Where where, Units words, boolean open) implements Condition {

    /** Whether these are the words of a text. */
    boolean isOf(String text) {
      return words.equals(Units.of(text));
    }

    /** The same words in a better place. */
    Row prominent() {
      return new Row(Where.PROMINENT, words, open);
    }

    @Override
    public boolean holds(Subject subject) {
      return switch (where) {
        case ANYWHERE -> subject.prominent(this::isIn) || subject.text(this::isIn);
        case PROMINENT -> subject.prominent(this::isIn);
        case PRODUCT -> subject.product(this::isIn);
        case VENDOR -> subject.vendor(this::isIn);
      };
    }

    private boolean isIn(Units text) {
      return text.contains(words, open);
    }

    @Override
    public Lookup lookup() {
      return all(words.sought(open).stream().map(this::marked).toList());
    }

    private Lookup marked(Lookup.Token token) {
      return any(
          where.marks().stream()
              .<Lookup>map(mark -> new Lookup.Token(mark + token.text(), token.open()))
              .toList());
    }

    @Override
    public boolean isExact() {
      return words.isOneToken();
    }
  }

  /** A CVSS base score, in tenths, both ends included. */
  record Scored(int from, int to) implements Condition {
    @Override
    public boolean holds(Subject subject) {
      return subject
          .vulnerability()
          .score()
          .map(score -> IndexWords.tenths(score.base()))
          .filter(tenths -> tenths >= from && tenths <= to)
          .isPresent();
    }

    @Override
    public Lookup lookup() {
      return any(tokens(IntStream.rangeClosed(from, to).mapToObj(IndexWords::score)));
    }
  }

  /** One of these severities; empty stands for what nobody has scored. */
  record Rated(Set<Optional<Severity>> severities) implements Condition {
    @Override
    public boolean holds(Subject subject) {
      return severities.contains(subject.vulnerability().severity());
    }

    @Override
    public Lookup lookup() {
      return any(tokens(severities.stream().map(IndexWords::severity)));
    }
  }

  /** One of these weaknesses. */
  record Weak(Set<Weakness> weaknesses) implements Condition {
    @Override
    public boolean holds(Subject subject) {
      return subject.vulnerability().weaknesses().stream().anyMatch(weaknesses::contains);
    }

    @Override
    public Lookup lookup() {
      return any(tokens(weaknesses.stream().map(IndexWords::weakness)));
    }
  }

  /** An advisory of one of these sources, by their tokens. */
  record From(Set<String> sources) implements Condition {
    @Override
    public boolean holds(Subject subject) {
      return subject.vulnerability().advisories().stream()
          .anyMatch(a -> sources.contains(IndexWords.source(a.id().source())));
    }

    @Override
    public Lookup lookup() {
      return any(tokens(sources.stream()));
    }
  }

  /** Whether it stands in CISA's catalogue of known exploited vulnerabilities. */
  record Exploited(boolean yes) implements Condition {
    private static final Lookup.Token TOKEN = new Lookup.Token(IndexWords.kev(), false);

    @Override
    public boolean holds(Subject subject) {
      return subject.vulnerability().fact(Enrichment.Kev.class).isPresent() == yes;
    }

    @Override
    public Lookup lookup() {
      return yes ? TOKEN : Lookup.EVERY;
    }

    @Override
    public List<Lookup.Token> forbidden() {
      return yes ? List.of() : List.of(TOKEN);
    }

    @Override
    public boolean isExact() {
      return yes;
    }
  }

  /** First published in a period; an index has its own order for that. */
  record Published(Instant from, Instant before) implements Condition {
    @Override
    public boolean holds(Subject subject) {
      Instant published = subject.vulnerability().published();
      return !published.isBefore(from) && published.isBefore(before);
    }

    @Override
    public Lookup lookup() {
      return Lookup.EVERY;
    }

    @Override
    public boolean isExact() {
      return false;
    }
  }

  /** What an id names. Looked up by the id and not in an index. */
  record Named(String id) implements Condition {
    @Override
    public boolean holds(Subject subject) {
      Vulnerability one = subject.vulnerability();
      return one.id().value().equalsIgnoreCase(id)
          || one.aliases().stream().anyMatch(alias -> alias.value().equalsIgnoreCase(id));
    }

    @Override
    public Lookup lookup() {
      return Lookup.EVERY;
    }

    @Override
    public boolean isExact() {
      return false;
    }
  }

  private static List<Lookup> tokens(Stream<String> texts) {
    return texts.<Lookup>map(text -> new Lookup.Token(text, false)).toList();
  }

  /** All of these; one alone stands for itself. */
  static Lookup all(List<Lookup> of) {
    return of.size() == 1 ? of.getFirst() : new Lookup.All(of);
  }

  /** Any of these; one alone stands for itself. */
  static Lookup any(List<Lookup> of) {
    return of.size() == 1 ? of.getFirst() : new Lookup.Any(of);
  }
}
