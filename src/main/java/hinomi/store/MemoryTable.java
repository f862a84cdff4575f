package hinomi.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Remembered words, the first sight of every watch, and the passes. */
final class MemoryTable {
  private MemoryTable() {}

  static Optional<String> recall(Sql sql, String name) throws SQLException {
    return sql.first("SELECT word FROM memory WHERE name = ?", row -> row.text(1), name);
  }

  static void remember(Sql sql, String name, String word) throws SQLException {
    sql.update(
        """
        INSERT INTO memory (name, word) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET word = excluded.word
        """,
        name,
        word);
  }

  private static Map<String, Instant> seen(Sql sql, Collection<String> fingerprints)
      throws SQLException {
    Map<String, Instant> seen = new HashMap<>();
    sql.in(
        "SELECT fingerprint, at FROM watch_seen WHERE fingerprint IN (:all)",
        fingerprints,
        row -> seen.put(row.text(1), row.moment(2)));
    return seen;
  }

  /** When each was first seen, noted as now where it is new. */
  static Map<String, Instant> seen(
      Database database, Collection<String> fingerprints, Instant now) {
    Map<String, Instant> seen = database.read(sql -> seen(sql, fingerprints));
    if (seen.keySet().containsAll(fingerprints)) {
      return seen;
    }
    return database.write(
        sql -> {
          see(sql, fingerprints, now);
          return seen(sql, fingerprints);
        });
  }

  private static void see(Sql sql, Collection<String> fingerprints, Instant now)
      throws SQLException {
    sql.each(
        """
        INSERT INTO watch_seen (fingerprint, at) VALUES (?, ?)
        ON CONFLICT (fingerprint) DO NOTHING
        """,
        new TreeSet<>(fingerprints),
        fingerprint -> new Object[] {fingerprint, now});
  }

  static void ran(Sql sql, Instant from, Instant to, String summary) throws SQLException {
    sql.update("INSERT INTO pass (started, ended, summary) VALUES (?, ?, ?)", from, to, summary);
  }
}
