package hinomi.store;

import hinomi.store.Store.SourceState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far each source has been read, and how it fares. */
final class SourceTable {
  private static final SourceState NEVER_ASKED =
      new SourceState(new TreeMap<>(), Optional.empty(), Optional.empty(), 0, Optional.empty(), "");

  private SourceTable() {}

  static SourceState state(Sql sql, String name) throws SQLException {
    return sql.first(
            """
            SELECT cursor_text, last_success, last_news, failures, failing_since, why
            FROM source_state WHERE name = ?
            """,
            row ->
                new SourceState(
                    CursorText.read(row.text(1)),
                    row.optionalMoment(2),
                    row.optionalMoment(3),
                    row.small(4),
                    row.optionalMoment(5),
                    row.text(6)),
            name)
        .orElse(NEVER_ASKED);
  }

  /**
   * Notes where a page ended.
   *
   * @param success when the source was read up to now, or null where there is more
   * @param news when it had something new, or null where it had not
   */
  static void answered(
      Sql sql,
      String name,
      SortedMap<String, String> cursor,
      @org.jspecify.annotations.Nullable Instant success,
      @org.jspecify.annotations.Nullable Instant news)
      throws SQLException {
    sql.update(
        """
        INSERT INTO source_state
          (name, cursor_text, last_success, last_news, failures, failing_since, why)
        VALUES (?, ?, ?, ?, 0, NULL, '')
        ON CONFLICT (name) DO UPDATE SET
          cursor_text = excluded.cursor_text,
          last_success = coalesce(excluded.last_success, source_state.last_success),
          last_news = coalesce(excluded.last_news, source_state.last_news),
          failures = 0, failing_since = NULL, why = ''
        """,
        name,
        CursorText.of(cursor),
        Micros.ofNullable(success),
        Micros.ofNullable(news));
  }

  static void failed(Sql sql, String name, Instant at, String why) throws SQLException {
    sql.update(
        """
        INSERT INTO source_state
          (name, cursor_text, last_success, last_news, failures, failing_since, why)
        VALUES (?, '', NULL, NULL, 1, ?, ?)
        ON CONFLICT (name) DO UPDATE SET
          failures = source_state.failures + 1,
          failing_since = coalesce(source_state.failing_since, excluded.failing_since),
          why = excluded.why
        """,
        name,
        at,
        why);
  }
}
