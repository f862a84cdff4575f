package hinomi.pipeline.records;

import hinomi.advisory.Advisory;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.watch.Grouping;
import hinomi.watch.Unscored;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What watches would have filed in a past period, by what they say of its vulnerabilities. Pure.
 */
public final class Backtest {
  /** The bars of CVSS that are tried. */
  private static final List<Double> BARS = List.of(4.0, 7.0, 9.0);

  private Backtest() {}

  /**
   * What a watch said of a vulnerability.
   *
   * @param published when its source published it
   * @param score its base score, or null while unscored
   */
  public record Hit(String id, Instant published, Verdict verdict, @Nullable Double score) {

    /** Of each vulnerability that this one's advisories cover. */
    public static List<Hit> of(Vulnerability vulnerability, Verdict verdict) {
      SortedSet<String> ids = new TreeSet<>();
      for (Advisory advisory : vulnerability.advisories()) {
        advisory.cves().forEach(cve -> ids.add(VulnerabilityId.of(cve).value()));
      }
      boolean itself = vulnerability.id().isCve() || ids.isEmpty();
      return (itself ? List.of(vulnerability.id().value()) : List.copyOf(ids))
          .stream()
              .map(
                  id ->
                      new Hit(
                          id,
                          vulnerability.published(),
                          verdict,
                          vulnerability.score().map(Score::base).orElse(null)))
              .toList();
    }
  }

  /**
   * What came of it.
   *
   * @param matched vulnerabilities that are sure enough for a ticket and pass the conditions
   * @param tickets how many tickets these make
   * @param weeks tickets by the Monday of their week, weeks without any among them
   * @param watches the loudest first
   * @param dropped vulnerabilities by the rule that kept them from a ticket
   * @param withBar tickets that a {@code min-cvss} of at least so much would have left
   * @param ids of all that are in tickets
   */
  public record Result(
      LocalDate from,
      LocalDate to,
      int matched,
      int tickets,
      SortedMap<LocalDate, Integer> weeks,
      List<Loud> watches,
      SortedMap<String, Integer> dropped,
      SortedMap<Double, Integer> withBar,
      SortedSet<String> ids) {}

  /** What one watch brought. */
  public record Loud(String watch, int matched, int tickets) {}

  /**
   * Counts.
   *
   * @param hits in the order of the watches; of several about one vulnerability and watch the last
   *     counts
   * @param from the first moment
   * @param to the end
   * @param zone in which weeks begin
   */
  public static Result of(Collection<Hit> hits, Instant from, Instant to, ZoneId zone) {
    Map<String, Map<String, Hit>> byId = new TreeMap<>();
    for (Hit hit : hits) {
      if (!hit.published().isBefore(from) && hit.published().isBefore(to)) {
        byId.computeIfAbsent(hit.id(), id -> new LinkedHashMap<>())
            .put(hit.verdict().watch().name(), hit);
      }
    }
    SortedMap<String, Integer> dropped = new TreeMap<>();
    List<Passing> passing = new ArrayList<>();
    byId.forEach(
        (id, verdicts) -> {
          List<Hit> through = verdicts.values().stream().filter(h -> rule(h) == null).toList();
          if (through.isEmpty()) {
            verdicts.values().stream()
                .map(Backtest::rule)
                .distinct()
                .forEach(rule -> dropped.merge(String.valueOf(rule), 1, Integer::sum));
          } else {
            passing.add(new Passing(through.getFirst(), names(through)));
          }
        });
    List<Ticket> tickets = tickets(passing);
    SortedMap<Double, Integer> withBar = new TreeMap<>();
    for (double bar : BARS) {
      withBar.put(
          bar,
          tickets(passing.stream().filter(p -> reaches(p.hit().score(), bar)).toList()).size());
    }
    SortedSet<String> ids = new TreeSet<>();
    passing.forEach(p -> ids.add(p.hit().id()));
    LocalDate first = LocalDate.ofInstant(from, zone);
    LocalDate last = LocalDate.ofInstant(to.minusMillis(1), zone);
    return new Result(
        first,
        last,
        passing.size(),
        tickets.size(),
        weeks(tickets, first, last, zone),
        loudest(passing, tickets),
        dropped,
        withBar,
        ids);
  }

  /** A vulnerability that becomes a ticket, and the watches that want it. */
  private record Passing(Hit hit, List<String> watches) {}

  private record Ticket(Instant opened, String watch) {}

  private static List<String> names(List<Hit> hits) {
    return hits.stream().map(h -> h.verdict().watch().name()).toList();
  }

  private static boolean reaches(@Nullable Double score, double bar) {
    return score == null || score >= bar;
  }

  /** The rule that keeps it from a ticket, or null. */
  private static @Nullable String rule(Hit hit) {
    return switch (hit.verdict()) {
      case Verdict.Excluded excluded -> excluded.rule();
      case Verdict.Matched matched -> {
        Watch watch = matched.watch();
        Double minimum = watch.minimum();
        if (!matched.reaches(matched.best())) {
          yield "mention";
        }
        if (hit.score() == null) {
          Unscored.Way way = watch.unscored().way();
          yield way == Unscored.Way.DROP || way == Unscored.Way.DIGEST ? "unscored" : null;
        }
        yield minimum != null && hit.score() < minimum ? "min-cvss" : null;
      }
    };
  }

  private static List<Ticket> tickets(List<Passing> passing) {
    Map<String, Instant> open = new HashMap<>();
    List<Ticket> tickets = new ArrayList<>();
    for (Passing p :
        passing.stream().sorted(Comparator.comparing(x -> x.hit().published())).toList()) {
      Hit hit = p.hit();
      if (!(hit.verdict() instanceof Verdict.Matched matched)) {
        continue;
      }
      Grouping group = matched.watch().policy().group();
      String key =
          matched.watch().name() + "\n" + matched.best().subject().toLowerCase(Locale.ROOT);
      Instant opened = open.get(key);
      boolean joins =
          group.by() == Grouping.By.PRODUCT
              && opened != null
              && hit.published().isBefore(opened.plus(group.within()));
      if (!joins) {
        open.put(key, hit.published());
        tickets.add(new Ticket(hit.published(), matched.watch().name()));
      }
    }
    return tickets;
  }

  private static SortedMap<LocalDate, Integer> weeks(
      List<Ticket> tickets, LocalDate from, LocalDate to, ZoneId zone) {
    SortedMap<LocalDate, Integer> weeks = new TreeMap<>();
    for (LocalDate at = monday(from); !at.isAfter(to); at = at.plusWeeks(1)) {
      weeks.put(at, 0);
    }
    tickets.forEach(
        t -> weeks.merge(monday(LocalDate.ofInstant(t.opened(), zone)), 1, Integer::sum));
    return weeks;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static List<Loud> loudest(List<Passing> passing, List<Ticket> tickets) {
    Map<String, Integer> matched = new HashMap<>();
    passing.forEach(p -> p.watches().forEach(w -> matched.merge(w, 1, Integer::sum)));
    Map<String, Integer> filed = new HashMap<>();
    tickets.forEach(t -> filed.merge(t.watch(), 1, Integer::sum));
    return matched.entrySet().stream()
        .map(e -> new Loud(e.getKey(), e.getValue(), filed.getOrDefault(e.getKey(), 0)))
        .sorted(
            Comparator.comparingInt(Loud::tickets)
                .thenComparingInt(Loud::matched)
                .reversed()
                .thenComparing(Loud::watch))
        .toList();
  }
}
