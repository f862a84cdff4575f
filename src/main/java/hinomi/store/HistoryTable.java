package hinomi.store;

import hinomi.advisory.Advisory;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** History: what was announced before anybody watched, brought in bulk and no news. */
final class HistoryTable {
  private final AdvisoryTable advisories;
  private final String database;

  HistoryTable(AdvisoryTable advisories, String database) {
    this.advisories = advisories;
    this.database = database;
  }

  /**
   * Keeps it; what the store has in a later revision stays.
   *
   * @param search where its words go
   * @param products takes the names of what is new or changed
   */
  Store.Collected keep(
      Sql sql, Store.History history, SearchTable search, ProductTable.Page products)
      throws SQLException {
    Map<String, List<StoredAdvisory>> entries = new TreeMap<>();
    Map<String, List<StoredAdvisory>> details = new TreeMap<>();
    for (Prepared page : history.pages()) {
      sort(page.entries(), entries);
      sort(page.details(), details);
    }
    AdvisoryTable.Beside beside =
        new AdvisoryTable.Beside(search, products, new News(history, hasTickets(sql)));
    int fresh = 0;
    int changed = 0;
    int all = history.pages().stream().mapToInt(Prepared::size).sum();
    for (Map.Entry<String, List<StoredAdvisory>> page : entries.entrySet()) {
      Store.Collected one = advisories.history(sql, page.getKey(), page.getValue(), beside);
      fresh += one.fresh();
      changed += one.changed();
    }
    for (Map.Entry<String, List<StoredAdvisory>> page : details.entrySet()) {
      Store.Collected one = details(sql, page.getKey(), page.getValue(), beside);
      fresh += one.fresh();
      changed += one.changed();
    }
    sql.each(
        """
        INSERT INTO bulk_mark (source, part, marks) VALUES (?, ?, ?)
        ON CONFLICT (source, part) DO UPDATE SET marks = excluded.marks
        """,
        history.marks().entrySet(),
        mark -> new Object[] {history.source(), mark.getKey(), mark.getValue()});
    return new Store.Collected(fresh, changed, all - fresh - changed);
  }

  static Map<String, String> marks(Sql sql, String source) throws SQLException {
    Map<String, String> marks = new TreeMap<>();
    sql.list(
        "SELECT part, marks FROM bulk_mark WHERE source = ?",
        row -> marks.put(row.text(1), row.text(2)) == null,
        source);
    return marks;
  }

  private static void sort(
      List<StoredAdvisory> entries, Map<String, List<StoredAdvisory>> bySource) {
    for (StoredAdvisory entry : entries) {
      bySource.computeIfAbsent(entry.id().source(), s -> new ArrayList<>()).add(entry);
    }
  }

  private static boolean hasTickets(Sql sql) throws SQLException {
    return sql.first("SELECT 1 FROM ticket_member LIMIT 1", row -> true).isPresent();
  }

  /** Details go beside the entry that they are of; where there is none they stand for it. */
  private Store.Collected details(
      Sql sql, String source, Collection<StoredAdvisory> page, AdvisoryTable.Beside beside)
      throws SQLException {
    Map<String, StoredAdvisory> byId = new LinkedHashMap<>();
    page.forEach(entry -> byId.merge(entry.id().value(), entry, StoredAdvisory::later));
    List<Advisory> changed = new ArrayList<>();
    List<StoredAdvisory> written = new ArrayList<>();
    Set<String> known = new HashSet<>();
    sql.in(
        """
        SELECT id, updated, body, packed, detail, detail_packed FROM advisory
        WHERE source = ? AND id IN (:all)
        """,
        byId.keySet(),
        row -> {
          StoredAdvisory detail = byId.get(row.text(1));
          known.add(row.text(1));
          if (detail == null || isThere(row, detail)) {
            return false;
          }
          written.add(detail);
          return changed.add(
              StoredAdvisory.read(database, row, 2, 3, 4).withDetail(detail.advisory()));
        },
        source);
    sql.each(
        """
        UPDATE advisory SET detail = NULL, detail_packed = ?, detail_asked = updated
        WHERE source = ? AND id = ?
        """,
        written,
        d -> new Object[] {Packing.pack(Json.bytes(d.advisory())), source, d.id().value()});
    beside.products().read(List.of(), changed);
    CoverTable.change(sql, beside.search(), source, changed, beside.marking());
    List<StoredAdvisory> alone =
        byId.values().stream().filter(d -> !known.contains(d.id().value())).toList();
    int fresh = advisories.history(sql, source, alone, beside).fresh();
    return new Store.Collected(fresh, changed.size(), page.size() - fresh - changed.size());
  }

  /** Whether a row has these details already, beside its entry or in its place. */
  private boolean isThere(Row row, StoredAdvisory detail) throws SQLException {
    Advisory entry = StoredAdvisory.part(database, row, 3, 4);
    Advisory before = StoredAdvisory.part(database, row, 5, 6);
    return (before != null && Arrays.equals(Json.bytes(before), Json.bytes(detail.advisory())))
        || (entry != null
            && Arrays.equals(Json.bytes(entry), StoredAdvisory.json(detail.advisory())));
  }

  /**
   * What of history is to be decided all the same: what is as young as what the watches make
   * tickets of, and what has a ticket, which is to stay true.
   */
  record News(Store.History history, boolean tickets) implements CoverTable.Marking {
    @Override
    public @Nullable Instant arrival() {
      return null;
    }

    @Override
    public boolean is(Advisory advisory) {
      return !advisory.published().isBefore(history.newsFrom())
          || (history.updates() && !advisory.updated().isBefore(history.newsFrom()));
    }

    @Override
    public Set<String> also(Sql sql, Collection<String> vulnerabilities) throws SQLException {
      return tickets
          ? new HashSet<>(
              sql.in(
                  "SELECT vulnerability FROM ticket_member WHERE vulnerability IN (:all)",
                  vulnerabilities,
                  row -> row.text(1)))
          : Set.of();
    }
  }
}
