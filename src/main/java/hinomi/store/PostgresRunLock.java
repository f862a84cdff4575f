package hinomi.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The lock of a pass, or of what else one does at a time, as an advisory lock of the session, which
 * PostgreSQL frees when the connection ends; a row says when the pass began.
 */
final class PostgresRunLock {
  /** "HNMI": the first half of the number of a pass's lock; the schema's hash is the second. */
  static final int PASS = 0x484E4D49;

  /** "HNMT", for the chat. */
  static final int CHAT = 0x484E4D54;

  private final Database database;
  private final int number;
  private final DataSource connections;

  PostgresRunLock(Database database, DataSource connections, int number) {
    this.number = number;
    this.database = database;
    this.connections = connections;
  }

  Optional<Store.RunLock> take(Instant now) {
    try {
      Connection connection = connections.getConnection();
      boolean taken = false;
      try {
        Sql sql = new Sql(connection);
        taken =
            sql.count(
                    """
                    SELECT CASE WHEN pg_try_advisory_lock(?, hashtext(current_schema()))
                      THEN 1 ELSE 0 END
                    """,
                    number)
                == 1;
        if (!taken) {
          return Optional.empty();
        }
        sql.update(
            """
            INSERT INTO run_lock (name, since) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET since = excluded.since
            """,
            name(),
            now);
        return Optional.of(new Held(connection));
      } finally {
        if (!taken) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw Failures.of(database.name(), e);
    }
  }

  Optional<Instant> since() {
    return database.read(
        sql ->
            sql.first(
                """
                SELECT since FROM run_lock WHERE name = ? AND EXISTS (
                  SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                  WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()
                    AND l.classid::bigint = ? AND l.objsubid = 2
                    AND l.objid::bigint = (hashtext(current_schema())::bigint & 4294967295))
                """,
                row -> row.moment(1),
                name(),
                (long) number));
  }

  private String name() {
    return number == PASS ? "pass" : "chat";
  }

  private final class Held implements Store.RunLock {
    private final Connection connection;

    Held(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void close() {
      try (connection) {
        if (!connection.isClosed()) {
          new Sql(connection).list("SELECT pg_advisory_unlock_all()", row -> 0);
        }
      } catch (SQLException e) {
        throw Failures.of(database.name(), e);
      }
    }
  }
}
