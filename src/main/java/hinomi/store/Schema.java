package hinomi.store;

import hinomi.language.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables up to date. Looks first at the version that the database itself states, because
 * loading the migrations takes longer than a whole pass without news.
 */
final class Schema {
  /** The number of the newest script in {@code hinomi/store/migration}. */
  static final int NEWEST = 14;

  private static final int EMPTY = 0;
  private static final int TRIES = 20;
  private static final long PAUSE_MILLIS = 250;

  private final String database;
  private final DataSource connections;
  private final Map<String, String> dialect;

  /**
   * The schema of a database.
   *
   * @param database its name in messages
   * @param connections where to run the scripts
   * @param dialect what replaces the scripts' placeholders
   */
  Schema(String database, DataSource connections, Map<String, String> dialect) {
    this.database = database;
    this.connections = connections;
    this.dialect = dialect;
  }

  /**
   * Brings the tables up to date where they are not.
   *
   * @param connection to look at the version with
   * @param history says how many tables of the name {@code flyway_schema_history} there are
   */
  void bringUpToDate(Connection connection, String history) throws SQLException {
    int version = version(connection, history);
    if (version == EMPTY || version < NEWEST) {
      migrate(connection, history);
    } else if (version > NEWEST) {
      throw new StoreException(Failures.message("newer", database, version, NEWEST));
    }
  }

  private static int version(Connection connection, String history) throws SQLException {
    Sql sql = new Sql(connection);
    if (sql.count(history) == 0) {
      return EMPTY;
    }
    return sql.first(
            """
            SELECT version FROM flyway_schema_history
            WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1
            """,
            row -> Integer.parseInt(row.text(1)))
        .orElse(EMPTY);
  }

  /** Another process may be doing the same at this moment: then its work is waited for. */
  private void migrate(Connection connection, String history) throws SQLException {
    FlywayException failure = attempt();
    for (int i = 0; failure != null && !foreign(failure) && i < TRIES; i++) {
      pause();
      if (version(connection, history) >= NEWEST) {
        return;
      }
      failure = i == TRIES - 1 ? attempt() : failure;
    }
    if (failure != null) {
      throw inWords(failure);
    }
  }

  private @Nullable FlywayException attempt() {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(connections)
          .locations("classpath:hinomi/store/migration")
          .loggers("slf4j")
          .placeholders(dialect)
          .cleanDisabled(true)
          .load()
          .migrate();
      return null;
    } catch (FlywayException e) {
      return e;
    }
  }

  private StoreException inWords(FlywayException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        Message message = Failures.of(database, sql).message();
        if (!message.key().equals("failed")) {
          return new StoreException(message, failure);
        }
      }
    }
    return new StoreException(
        foreign(failure)
            ? Failures.message("foreign", database)
            : Failures.message("migration", database, Failures.words(failure)),
        failure);
  }

  private static boolean foreign(FlywayException failure) {
    return Failures.words(failure).contains("non-empty schema");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
