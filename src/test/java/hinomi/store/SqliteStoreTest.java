package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.pipeline.Watcher;
import hinomi.pipeline.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
  public String url() {
    return "jdbc:sqlite:" + folder.resolve("hinomi.db");
  }

  @Override
  Connection connection() throws SQLException {
    return DriverManager.getConnection(url());
  }

  @Test
  void a_lost_index_of_words_keeps_nothing_from_being_collected() {
    meddle("DROP TABLE search_index");

    collect(StoreCase.advisory("cve", "CVE-2030-0001", "a title", "CVE-2030-0001"));

    assertThat(store().undecided(NOW)).hasSize(1);
    assertThat(store().search().waiting()).isEqualTo(1);
    assertThat(Words.bringUp(store(), Watcher.SILENT)).isEqualTo(1);

    store().upkeep().vacuum((what, done, total) -> {});
    assertThat(store().search().waiting()).isZero();
    assertThat(store().upkeep().check((what, done, total) -> {})).isEmpty();
  }
}
