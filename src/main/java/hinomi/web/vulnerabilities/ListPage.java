package hinomi.web.vulnerabilities;

import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.language.Language;
import hinomi.store.Standings.Standing;
import hinomi.ticket.Fate;
import hinomi.web.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the list shows.
 *
 * @param query as typed
 * @param mistake what is wrong with it, in words; empty for nothing
 * @param column where that is, in characters from 1; 0 for nowhere
 * @param counted how many hits the facets count
 * @param all whether that is all there are
 * @param earlier the page before this one; empty for none
 * @param later the page after it; empty for none
 * @param deep whether there are more than can be paged through
 * @param looked of how many it was looked whether they are so, where further ones were not; 0 where
 *     of all
 * @param waiting how many vulnerabilities cannot be found yet
 */
public record ListPage(
    String query,
    Terms terms,
    String mistake,
    int column,
    List<Line> lines,
    List<Chip> chips,
    List<Facet> facets,
    int counted,
    boolean all,
    int page,
    String earlier,
    String later,
    boolean deep,
    int looked,
    long waiting) {
  private static final int MOST_VALUES = 8;
  private static final int LONGEST_NAME = 60;

  /** One that was found. */
  public record Line(
      String id,
      String address,
      String title,
      Optional<Score> score,
      boolean kev,
      boolean withdrawn,
      Instant published,
      Instant updated,
      List<String> sources,
      Optional<Fate> fate,
      List<String> watches) {

    static Line of(Vulnerability one, Optional<Standing> standing, Language language) {
      String title = one.title().preferring(language);
      return new Line(
          one.id().value(),
          Terms.page(one.id().value()),
          shortened(title.isEmpty() ? one.summary().preferring(language) : title, 200),
          one.score(),
          one.fact(Enrichment.Kev.class).isPresent(),
          one.withdrawn(),
          one.published(),
          one.updated(),
          one.advisories().stream().map(a -> a.id().source()).distinct().toList(),
          standing.map(Standing::fate),
          standing.map(Standing::watches).orElse(List.of()));
    }
  }

  /** A part of the query, and the page without it. */
  public record Chip(String text, String without) {}

  /** One of the ways to narrow a query. */
  public record Facet(String name, List<Value> values) {}

  /**
   * What a query may be narrowed to.
   *
   * @param count how many of the hits counted; negative where that would cost too much
   */
  public record Value(String label, String address, int count, boolean chosen) {}

  static List<Chip> chips(Terms terms, Words words) {
    Stream<Chip> typed =
        IntStream.range(0, terms.words().size())
            .mapToObj(i -> new Chip(terms.words().get(i), terms.without(i).address(1)));
    Stream<Chip> verdict =
        Stream.of(terms.verdict())
            .filter(v -> !v.isEmpty())
            .map(v -> new Chip(words.say("verdict." + v), terms.standing("").address(1)));
    Stream<Chip> arrived =
        Stream.of(terms.arrived())
            .filter(days -> days > 0)
            .map(days -> new Chip(words.say("arrived", days), terms.ofAnyAge().address(1)));
    return Stream.of(typed, verdict, arrived).flatMap(Function.identity()).toList();
  }

  /** What became of things, as asked for; empty for anything. */
  public String verdict() {
    return terms.verdict();
  }

  /** In how many days they first arrived; 0 for whenever. */
  public int arrived() {
    return terms.arrived();
  }

  static List<Facet> facets(Terms terms, Search.Found found, Words words) {
    List<Vulnerability> all = found.all();
    List<Facet> facets = new ArrayList<>();
    facets.add(new Facet("verdict", verdicts(terms, found, words)));
    facets.add(
        facet(
            terms,
            "severity",
            count(
                all,
                v ->
                    Stream.of(
                        v.severity()
                            .map(s -> s.name().toLowerCase(Locale.ROOT))
                            .orElse("unscored"))),
            value -> words.say("severity." + value)));
    Map<String, Integer> kev = new LinkedHashMap<>();
    kev.put(
        "yes", (int) all.stream().filter(v -> v.fact(Enrichment.Kev.class).isPresent()).count());
    facets.add(facet(terms, "kev", kev, value -> words.say("kev.yes")));
    facets.add(
        facet(
            terms,
            "source",
            count(all, v -> v.advisories().stream().map(a -> a.id().source())),
            Function.identity()));
    facets.add(
        facet(
            terms,
            "vendor",
            count(all, v -> v.products().stream().map(Product::vendor)),
            Function.identity()));
    facets.add(
        facet(
            terms,
            "product",
            count(all, v -> v.products().stream().map(Product::name)),
            Function.identity()));
    return facets.stream().filter(f -> !f.values().isEmpty()).toList();
  }

  private static List<Value> verdicts(Terms terms, Search.Found found, Words words) {
    List<String> all =
        Stream.concat(
                Stream.of(Fate.values()).map(f -> f.name().toLowerCase(Locale.ROOT)),
                Stream.of("watched", "nothing"))
            .toList();
    Map<String, Integer> counts =
        count(
            found.all(),
            v ->
                Optional.ofNullable(found.standings().get(v.id()))
                    .map(s -> verdicts(s))
                    .orElse(Stream.of("nothing")));
    return all.stream()
        .map(
            name ->
                new Value(
                    words.say("verdict." + name),
                    terms.standing(terms.verdict().equals(name) ? "" : name).address(1),
                    terms.verdict().isEmpty() ? counts.getOrDefault(name, 0) : -1,
                    terms.verdict().equals(name)))
        .toList();
  }

  /** A ticket may be there of which no watch spoke. */
  private static Stream<String> verdicts(Standing standing) {
    Stream<String> fate = Stream.of(standing.fate().name().toLowerCase(Locale.ROOT));
    return standing.watches().isEmpty() ? fate : Stream.concat(fate, Stream.of("watched"));
  }

  private static Facet facet(
      Terms terms, String field, Map<String, Integer> counts, Function<String, String> label) {
    return new Facet(
        field,
        counts.entrySet().stream()
            .filter(e -> e.getValue() > 0)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_VALUES)
            .map(
                e -> {
                  Terms with = terms.with(field, e.getKey());
                  return new Value(
                      shortened(label.apply(e.getKey()), LONGEST_NAME),
                      with.address(1),
                      e.getValue(),
                      terms.words().contains(with.words().getLast()));
                })
            .toList());
  }

  private static Map<String, Integer> count(
      List<Vulnerability> all, Function<Vulnerability, Stream<String>> values) {
    return all.stream()
        .flatMap(v -> values.apply(v).filter(s -> !s.isBlank()).distinct())
        .collect(Collectors.toMap(Function.identity(), s -> 1, Integer::sum));
  }

  static String shortened(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
  }
}
