package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine's store promises. Each test begins with an empty database. */
abstract class StoreContract
    implements CollectContract,
        FactsContract,
        HistoryContract,
        DecideContract,
        LeaseContract,
        OutboxContract,
        ClaimContract,
        MemoryContract,
        ProductContract,
        TicketLifeContract,
        SearchContract,
        AccountContract,
        UpkeepContract,
        FiguresContract,
        StandingsContract {
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private final List<Store> opened = new ArrayList<>();

  /** Opens the test's database; a second time what the first left behind is in it. */
  abstract Store open();

  abstract Connection connection() throws SQLException;

  @Override
  public abstract String url();

  @TempDir Path scratch;

  @Test
  void a_copy_holds_everything_and_changes_nothing() {
    collect(StoreCase.advisory("jvn", "JVN#1", "one", "CVE-2030-0001"));
    decide(StoreCase.file("CVE-2030-0001"));
    deliverFrom(7);
    store().remember("word", "kept");
    store().failed("cve", NOW, "HTTP 503");

    try (Store copy = SqlStore.copy(url(), scratch, scratch, CLOCK)) {
      assertThat(copy.undecided(NOW)).isEqualTo(store().undecided(NOW)).hasSize(1);
      assertThat(copy.advisories(copy.undecided(NOW)))
          .isEqualTo(store().advisories(store().undecided(NOW)));
      assertThat(copy.tickets()).isEqualTo(store().tickets()).hasSize(1);
      assertThat(copy.source("cve")).isEqualTo(store().source("cve"));
      copy.remember("word", "changed");
      copy.decide(
          new Store.Decided(
              List.of(), Map.of(), List.of(), List.of(StoreCase.file("CVE-2030-0002")), NOW));
      assertThat(copy.tickets()).hasSize(2);
    }
    assertThat(store().recall("word")).contains("kept");
    assertThat(store().tickets()).hasSize(1);
  }

  @BeforeEach
  final void openStore() {
    another();
  }

  @AfterEach
  final void closeStores() {
    opened.forEach(Store::close);
  }

  @Override
  public final Store store() {
    return opened.getFirst();
  }

  @Override
  public final Store another() {
    Store another = open();
    opened.add(another);
    return another;
  }

  @Override
  public final void meddle(String statement) {
    try (Connection connection = connection();
        Statement execution = connection.createStatement()) {
      execution.executeUpdate(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
