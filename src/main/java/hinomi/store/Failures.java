package hinomi.store;

import hinomi.language.Message;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What an engine's failure means to the operator. */
final class Failures {
  private Failures() {}

  /**
   * A failure in words.
   *
   * @param database its name in messages
   */
  static StoreException of(String database, SQLException failure) {
    return failure instanceof SQLiteException sqlite
        ? new StoreException(sqlite(database, sqlite), failure)
        : new StoreException(postgres(database, failure), failure);
  }

  /** Codes as in "Result and Error Codes" of SQLite's documentation; the low byte is the kind. */
  private static Message sqlite(String database, SQLiteException failure) {
    SQLiteErrorCode kind = SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff);
    return switch (kind) {
      case SQLITE_BUSY, SQLITE_LOCKED -> message("locked", database);
      case SQLITE_READONLY, SQLITE_PERM -> message("read-only", database);
      case SQLITE_CANTOPEN, SQLITE_AUTH -> message("cannot-open", database);
      case SQLITE_FULL -> message("disk-full", database);
      case SQLITE_NOTADB -> message("not-a-database", database);
      case SQLITE_CORRUPT -> message("corrupt", database);
      case SQLITE_IOERR -> message("io", database, failure.getResultCode().name());
      default -> message("failed", database, words(failure));
    };
  }

  /** States as in appendix A, "PostgreSQL Error Codes". */
  private static Message postgres(String database, SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "28P01", "28000", "08004" -> message("password", database);
      case "3D000" -> message("no-database", database);
      case "53300" -> message("too-many-connections", database);
      case "53100" -> message("disk-full", database);
      case "42501" -> message("permission", database, words(failure));
      case "40001", "40P01", "55P03" -> message("locked", database);
      case "25006" -> message("read-only", database);
      default ->
          state.startsWith("08") || state.startsWith("57P")
              ? message("unreachable", database, words(failure))
              : message("failed", database, words(failure));
    };
  }

  /** Whether trying the whole transaction again is what the engine asks for. */
  static boolean passing(SQLException failure) {
    return "40001".equals(failure.getSQLState()) || "40P01".equals(failure.getSQLState());
  }

  /** Whether PostgreSQL found its own files damaged (class XX), or missing (class 58). */
  static boolean damage(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return state.startsWith("XX") || state.startsWith("58");
  }

  /** The first line of what the engine says; the rest may quote rows. */
  static String words(Throwable failure) {
    String text = failure.getMessage();
    return text == null ? failure.getClass().getSimpleName() : text.lines().findFirst().orElse("");
  }

  static Message message(String key, Object... args) {
    return Message.of("store", key, args);
  }
}
