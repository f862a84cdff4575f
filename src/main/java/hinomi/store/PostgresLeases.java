package hinomi.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Leases by name as advisory locks of one session, which PostgreSQL frees when the connection ends.
 * Who has any also shares a lock that whoever wants to be alone has to itself.
 */
final class PostgresLeases {
  /** "HNMS": the first half of the number of a lease; a hash of schema and name is the second. */
  private static final int NAMED = 0x484E4D53;

  /** "HNME", for everything. */
  private static final int EVERYTHING = 0x484E4D45;

  private final String database;
  private final DataSource connections;
  private final Set<String> held = new HashSet<>();
  private @Nullable Connection session;
  private boolean alone;

  PostgresLeases(String database, DataSource connections) {
    this.database = database;
    this.connections = connections;
  }

  /** Takes a name; empty while another one has it, or everything. */
  synchronized Optional<Store.RunLock> take(String name) {
    if (alone || held.contains(name)) {
      return Optional.empty();
    }
    return taken(
        session ->
            (!held.isEmpty() || tried("pg_try_advisory_lock_shared", session, EVERYTHING, ""))
                && tried("pg_try_advisory_lock", session, NAMED, name)
                && held.add(name),
        () -> free(name));
  }

  /** Takes everything; empty while another one has anything. */
  synchronized Optional<Store.RunLock> takeAll() {
    if (alone || !held.isEmpty()) {
      return Optional.empty();
    }
    return taken(
        session -> {
          alone = tried("pg_try_advisory_lock", session, EVERYTHING, "");
          return alone;
        },
        () -> free(""));
  }

  private interface Trial {
    boolean on(Sql sql) throws SQLException;
  }

  private Optional<Store.RunLock> taken(Trial trial, Store.RunLock lease) {
    try {
      if (session == null) {
        session = connections.getConnection();
      }
      return trial.on(new Sql(session)) ? Optional.of(lease) : Optional.empty();
    } catch (SQLException e) {
      throw Failures.of(database, e);
    } finally {
      tidy();
    }
  }

  private static boolean tried(String how, Sql sql, int number, String name) throws SQLException {
    return sql.count(
            "SELECT CASE WHEN "
                + how
                + "(?, hashtext(current_schema() || '/' || ?)) THEN 1 ELSE 0 END",
            number,
            name)
        == 1;
  }

  private synchronized void free(String name) {
    boolean had = name.isEmpty() ? alone : held.remove(name);
    if (!had) {
      return;
    }
    alone = false;
    try {
      if (session != null && !held.isEmpty()) {
        new Sql(session)
            .list(
                "SELECT pg_advisory_unlock(?, hashtext(current_schema() || '/' || ?))",
                row -> 0,
                NAMED,
                name);
      }
    } catch (SQLException e) {
      throw Failures.of(database, e);
    } finally {
      tidy();
    }
  }

  /** Gives the session back where nothing is held. */
  private void tidy() {
    Connection last = session;
    if (last == null || alone || !held.isEmpty()) {
      return;
    }
    session = null;
    try (last) {
      new Sql(last).list("SELECT pg_advisory_unlock_all()", row -> 0);
    } catch (SQLException e) {
      // A session that is broken has no locks.
      org.slf4j.LoggerFactory.getLogger(PostgresLeases.class).debug("leases", e);
    }
  }
}
