package hinomi.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/**
 * Where a daemon keeps its timetable: the table {@code scheduled_tasks}, which the migrations make
 * in the form that db-scheduler wants.
 *
 * @param connections to that table's database
 * @param shared whether several processes may have one timetable
 */
public record Scheduling(DataSource connections, boolean shared) implements AutoCloseable {

  /** Ends connections that serve the timetable alone; those of a server are the store's. */
  @Override
  public void close() {
    if (!shared && connections instanceof HikariDataSource own) {
      own.close();
    }
  }
}
