package hinomi.store;

import java.sql.Connection;
import java.sql.SQLException;

/** All of it, or nothing. */
final class Transaction {
  private Transaction() {}

  static <T> T run(Connection connection, Database.Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean committed = false;
    try {
      T result = work.run(new Sql(connection));
      connection.commit();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        undo(connection);
      }
      connection.setAutoCommit(true);
    }
  }

  /** What broke the transaction is told; that it could not be undone as well adds nothing. */
  private static void undo(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      org.slf4j.LoggerFactory.getLogger(Transaction.class).debug("rollback", e);
    }
  }
}
