package hinomi.store;

import hinomi.ticket.DigestLine;
import hinomi.ticket.TicketKey;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What no digest has listed yet. */
final class DigestTable {
  private DigestTable() {}

  /** Adds lines; what waits to be listed already is listed as it is now. */
  static void add(Sql sql, List<DigestLine> lines) throws SQLException {
    sql.each(
        """
        INSERT INTO digest_line (destination, vulnerability, body, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (destination, vulnerability) DO UPDATE SET body = excluded.body
        """,
        lines,
        line -> new Object[] {line.destination(), line.id().value(), Json.write(line), line.at()});
  }

  static List<DigestLine> all(Sql sql, String database) throws SQLException {
    return sql.list(
        "SELECT body FROM digest_line ORDER BY at, destination, vulnerability",
        row -> Json.read(database, row.text(1), DigestLine.class));
  }

  static void remove(Sql sql, Collection<DigestLine> lines) throws SQLException {
    sql.each(
        "DELETE FROM digest_line WHERE destination = ? AND vulnerability = ?",
        lines,
        line -> new Object[] {line.destination(), line.id().value()});
  }

  /** Removes what is in a ticket now. */
  static void remove(Sql sql, Set<TicketKey> ticketed) throws SQLException {
    sql.each(
        """
        DELETE FROM digest_line WHERE EXISTS (
          SELECT 1 FROM ticket_member m JOIN ticket t ON t.id = m.ticket
          WHERE m.ticket_key = ? AND m.vulnerability = digest_line.vulnerability
            AND t.destination = digest_line.destination)
        """,
        ticketed.stream().sorted().toList(),
        key -> new Object[] {key.value()});
  }
}
