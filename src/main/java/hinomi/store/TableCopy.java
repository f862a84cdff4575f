package hinomi.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies rows between tables of the same columns, some hundred at a time. */
final class TableCopy {
  private static final int ROWS = 500;

  private final Connection from;
  private final Database to;

  /**
   * A copy.
   *
   * @param from a connection without auto-commit, so that rows come bit by bit
   * @param to where the same tables are
   */
  TableCopy(Connection from, Database to) {
    this.from = from;
    this.to = to;
  }

  /** Adds every row of a table to the table of that name. */
  void copy(String table) throws SQLException {
    try (Statement statement = from.createStatement()) {
      statement.setFetchSize(ROWS);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
        int columns = rows.getMetaData().getColumnCount();
        String insert =
            "INSERT INTO %s VALUES (%s)"
                .formatted(table, String.join(",", Collections.nCopies(columns, "?")));
        List<@Nullable Object[]> page = new ArrayList<>();
        while (rows.next()) {
          page.add(values(rows, columns));
          if (page.size() == ROWS) {
            write(insert, page);
          }
        }
        write(insert, page);
      }
    }
  }

  private void write(String insert, List<@Nullable Object[]> page) {
    to.change(sql -> sql.each(insert, page, row -> row));
    page.clear();
  }

  private static @Nullable Object[] values(ResultSet row, int columns) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = row.getObject(i + 1);
    }
    return values;
  }
}
