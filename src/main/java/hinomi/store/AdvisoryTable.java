package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.VulnerabilityId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The advisories of every source in their last revision. */
final class AdvisoryTable {
  private final String database;

  AdvisoryTable(String database) {
    this.database = database;
  }

  /**
   * Keeps a page of one source. An entry that stands in it twice counts once: the later one.
   *
   * @param beside what is kept besides
   */
  Store.Collected collect(Sql sql, String source, Collection<StoredAdvisory> page, Beside beside)
      throws SQLException {
    Map<String, StoredAdvisory> byId = new LinkedHashMap<>();
    page.forEach(entry -> byId.put(entry.id().value(), entry));
    return keep(sql, source, byId, false, beside);
  }

  /**
   * What is kept beside advisories.
   *
   * @param search where their words go
   * @param products takes the names of what is new or changed
   * @param marking which of them are reason for a decision
   */
  record Beside(SearchTable search, ProductTable.Page products, CoverTable.Marking marking) {}

  /** As {@link #collect}, but a revision that is later than an entry stays. */
  Store.Collected history(Sql sql, String source, Collection<StoredAdvisory> page, Beside beside)
      throws SQLException {
    Map<String, StoredAdvisory> byId = LinkedHashMap.newLinkedHashMap(page.size());
    page.forEach(entry -> byId.merge(entry.id().value(), entry, StoredAdvisory::later));
    return keep(sql, source, byId, true, beside);
  }

  private Store.Collected keep(
      Sql sql, String source, Map<String, StoredAdvisory> byId, boolean history, Beside beside)
      throws SQLException {
    Map<String, Known> known = known(sql, source, byId.keySet());
    List<StoredAdvisory> fresh = new ArrayList<>();
    List<StoredAdvisory> changed = new ArrayList<>();
    List<StoredAdvisory> touched = new ArrayList<>();
    byId.forEach(
        (id, entry) -> {
          Known before = known.get(id);
          if (before == null) {
            fresh.add(entry);
          } else if (history && before.updated() > Micros.of(entry.advisory().updated())) {
            return;
          } else if (!before.hash().equals(entry.hash())) {
            changed.add(entry);
          } else if (before.updated() != Micros.of(entry.advisory().updated())) {
            touched.add(entry);
          }
        });
    write(sql, fresh);
    write(sql, changed);
    sql.each(
        "UPDATE advisory SET updated = ? WHERE source = ? AND id = ?",
        touched,
        e -> new Object[] {e.advisory().updated(), source, e.id().value()});
    beside.products().read(advisories(fresh), advisories(changed));
    CoverTable.begin(sql, beside.search(), advisories(fresh), beside.marking());
    List<Advisory> whole = changed.stream().map(e -> merged(e, known)).toList();
    CoverTable.change(sql, beside.search(), source, whole, beside.marking());
    return new Store.Collected(
        fresh.size(), changed.size(), byId.size() - fresh.size() - changed.size());
  }

  private static List<Advisory> advisories(List<StoredAdvisory> entries) {
    return entries.stream().map(StoredAdvisory::advisory).toList();
  }

  private static void write(Sql sql, List<StoredAdvisory> entries) throws SQLException {
    sql.each(
        """
        INSERT INTO advisory (source, id, hash, published, updated, body, packed)
        VALUES (?, ?, ?, ?, ?, '', ?)
        ON CONFLICT (source, id) DO UPDATE SET
          hash = excluded.hash, published = excluded.published, updated = excluded.updated,
          body = excluded.body, packed = excluded.packed, detail_asked = NULL
        """,
        entries,
        e ->
            new Object[] {
              e.id().source(),
              e.id().value(),
              e.hash(),
              e.advisory().published(),
              e.advisory().updated(),
              e.packed()
            });
  }

  private static Advisory merged(StoredAdvisory entry, Map<String, Known> known) {
    Known before = known.get(entry.id().value());
    return before == null || before.detail() == null
        ? entry.advisory()
        : entry.advisory().withDetail(before.detail());
  }

  private record Known(String hash, long updated, @Nullable Advisory detail) {}

  private Map<String, Known> known(Sql sql, String source, Collection<String> ids)
      throws SQLException {
    Map<String, Known> known = new HashMap<>();
    sql.in(
        """
        SELECT id, hash, updated, detail, detail_packed FROM advisory
        WHERE source = ? AND id IN (:all)
        """,
        ids,
        row ->
            known.put(
                row.text(1),
                new Known(row.text(2), row.number(3), StoredAdvisory.part(database, row, 4, 5))),
        source);
    return known;
  }

  /** Every advisory, with details, that covers each of these; an empty list for those unknown. */
  Map<VulnerabilityId, List<Advisory>> covering(Sql sql, Collection<VulnerabilityId> ids)
      throws SQLException {
    return packed(sql, ids).read();
  }

  /** The same, to be unpacked and read elsewhere. */
  PackedAdvisories packed(Sql sql, Collection<VulnerabilityId> ids) throws SQLException {
    return PackedAdvisories.covering(sql, database, ids);
  }
}
