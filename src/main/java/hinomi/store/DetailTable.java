package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was fetched of chosen advisories later; it stands beside their own text. */
final class DetailTable {
  private DetailTable() {}

  /** Keeps details and marks the vulnerabilities covered before and now. */
  static void keep(
      Sql sql, SearchTable search, String database, Collection<Advisory> details, Instant at)
      throws SQLException {
    for (Map.Entry<String, Map<String, Advisory>> source : bySource(details).entrySet()) {
      Map<String, Advisory> byId = source.getValue();
      List<Advisory> whole =
          sql.in(
              "SELECT id, updated, body, packed FROM advisory WHERE source = ? AND id IN (:all)",
              byId.keySet(),
              row ->
                  StoredAdvisory.read(database, row, 2, 3, 4)
                      .withDetail(byId.getOrDefault(row.text(1), EMPTY)),
              source.getKey());
      sql.each(
          """
          UPDATE advisory SET detail = NULL, detail_packed = ?, detail_asked = updated
          WHERE source = ? AND id = ?
          """,
          byId.values(),
          d -> new Object[] {Packing.pack(Json.bytes(d)), d.id().source(), d.id().value()});
      CoverTable.change(sql, search, source.getKey(), whole, new CoverTable.Marking.All(at));
    }
  }

  private static final Advisory EMPTY =
      Advisory.of(new AdvisoryId("-", "-"), Advisory.Kind.ITEM, Instant.EPOCH).build();

  static Set<AdvisoryId> notAskedFor(Sql sql, Collection<AdvisoryId> ids) throws SQLException {
    Set<AdvisoryId> found = new TreeSet<>();
    for (Map.Entry<String, List<String>> source : idsBySource(ids).entrySet()) {
      found.addAll(
          sql.in(
              """
              SELECT source, id FROM advisory
              WHERE (detail_asked IS NULL OR detail_asked <> updated)
                AND source = ? AND id IN (:all)
              """,
              source.getValue(),
              row -> new AdvisoryId(row.text(1), row.text(2)),
              source.getKey()));
    }
    return found;
  }

  static void askedFor(Sql sql, Collection<AdvisoryId> ids) throws SQLException {
    sql.each(
        "UPDATE advisory SET detail_asked = updated WHERE source = ? AND id = ?",
        ids,
        id -> new Object[] {id.source(), id.value()});
  }

  private static Map<String, Map<String, Advisory>> bySource(Collection<Advisory> advisories) {
    Map<String, Map<String, Advisory>> bySource = new TreeMap<>();
    for (Advisory a : advisories) {
      bySource.computeIfAbsent(a.id().source(), s -> new TreeMap<>()).put(a.id().value(), a);
    }
    return bySource;
  }

  private static Map<String, List<String>> idsBySource(Collection<AdvisoryId> ids) {
    Map<String, List<String>> bySource = new TreeMap<>();
    for (AdvisoryId id : new TreeSet<>(ids)) {
      bySource.computeIfAbsent(id.source(), s -> new java.util.ArrayList<>()).add(id.value());
    }
    return bySource;
  }
}
