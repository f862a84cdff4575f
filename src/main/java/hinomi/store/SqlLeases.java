package hinomi.store;

import hinomi.store.Store.RunLock;
import java.time.InstantSource;
import java.util.Optional;

/** Leases in SQLite and PostgreSQL. */
final class SqlLeases implements Leases {
  private final Database database;
  private final InstantSource clock;

  SqlLeases(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<RunLock> source(String name) {
    return database.lease(name);
  }

  @Override
  public Optional<RunLock> alone() {
    Optional<RunLock> pass = database.lock(clock.instant());
    if (pass.isEmpty()) {
      return pass;
    }
    Optional<RunLock> sources = Optional.empty();
    try {
      sources = database.leases();
    } finally {
      if (sources.isEmpty()) {
        pass.get().close();
      }
    }
    return sources.map(
        all ->
            () -> {
              all.close();
              pass.get().close();
            });
  }
}
