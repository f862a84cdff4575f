package hinomi.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir static Path shared;
  @TempDir Path folder;

  @BeforeAll
  static void makeTables() {
    SqlStore.open("jdbc:sqlite:empty.db", shared).close();
  }

  @Override
  Store open() {
    Path file = folder.resolve("hinomi.db");
    try {
      if (!Files.exists(file)) {
        Files.copy(shared.resolve("empty.db"), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SqlStore.open("jdbc:sqlite:hinomi.db", folder, CLOCK);
  }

  @Override
  String url() {
    return "jdbc:sqlite:" + folder.resolve("hinomi.db");
  }

  @Override
  Connection connection() throws SQLException {
    return DriverManager.getConnection(url());
  }
}
