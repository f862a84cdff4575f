package hinomi.store;

import hinomi.advisory.Enrichment;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * EPSS estimates, apart from other facts because there is one for every CVE and nearly all of them
 * move every day. A row that says the same is not written anew: its day is the first on which it
 * said so.
 */
final class EpssTable {
  private static final double PARTS = 100_000;

  private record Line(String cve, int probability, int percentile, int day) {
    static Line of(String cve, Enrichment.Epss epss) {
      return new Line(
          cve,
          (int) Math.round(epss.probability() * PARTS),
          (int) Math.round(epss.percentile() * PARTS),
          (int) epss.day().toEpochDay());
    }

    Enrichment.Epss epss() {
      return new Enrichment.Epss(
          probability / PARTS, percentile / PARTS, LocalDate.ofEpochDay(day));
    }

    boolean says(Line other) {
      return probability == other.probability && percentile == other.percentile;
    }
  }

  private EpssTable() {}

  /**
   * Keeps estimates, and marks for a decision those vulnerabilities whose probability crossed a
   * bar, up or down; one that is met is crossed.
   *
   * @param bars probabilities, 0 to 1
   * @return how many are new or changed
   */
  static int keep(Sql sql, SortedMap<String, Enrichment.Epss> estimates, List<Double> bars)
      throws SQLException {
    Map<String, Line> before = lines(sql, estimates.keySet());
    List<Line> changed = new ArrayList<>();
    TreeSet<String> marked = new TreeSet<>();
    estimates.forEach(
        (cve, epss) -> {
          Line now = Line.of(cve, epss);
          Line old = before.get(cve);
          if (old == null || !old.says(now)) {
            changed.add(now);
            if (over(bars, old == null ? 0 : old.probability) != over(bars, now.probability)) {
              marked.add(cve);
            }
          }
        });
    sql.each(
        """
        INSERT INTO epss (cve, probability, percentile, day) VALUES (?, ?, ?, ?)
        ON CONFLICT (cve) DO UPDATE SET
          probability = excluded.probability, percentile = excluded.percentile, day = excluded.day
        """,
        changed,
        l -> new Object[] {l.cve, l.probability, l.percentile, l.day});
    VulnerabilityTable.markCovered(sql, marked);
    return changed.size();
  }

  private static long over(List<Double> bars, int probability) {
    return bars.stream().filter(bar -> probability / PARTS >= bar).count();
  }

  /** The estimates for those of these that have one. */
  static Map<String, Enrichment.Epss> of(Sql sql, Collection<String> ids) throws SQLException {
    Map<String, Enrichment.Epss> found = new HashMap<>();
    lines(sql, ids).forEach((cve, line) -> found.put(cve, line.epss()));
    return found;
  }

  private static Map<String, Line> lines(Sql sql, Collection<String> ids) throws SQLException {
    Map<String, Line> lines = HashMap.newHashMap(ids.size());
    sql.in(
        "SELECT cve, probability, percentile, day FROM epss WHERE cve IN (:all)",
        ids,
        row ->
            lines.put(
                row.text(1),
                new Line(
                    row.text(1), (int) row.number(2), (int) row.number(3), (int) row.number(4))));
    return lines;
  }
}
