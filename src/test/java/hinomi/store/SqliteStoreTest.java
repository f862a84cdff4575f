package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  Store open() {
    return SqlStore.open("jdbc:sqlite:hinomi.db", folder);
  }

  @Test
  void quick() {
    assertThat(collect(advisory("jvn", "JVN#1", "x", "CVE-2030-0001")))
        .isEqualTo(new Store.Collected(1, 0, 0));
    assertThat(store.advisories(store.undecided(NOW)))
        .isEqualTo(
            java.util.Map.of(
                id("CVE-2030-0001"),
                java.util.List.of(advisory("jvn", "JVN#1", "x", "CVE-2030-0001"))));
  }
}
