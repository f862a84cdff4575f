package hinomi.store;

import hinomi.advisory.Enrichment;
import hinomi.advisory.VulnerabilityId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Facts about vulnerabilities that come without a text; the newest of each kind. Those of EPSS are
 * {@link EpssTable}'s.
 */
final class EnrichmentTable {
  private record Fact(String vulnerability, String kind, String body) {}

  private final String database;

  EnrichmentTable(String database) {
    this.database = database;
  }

  /**
   * Keeps a page's facts, and marks for a decision those vulnerabilities to which they are news.
   *
   * @return how many are new, changed or dropped
   */
  int keep(Sql sql, Store.Harvest harvest) throws SQLException {
    Map<VulnerabilityId, List<Enrichment>> facts = new HashMap<>();
    SortedMap<String, Enrichment.Epss> estimates = new TreeMap<>();
    harvest
        .enrichments()
        .forEach(
            (id, values) -> {
              for (Enrichment value : values) {
                if (value instanceof Enrichment.Epss epss) {
                  estimates.put(id.value(), epss);
                } else {
                  facts.computeIfAbsent(id, i -> new ArrayList<>()).add(value);
                }
              }
            });
    return EpssTable.keep(sql, estimates, harvest.bars()) + keep(sql, facts, harvest.whole());
  }

  private int keep(Sql sql, Map<VulnerabilityId, List<Enrichment>> facts, boolean whole)
      throws SQLException {
    if (facts.isEmpty()) {
      return 0;
    }
    Map<VulnerabilityId, List<Enrichment>> before = others(sql, facts.keySet());
    List<Fact> changed = new ArrayList<>();
    TreeSet<String> marked = new TreeSet<>();
    facts.forEach(
        (id, values) -> {
          List<Enrichment> known = before.getOrDefault(id, List.of());
          for (Enrichment value : values) {
            if (!known.contains(value)) {
              changed.add(new Fact(id.value(), Json.name(value), Json.write(value)));
              marked.add(id.value());
            }
          }
        });
    sql.each(
        """
        INSERT INTO enrichment (vulnerability, kind, body) VALUES (?, ?, ?)
        ON CONFLICT (vulnerability, kind) DO UPDATE SET body = excluded.body
        """,
        changed,
        f -> new Object[] {f.vulnerability(), f.kind(), f.body()});
    List<String> dropped = whole ? dropOthers(sql, facts) : List.of();
    marked.addAll(dropped);
    VulnerabilityTable.markFacts(sql, marked);
    return changed.size() + dropped.size();
  }

  /** Drops the facts of these kinds that are not among these. */
  private static List<String> dropOthers(Sql sql, Map<VulnerabilityId, List<Enrichment>> facts)
      throws SQLException {
    Map<String, Set<String>> kept = new HashMap<>();
    facts.forEach(
        (id, values) ->
            values.forEach(
                value ->
                    kept.computeIfAbsent(Json.name(value), kind -> new HashSet<>())
                        .add(id.value())));
    List<String> dropped = new ArrayList<>();
    for (Map.Entry<String, Set<String>> kind : kept.entrySet()) {
      List<String> gone =
          sql
              .list(
                  "SELECT vulnerability FROM enrichment WHERE kind = ?",
                  row -> row.text(1),
                  kind.getKey())
              .stream()
              .filter(id -> !kind.getValue().contains(id))
              .toList();
      sql.each(
          "DELETE FROM enrichment WHERE vulnerability = ? AND kind = ?",
          gone,
          id -> new Object[] {id, kind.getKey()});
      dropped.addAll(gone);
    }
    return dropped;
  }

  /** The facts about each of these; an empty list for those of which nothing is known. */
  Map<VulnerabilityId, List<Enrichment>> of(Sql sql, Collection<VulnerabilityId> ids)
      throws SQLException {
    Map<VulnerabilityId, List<Enrichment>> found = others(sql, ids);
    Map<String, Enrichment.Epss> estimates =
        EpssTable.of(sql, found.keySet().stream().map(VulnerabilityId::value).toList());
    found.forEach(
        (id, list) -> {
          Enrichment.Epss epss = estimates.get(id.value());
          if (epss != null) {
            list.addFirst(epss);
          }
        });
    return found;
  }

  /** All but EPSS. */
  Map<VulnerabilityId, List<Enrichment>> others(Sql sql, Collection<VulnerabilityId> ids)
      throws SQLException {
    Map<VulnerabilityId, List<Enrichment>> found = new LinkedHashMap<>();
    ids.forEach(id -> found.put(id, new ArrayList<>()));
    sql.in(
        """
        SELECT vulnerability, body FROM enrichment
        WHERE vulnerability IN (:all) ORDER BY vulnerability, kind
        """,
        found.keySet().stream().map(VulnerabilityId::value).toList(),
        row -> {
          List<Enrichment> list = found.get(new VulnerabilityId(row.text(1)));
          return list != null && list.add(Json.read(database, row.text(2), Enrichment.class));
        });
    return found;
  }
}
