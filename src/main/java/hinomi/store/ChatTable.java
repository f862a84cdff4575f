package hinomi.store;

import hinomi.store.LifeStore.ChatRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Lines for the chat. */
final class ChatTable {
  private static final int MOST = 50;

  private ChatTable() {}

  static void add(Sql sql, List<String> lines, Instant at) throws SQLException {
    sql.each(
        "INSERT INTO chat (line, planned, due, attempts) VALUES (?, ?, ?, 0)",
        lines,
        line -> new Object[] {line, at, at});
  }

  static List<ChatRow> due(Sql sql, Instant now) throws SQLException {
    return sql.list(
        """
        SELECT id, line, attempts, planned FROM chat WHERE done IS NULL AND due <= ?
        ORDER BY id LIMIT ?
        """,
        row -> new ChatRow(row.number(1), row.text(2), row.small(3), row.moment(4)),
        now,
        MOST);
  }

  static void posted(Sql sql, long id, Instant at) throws SQLException {
    sql.update("UPDATE chat SET done = ? WHERE id = ?", at, id);
  }

  static void later(Sql sql, long id, Instant due) throws SQLException {
    sql.update("UPDATE chat SET due = ?, attempts = attempts + 1 WHERE id = ?", due, id);
  }
}
