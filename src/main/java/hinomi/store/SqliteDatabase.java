package hinomi.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One file, one connection, used by one thread at a time. */
final class SqliteDatabase implements Database {
  static final String PREFIX = "jdbc:sqlite:";

  private static final Map<String, String> DIALECT =
      Map.of(
          "identity",
          "INTEGER PRIMARY KEY AUTOINCREMENT",
          "compact",
          "WITHOUT ROWID",
          "bytes",
          "BLOB",
          "search_table",
          FtsIndex.TABLE,
          "search_support",
          FtsIndex.SUPPORT);
  private static final Sizes SIZES =
      new Sizes(
          "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
          "SELECT freelist_count * page_size FROM pragma_freelist_count(), pragma_page_size()",
          """
          SELECT CASE WHEN s.tbl_name LIKE 'search_index%' THEN 'search_index'
            ELSE coalesce(s.tbl_name, d.name) END, sum(d.pgsize)
          FROM dbstat('main', 1) d LEFT JOIN sqlite_schema s ON s.name = d.name
          GROUP BY 1 ORDER BY 2 DESC
          """);
  private static final String HISTORY =
      "SELECT count(*) FROM sqlite_master WHERE name = 'flyway_schema_history'";
  private static final int BUSY_MILLIS = 15_000;
  private static final int PAGE_BYTES = 16_384;
  private static final int CACHE_KIB = 32_768;

  /** Pages of 4 KiB; with SQLite's own 1,000 an import writes each page of an index many times. */
  private static final int CHECKPOINT_PAGES = 8000;

  private static final int OPEN_TRIES = 20;
  private static final Duration OPEN_PAUSE = Duration.ofMillis(100);

  /** A lock that was waited for longer than this is another program's for good. */
  private static final Duration WAITED = Duration.ofSeconds(2);

  private final ReentrantLock turn = new ReentrantLock();
  private final WordIndex words = new FtsIndex();
  private final Path file;
  private final FileLock runLock;
  private final FileLeases leases;
  private final SQLiteDataSource connections;
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
    file = file(url, base);
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new StoreException(Failures.message("no-folder", folder));
    }
    if (Files.isDirectory(file)) {
      throw new StoreException(Failures.message("is-folder", file));
    }
    runLock = new FileLock(Path.of(file + ".lock"));
    leases = new FileLeases(Path.of(file + ".sources.lock"));
    connections = new SQLiteDataSource(settings(question < 0 ? "" : rest.substring(question + 1)));
    connections.setUrl(PREFIX + file);
    connection = open();
  }

  /** The file that an address names. */
  static Path file(String url, Path base) {
    return base.resolve(url.substring(PREFIX.length()).replaceFirst("\\?.*", "")).toAbsolutePath();
  }

  /** Copies a database of either engine into a new file. Returns the copy's address. */
  static String copied(String jdbcUrl, Path base, Path file) {
    String url = PREFIX + file;
    if (jdbcUrl.startsWith(PostgresDatabase.PREFIX)) {
      try (PostgresDatabase original = new PostgresDatabase(jdbcUrl);
          SqliteDatabase copy = new SqliteDatabase(url, file)) {
        original.copyInto(copy);
      }
    } else {
      try (SqliteDatabase original = new SqliteDatabase(jdbcUrl, base)) {
        original.copyInto(file);
      }
    }
    return url;
  }

  /** Writes everything that is committed into a new file. */
  void copyInto(Path target) {
    turn.lock();
    try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, target.toString());
      copy.execute();
    } catch (SQLException e) {
      throw Failures.of(name(), e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public List<String> tables(Sql sql) throws SQLException {
    return sql.list(
        """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
          AND name NOT LIKE 'search%'
          AND name NOT IN ('flyway_schema_history', 'run_lock', 'scheduled_tasks')
        ORDER BY name
        """,
        row -> row.text(1));
  }

  @Override
  public <T> T snapshot(Work<T> work) {
    turn.lock();
    try {
      execute("BEGIN");
      try {
        return work.run(new Sql(connection));
      } finally {
        undo();
      }
    } catch (SQLException e) {
      throw Failures.of(name(), e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void vacuum() {
    turn.lock();
    try {
      execute("VACUUM");
      execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      throw Failures.of(name(), e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public List<String> integrity() {
    return read(sql -> sql.list("PRAGMA integrity_check(10)", row -> row.text(1))).stream()
        .filter(line -> !line.equals("ok"))
        .toList();
  }

  @Override
  public Sizes sizes() {
    return SIZES;
  }

  /** What is asked for in the URL, {@code busy_timeout=50&cache_size=…}, goes before ours. */
  private static SQLiteConfig settings(String asked) {
    SQLiteConfig ours = new SQLiteConfig();
    ours.setBusyTimeout(BUSY_MILLIS);
    ours.setPageSize(PAGE_BYTES);
    ours.setCacheSize(-CACHE_KIB);
    ours.setJournalMode(SQLiteConfig.JournalMode.WAL);
    ours.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    Properties all = ours.toProperties();
    for (String setting : asked.split("&")) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        all.setProperty(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    return new SQLiteConfig(all);
  }

  /**
   * Two programs that make the same tables may find each other's locks where SQLite does not wait:
   * when the file becomes a write-ahead one, and between two scripts. Then it is tried again.
   */
  private Connection open() {
    for (int left = OPEN_TRIES; ; left--) {
      long begun = System.nanoTime();
      StoreException failure;
      Connection opened = null;
      try {
        opened = connections.getConnection();
        try (Statement statement = opened.createStatement()) {
          statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        }
        new Schema(name(), connections, DIALECT).bringUpToDate(opened, HISTORY);
        return opened;
      } catch (SQLException e) {
        failure = Failures.of(name(), e);
      } catch (StoreException e) {
        failure = e;
      }
      close(opened);
      boolean waited = System.nanoTime() - begun > WAITED.toNanos();
      if (left == 0 || waited || !failure.message().key().equals("locked")) {
        throw failure;
      }
      LockSupport.parkNanos(OPEN_PAUSE.toNanos());
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

  /** In words of SQL, because the driver's own transactions lose count when one cannot begin. */
  @Override
  public <T> T write(Work<T> work) {
    turn.lock();
    try {
      execute("BEGIN IMMEDIATE");
      boolean done = false;
      try {
        T result = work.run(new Sql(connection));
        execute("COMMIT");
        done = true;
        return result;
      } finally {
        if (!done) {
          undo();
        }
      }
    } catch (SQLException e) {
      throw Failures.of(name(), e);
    } finally {
      turn.unlock();
    }
  }

  /** Some failures have undone the transaction already; what broke it is told, not this. */
  private void undo() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      LoggerFactory.getLogger(SqliteDatabase.class).debug("rollback", e);
    }
  }

  private void execute(String words) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(words);
    }
  }

  @Override
  public Optional<Store.RunLock> lock(Instant now) {
    return take(() -> runLock.take(now));
  }

  @Override
  public Optional<Store.RunLock> chatLock(Instant now) {
    return take(() -> new FileLock(Path.of(file + ".chat.lock")).take(now));
  }

  @Override
  public Optional<Store.RunLock> lease(String name) {
    return take(() -> leases.take(name));
  }

  @Override
  public Optional<Store.RunLock> leases() {
    return take(leases::takeAll);
  }

  private interface Taking {
    Optional<Store.RunLock> lock() throws IOException;
  }

  private Optional<Store.RunLock> take(Taking taking) {
    try {
      return taking.lock();
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

  /** Whoever writes is alone already. */
  @Override
  public void oneByOne(Sql sql) {}

  /** Connections of its own, so that a long transaction here does not stop the clock. */
  @Override
  public Scheduling scheduling() {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(connections);
    pool.setMaximumPoolSize(2);
    pool.setMinimumIdle(0);
    pool.setPoolName("schedule");
    return new Scheduling(new HikariDataSource(pool), false);
  }

  @Override
  public WordIndex words() {
    return words;
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

  private void close(@Nullable Connection opened) {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (SQLException e) {
      throw Failures.of(name(), e);
    }
  }
}
