package hinomi.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One file, one connection, used by one thread at a time. */
final class SqliteDatabase implements Database {
  static final String PREFIX = "jdbc:sqlite:";

  private static final Map<String, String> DIALECT =
      Map.of("identity", "INTEGER PRIMARY KEY AUTOINCREMENT", "compact", "WITHOUT ROWID");
  private static final String HISTORY =
      "SELECT count(*) FROM sqlite_master WHERE name = 'flyway_schema_history'";
  private static final int BUSY_MILLIS = 15_000;
  private static final int PAGE_BYTES = 16_384;
  private static final int CACHE_KIB = 32_768;

  private final ReentrantLock turn = new ReentrantLock();
  private final Path file;
  private final FileLock runLock;
  private final Connection connection;

  /**
   * Opens a database file, and makes it where there is none.
   *
   * @param url {@code jdbc:sqlite:FILE}, with settings of the driver after a question mark
   * @param base where a relative file name starts
   */
  SqliteDatabase(String url, Path base) {
    String rest = url.substring(PREFIX.length());
    int question = rest.indexOf('?');
    file = base.resolve(question < 0 ? rest : rest.substring(0, question)).toAbsolutePath();
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new StoreException(Failures.message("no-folder", folder));
    }
    if (Files.isDirectory(file)) {
      throw new StoreException(Failures.message("is-folder", file));
    }
    runLock = new FileLock(Path.of(file + ".lock"));
    SQLiteDataSource connections = new SQLiteDataSource(settings());
    connections.setUrl(PREFIX + file + (question < 0 ? "" : rest.substring(question)));
    connection = open(connections);
  }

  /** Writes everything that is committed into a new file. */
  void copyInto(Path target) {
    turn.lock();
    try (java.sql.PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, target.toString());
      copy.execute();
    } catch (SQLException e) {
      throw Failures.of(name(), e);
    } finally {
      turn.unlock();
    }
  }

  private static SQLiteConfig settings() {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setBusyTimeout(BUSY_MILLIS);
    settings.setPageSize(PAGE_BYTES);
    settings.setCacheSize(-CACHE_KIB);
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return settings;
  }

  private Connection open(SQLiteDataSource connections) {
    Connection opened = null;
    try {
      opened = connections.getConnection();
      new Schema(name(), connections, DIALECT).bringUpToDate(opened, HISTORY);
      return opened;
    } catch (SQLException e) {
      close(opened);
      throw Failures.of(name(), e);
    } catch (StoreException e) {
      close(opened);
      throw e;
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    turn.lock();
    try {
      return work.run(new Sql(connection));
    } catch (SQLException e) {
      throw Failures.of(name(), e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    turn.lock();
    try {
      return Transaction.run(connection, work);
    } catch (SQLException e) {
      throw Failures.of(name(), e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public Optional<Store.RunLock> lock(Instant now) {
    try {
      return runLock.take(now);
    } catch (IOException e) {
      throw new StoreException(Failures.message("read-only", file + ".lock"), e);
    }
  }

  @Override
  public Optional<Instant> runningSince() {
    try {
      return runLock.since();
    } catch (IOException e) {
      throw new StoreException(Failures.message("cannot-open", file + ".lock"), e);
    }
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public void close() {
    turn.lock();
    try {
      close(connection);
    } finally {
      turn.unlock();
    }
  }

  private void close(@org.jspecify.annotations.Nullable Connection opened) {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (SQLException e) {
      throw Failures.of(name(), e);
    }
  }
}
