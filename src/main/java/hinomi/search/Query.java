package hinomi.search;

import hinomi.advisory.Vulnerability;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person searches for. */
public final class Query {
  private final List<Condition> wanted;
  private final List<Condition> unwanted;
  private final List<String> names;

  /**
   * @param wanted all of which must hold
   * @param unwanted of which none may hold
   * @param names words that may also be the id of something
   */
  Query(List<Condition> wanted, List<Condition> unwanted, List<String> names) {
    this.wanted = List.copyOf(wanted);
    this.unwanted = List.copyOf(unwanted);
    this.names = List.copyOf(names);
  }

  /**
   * Reads a query: words, {@code "rows of words"}, {@code -without}, {@code begin*} and fields such
   * as {@code cvss>=9}; all must hold.
   *
   * @param zone in which days begin
   * @param now for ages, {@code since:30d}
   * @throws QueryProblem where something in it cannot be understood, or nothing is in it
   */
  public static Query parse(String text, ZoneId zone, Instant now) throws QueryProblem {
    return new QueryReader(text, zone, now).read();
  }

  /** The ids that what is found must be called by ({@code cve:…}); empty where any will do. */
  public List<String> ids() {
    return wanted.stream()
        .filter(Condition.Named.class::isInstance)
        .map(c -> ((Condition.Named) c).id())
        .toList();
  }

  /** Words of the query that may be ids: what they name is found first. */
  public List<String> names() {
    return names;
  }

  /** Not published before; empty where the query does not say. */
  public Optional<Instant> from() {
    return periods().map(Condition.Published::from).max(Instant::compareTo);
  }

  /** Published before; empty where the query does not say. */
  public Optional<Instant> before() {
    return periods().map(Condition.Published::before).min(Instant::compareTo);
  }

  private Stream<Condition.Published> periods() {
    return wanted.stream()
        .filter(Condition.Published.class::isInstance)
        .map(Condition.Published.class::cast);
  }

  /**
   * In which ranks an index is to be asked, the best first; each may find again what one before
   * did.
   */
  public List<Rank> ranks() {
    long rows = words().count();
    return rows == 0
        ? List.of(Rank.TEXT)
        : rows == 1 ? List.of(Rank.TITLE, Rank.TEXT) : List.of(Rank.TITLE, Rank.PARTLY, Rank.TEXT);
  }

  /** What to ask an index for in a rank. It may propose too much: {@link #rank} decides. */
  public Lookup lookup(Rank rank) {
    List<Lookup> parts = new ArrayList<>();
    for (Condition condition : wanted) {
      boolean better = rank == Rank.TITLE && isWord(condition);
      Lookup part = better ? prominent(condition) : condition.lookup();
      if (!part.equals(Lookup.EVERY)) {
        parts.add(part);
      }
    }
    if (rank == Rank.PARTLY) {
      parts.add(Condition.any(words().map(Query::prominent).toList()));
    }
    Lookup all = parts.isEmpty() ? Lookup.EVERY : Condition.all(parts);
    List<Lookup.Token> none =
        Stream.concat(
                wanted.stream().flatMap(c -> c.forbidden().stream()),
                unwanted.stream().filter(Condition::isExact).flatMap(c -> tokens(c.lookup())))
            .distinct()
            .toList();
    return none.isEmpty() ? all : new Lookup.Without(all, none);
  }

  /** How well a vulnerability answers this query; empty where it does not. */
  public Optional<Rank> rank(Vulnerability vulnerability) {
    Subject subject = new Subject(vulnerability);
    if (!wanted.stream().allMatch(c -> c instanceof Condition.Named || c.holds(subject))
        || unwanted.stream().anyMatch(c -> c.holds(subject))) {
      return Optional.empty();
    }
    long rows = words().count();
    long better = words().filter(row -> row.prominent().holds(subject)).count();
    return Optional.of(
        rows > 0 && better == rows ? Rank.TITLE : better > 0 ? Rank.PARTLY : Rank.TEXT);
  }

  /** Whether all else holds of a vulnerability that one of {@link #names} names. */
  public boolean isAnsweredBy(Vulnerability vulnerability, String name) {
    Subject subject = new Subject(vulnerability);
    return wanted.stream()
            .filter(c -> !(c instanceof Condition.Row row && row.isOf(name)))
            .allMatch(c -> c.holds(subject))
        && unwanted.stream().noneMatch(c -> c.holds(subject));
  }

  private Stream<Condition.Row> words() {
    return wanted.stream().filter(Query::isWord).map(Condition.Row.class::cast);
  }

  private static boolean isWord(Condition condition) {
    return condition instanceof Condition.Row row && row.where() == Condition.Where.ANYWHERE;
  }

  private static Lookup prominent(Condition condition) {
    return condition instanceof Condition.Row row ? row.prominent().lookup() : condition.lookup();
  }

  /** The tokens of an exact condition: it holds where any of them is. */
  private static Stream<Lookup.Token> tokens(Lookup lookup) {
    return switch (lookup) {
      case Lookup.Token token -> Stream.of(token);
      case Lookup.Any any -> any.of().stream().flatMap(Query::tokens);
      case Lookup.All all -> all.of().stream().flatMap(Query::tokens);
      case Lookup.Without without -> tokens(without.of());
    };
  }
}
