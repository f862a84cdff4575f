package hinomi.store;

import hinomi.advisory.Enrichment;
import hinomi.advisory.VulnerabilityId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Facts about vulnerabilities that come without a text; the newest of each kind. */
final class EnrichmentTable {
  private record Fact(String vulnerability, String kind, String body, Enrichment value) {}

  private EnrichmentTable() {}

  /** Keeps facts, and marks for a decision those vulnerabilities to which they are news. */
  static void keep(Sql sql, String database, Map<VulnerabilityId, List<Enrichment>> facts)
      throws SQLException {
    Map<VulnerabilityId, List<Enrichment>> before = of(sql, database, facts.keySet());
    List<Fact> changed = new ArrayList<>();
    TreeSet<String> marked = new TreeSet<>();
    facts.forEach(
        (id, values) -> {
          Map<String, Enrichment> known = new HashMap<>();
          before.getOrDefault(id, List.of()).forEach(e -> known.put(Json.name(e), e));
          for (Enrichment value : values) {
            Enrichment old = known.get(Json.name(value));
            if (!value.equals(old)) {
              changed.add(new Fact(id.value(), Json.name(value), Json.write(value), value));
            }
            if (old == null || news(old, value)) {
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
    VulnerabilityTable.markCovered(sql, marked);
  }

  /** EPSS moves a little every day; only another whole per cent is news. */
  private static boolean news(Enrichment before, Enrichment now) {
    if (before instanceof Enrichment.Epss a && now instanceof Enrichment.Epss b) {
      return Math.floor(a.probability() * 100) != Math.floor(b.probability() * 100);
    }
    return !before.equals(now);
  }

  static Map<VulnerabilityId, List<Enrichment>> of(
      Sql sql, String database, Collection<VulnerabilityId> ids) throws SQLException {
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
