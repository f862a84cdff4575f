package hinomi.store;

import hinomi.store.Store.RejectRow;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Entries that could not be read: the latest thousand of each source, each once. */
final class RejectTable {
  private static final int KEPT = 1000;

  private RejectTable() {}

  static void keep(Sql sql, Collection<RejectRow> rejects) throws SQLException {
    sql.each("DELETE FROM reject WHERE hash = ?", rejects, reject -> new Object[] {hash(reject)});
    sql.each(
        """
        INSERT INTO reject (source, hash, ref, reason, sample, at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (hash) DO NOTHING
        """,
        rejects,
        r -> new Object[] {r.source(), hash(r), r.ref(), r.reason(), r.sample(), r.at()});
    for (String source : new TreeSet<>(rejects.stream().map(RejectRow::source).toList())) {
      sql.update(
          """
          DELETE FROM reject WHERE source = ? AND id <= (
            SELECT id FROM reject WHERE source = ? ORDER BY id DESC LIMIT 1 OFFSET ?)
          """,
          source,
          source,
          KEPT);
    }
  }

  static List<RejectRow> latest(Sql sql, String source, int most) throws SQLException {
    return sql.list(
        """
        SELECT source, ref, reason, sample, at FROM reject WHERE source = ?
        ORDER BY id DESC LIMIT ?
        """,
        row -> new RejectRow(row.text(1), row.text(2), row.text(3), row.text(4), row.moment(5)),
        source,
        most);
  }

  private static String hash(RejectRow reject) {
    return StoredAdvisory.hash(reject.source() + "\n" + reject.ref() + "\n" + reject.reason());
  }
}
