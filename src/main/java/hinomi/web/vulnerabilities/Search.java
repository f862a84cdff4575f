package hinomi.web.vulnerabilities;

import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.search.Query;
import hinomi.search.QueryProblem;
import hinomi.store.SearchStore.Hit;
import hinomi.store.SearchStore.Hits;
import hinomi.store.Standings.Standing;
import hinomi.store.Store;
import hinomi.ticket.Fate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a page of vulnerabilities, by words and by what became of them. Looks at no more than a
 * page and a sample need, however much there is.
 */
final class Search {
  /** How many a page shows. */
  static final int SIZE = 25;

  /** How many of the first hits are counted by source, severity and so on. */
  static final int SAMPLE = 50;

  /** Further hits than this are not shown: the query is to be narrowed. */
  static final int DEEPEST = 500;

  /** How many are looked at for a verdict that few have. */
  private static final int LOOKED = 400;

  /** Holds for everything. */
  private static final String EVERYTHING = "since:1900";

  private final Store store;

  Search(Store store) {
    this.store = store;
  }

  /**
   * What was found.
   *
   * @param all hits from the first on, at least a page and a sample where there are so many
   * @param more whether there may be further ones
   * @param looked of how many it was looked, where further ones were not; 0 where of all
   */
  record Found(
      List<Vulnerability> all,
      Map<VulnerabilityId, Standing> standings,
      boolean more,
      int looked) {}

  /**
   * Looks.
   *
   * @param text in the language of queries; empty for everything
   * @param arrived in how many days up to now they first arrived; 0 for whenever
   * @param most how many hits at most
   * @throws QueryProblem where the text cannot be understood
   */
  Found find(String text, Asked asked, int arrived, int most, ZoneId zone, Instant now)
      throws QueryProblem {
    Query query = Query.parse(text.isBlank() ? EVERYTHING : text, zone, now);
    if (arrived > 0 || asked instanceof Asked.Watched) {
      return arrived(query, text.isBlank(), asked, arrived, most, now);
    }
    return switch (asked) {
      case Asked.Any any -> {
        Hits hits = store.search().find(query, most);
        List<Vulnerability> all = hits.hits().stream().map(Hit::vulnerability).toList();
        yield new Found(all, standings(all), hits.more(), 0);
      }
      case Asked.Watched watched -> throw new AssertionError(watched);
      case Asked.Nothing nothing -> unspoken(query, most);
      case Asked.Stands stands -> standing(query, text.isBlank(), stands.fate(), most);
    };
  }

  /** What became of things, as asked for. */
  sealed interface Asked {
    /** Anything. */
    record Any() implements Asked {}

    /** No watch ever spoke of it. */
    record Nothing() implements Asked {}

    /** Some watch spoke of it. */
    record Watched() implements Asked {}

    /** It stands so. */
    record Stands(Fate fate) implements Asked {}

    static Asked of(Optional<String> word) {
      for (Fate fate : Fate.values()) {
        if (word.isPresent() && word.get().equalsIgnoreCase(fate.name())) {
          return new Stands(fate);
        }
      }
      return switch (word.orElse("")) {
        case "nothing" -> new Nothing();
        case "watched" -> new Watched();
        default -> new Any();
      };
    }
  }

  /** Most have been spoken of by no watch, so that a few hits more than wanted are enough. */
  private Found unspoken(Query query, int most) {
    int look = most + SIZE;
    while (true) {
      Hits hits = store.search().find(query, look);
      List<Vulnerability> all = hits.hits().stream().map(Hit::vulnerability).toList();
      Map<VulnerabilityId, Standing> spoken = standings(all);
      List<Vulnerability> left = all.stream().filter(v -> !spoken.containsKey(v.id())).toList();
      if (left.size() > most || !hits.more() || look >= LOOKED) {
        return new Found(
            left.subList(0, Math.min(most, left.size())),
            Map.of(),
            hits.more() || left.size() > most,
            left.size() <= most && hits.more() ? all.size() : 0);
      }
      look = Math.min(LOOKED, look * 2);
    }
  }

  private Found standing(Query query, boolean every, Fate fate, int most) {
    List<VulnerabilityId> ids = store.standings().standing(fate, DEEPEST + 1);
    List<Vulnerability> found = new ArrayList<>();
    int at = 0;
    while (at < ids.size() && found.size() <= most && (every || at < LOOKED)) {
      List<VulnerabilityId> some = ids.subList(at, Math.min(ids.size(), at + SAMPLE));
      at += some.size();
      for (Vulnerability one : read(some)) {
        if (every || query.rank(one).isPresent()) {
          found.add(one);
        }
      }
    }
    List<Vulnerability> shown = List.copyOf(found.subList(0, Math.min(most, found.size())));
    boolean rest = at < ids.size() || ids.size() > DEEPEST;
    return new Found(
        shown,
        standings(shown),
        found.size() > most || at < ids.size(),
        found.size() <= most && rest ? at : 0);
  }

  /** What arrived of late, the latest first. */
  private Found arrived(Query query, boolean every, Asked asked, int days, int most, Instant now) {
    Instant from = days == 0 ? Instant.EPOCH : now.minus(days, ChronoUnit.DAYS);
    boolean watched = asked instanceof Asked.Watched;
    boolean whole = every && (watched || asked instanceof Asked.Any);
    int look = whole ? most + 1 : LOOKED;
    List<VulnerabilityId> ids =
        store.standings().arrived(from, now.plusMillis(1), watched, look + 1);
    List<Vulnerability> found =
        read(ids.subList(0, Math.min(look, ids.size()))).stream()
            .filter(v -> every || query.rank(v).isPresent())
            .toList();
    Map<VulnerabilityId, Standing> spoken = standings(found);
    List<Vulnerability> left =
        found.stream().filter(v -> stands(asked, Optional.ofNullable(spoken.get(v.id())))).toList();
    boolean cut = ids.size() > look;
    return new Found(
        left.subList(0, Math.min(most, left.size())),
        spoken,
        cut || left.size() > most,
        !whole && cut && left.size() <= most ? look : 0);
  }

  private static boolean stands(Asked asked, Optional<Standing> standing) {
    return switch (asked) {
      case Asked.Any any -> true;
      case Asked.Watched watched -> true;
      case Asked.Nothing nothing -> standing.isEmpty();
      case Asked.Stands stands -> standing.filter(s -> s.fate() == stands.fate()).isPresent();
    };
  }

  private List<Vulnerability> read(List<VulnerabilityId> ids) {
    var advisories = store.advisories(ids);
    var facts = store.enrichments(ids);
    return ids.stream()
        .filter(id -> !advisories.getOrDefault(id, List.of()).isEmpty())
        .map(
            id ->
                Correlator.join(
                    id, advisories.getOrDefault(id, List.of()), facts.getOrDefault(id, List.of())))
        .toList();
  }

  private Map<VulnerabilityId, Standing> standings(List<Vulnerability> all) {
    return store.standings().of(all.stream().map(Vulnerability::id).toList());
  }
}
