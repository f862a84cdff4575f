package hinomi.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every engine's store promises. Each test begins with an empty database. */
abstract class StoreContract
    implements CollectContract, DecideContract, OutboxContract, MemoryContract {
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private final List<Store> opened = new ArrayList<>();

  /** Opens the test's database; a second time what the first left behind is in it. */
  abstract Store open();

  abstract Connection connection() throws SQLException;

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
