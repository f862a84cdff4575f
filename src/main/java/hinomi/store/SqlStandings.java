package hinomi.store;

import hinomi.advisory.VulnerabilityId;
import hinomi.ticket.Fate;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Standings in SQLite and PostgreSQL. */
final class SqlStandings implements Standings {
  private final Database database;

  SqlStandings(Database database) {
    this.database = database;
  }

  /** An entry of the ledger, as far as it matters here. */
  private record Entry(long number, String id, Fate fate, String watch, Instant at) {}

  @Override
  public Map<VulnerabilityId, Standing> of(Collection<VulnerabilityId> ids) {
    return database.read(sql -> of(sql, ids));
  }

  private static Map<VulnerabilityId, Standing> of(Sql sql, Collection<VulnerabilityId> ids)
      throws SQLException {
    List<String> names = ids.stream().map(VulnerabilityId::value).distinct().toList();
    Map<Long, Entry> entries = new TreeMap<>();
    sql.in(
        """
        SELECT id, vulnerability, fate, watch, at FROM ledger
        WHERE watch <> '' AND vulnerability IN (:all)
        """,
        names,
        row ->
            entries.put(
                row.number(1),
                new Entry(
                    row.number(1),
                    row.text(2),
                    Fate.valueOf(row.text(3)),
                    row.text(4),
                    row.moment(5))));
    Map<VulnerabilityId, Standing> all = new LinkedHashMap<>();
    entries
        .values()
        .forEach(e -> all.merge(new VulnerabilityId(e.id()), of(e), SqlStandings::then));
    Set<VulnerabilityId> filed = new TreeSet<>();
    sql.in(
        "SELECT DISTINCT vulnerability FROM ticket_member WHERE vulnerability IN (:all)",
        names,
        row -> filed.add(new VulnerabilityId(row.text(1))));
    for (VulnerabilityId id : filed) {
      Standing known = all.getOrDefault(id, new Standing(Fate.TICKET, List.of(), Instant.EPOCH));
      all.put(id, new Standing(Fate.TICKET, known.watches(), known.at()));
    }
    return all;
  }

  private static Standing of(Entry entry) {
    return new Standing(entry.fate(), List.of(entry.watch()), entry.at());
  }

  /** What holds after a later entry: those of one decision count together, the weightiest first. */
  private static Standing then(Standing before, Standing later) {
    if (!later.at().equals(before.at())) {
      return later;
    }
    Set<String> watches = new LinkedHashSet<>(before.watches());
    watches.addAll(later.watches());
    Fate fate = before.fate().compareTo(later.fate()) < 0 ? before.fate() : later.fate();
    return new Standing(fate, List.copyOf(watches), later.at());
  }

  @Override
  public List<VulnerabilityId> arrived(Instant from, Instant to, boolean concerned, int most) {
    return database.read(
        sql ->
            sql.list(
                "SELECT v.id FROM vulnerability v WHERE "
                    + SqlFigures.ARRIVED
                    + (concerned ? SqlFigures.CONCERNED : "")
                    + " ORDER BY v.arrived DESC, v.id DESC LIMIT ?",
                row -> new VulnerabilityId(row.text(1)),
                from,
                to,
                most));
  }

  @Override
  public List<VulnerabilityId> standing(Fate fate, int most) {
    return database.read(
        sql -> {
          Set<VulnerabilityId> ids = new LinkedHashSet<>();
          sql.list(
              fate == Fate.TICKET
                  ? """
                  SELECT vulnerability FROM ticket_member
                  ORDER BY ticket DESC, place, vulnerability LIMIT ?
                  """
                  : """
                  SELECT vulnerability FROM ledger WHERE fate = ? AND watch <> ''
                  ORDER BY id DESC LIMIT ?
                  """,
              row -> ids.add(new VulnerabilityId(row.text(1))),
              fate == Fate.TICKET ? new Object[] {2 * most} : new Object[] {fate.name(), 2 * most});
          Map<VulnerabilityId, Standing> now = of(sql, ids);
          return ids.stream()
              .filter(id -> now.containsKey(id) && now.get(id).fate() == fate)
              .limit(most)
              .toList();
        });
  }
}
