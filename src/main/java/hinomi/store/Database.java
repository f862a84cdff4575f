package hinomi.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An engine with its connections. Failures are {@link StoreException}s. */
sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {

  /** Asks something that changes nothing. */
  <T> T read(Work<T> work);

  /** Does something in one transaction: all of it, or nothing where it throws. */
  <T> T write(Work<T> work);

  /** See {@link Store#lock()}. */
  Optional<Store.RunLock> lock(Instant now);

  /** See {@link Store#chatLock()}. */
  Optional<Store.RunLock> chatLock(Instant now);

  /** See {@link Leases#source}. */
  Optional<Store.RunLock> lease(String name);

  /** Takes every lease; empty while another one has any. */
  Optional<Store.RunLock> leases();

  /** See {@link Store#runningSince()}. */
  Optional<Instant> runningSince();

  /** Asks much that changes nothing, as it is at one moment. */
  <T> T snapshot(Work<T> work);

  /** Gives unused space back. */
  void vacuum();

  /** What the engine itself finds damaged; empty where all is well. */
  List<String> integrity();

  /** The names of our tables, but for the index of words and locks. */
  List<String> tables(Sql sql) throws SQLException;

  /** How it tells sizes. */
  Sizes sizes();

  /**
   * Statements that tell sizes in bytes.
   *
   * @param parts tables with their indexes, the largest first
   */
  record Sizes(String bytes, String unused, String parts) {}

  /** The index of words. */
  WordIndex words();

  /** What it is called in messages: without user and password. */
  String name();

  @Override
  void close();

  /** Something that changes the database. */
  interface Change {
    void run(Sql sql) throws SQLException;
  }

  /** Something done with a connection. */
  interface Work<T> {
    T run(Sql sql) throws SQLException;
  }

  /** Within a transaction: waits until no other claims actions, and keeps others waiting. */
  void oneByOne(Sql sql) throws SQLException;

  /** See {@link Store#scheduling()}. */
  Scheduling scheduling();

  /** Does something in one transaction that has no answer. */
  default void change(Change change) {
    write(
        sql -> {
          change.run(sql);
          return true;
        });
  }
}
