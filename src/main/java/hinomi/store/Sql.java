package hinomi.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection. Arguments are text, numbers, moments, flags, bytes and null; text
 * is made plain on the way. Written for starting quickly: no reflection, nothing looked up by name.
 */
final class Sql {
  /** Text that is plain already, as JSON is. */
  record Plain(String text) {}

  /** How many values one {@code IN} takes; shorter lists repeat a value, so that texts recur. */
  private static final int[] LIST_SIZES = {1, 8, 64, 500};

  private static final int STREAMED = 500;

  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  <T> List<T> list(String sql, Row.Reader<T> reader, @Nullable Object... args) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, args);
      return read(statement, reader, new ArrayList<>());
    }
  }

  /** Reads rows one by one, however many there are; in a transaction of its own. */
  void stream(String sql, Row.Taker taker) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(STREAMED);
      try (ResultSet answer = statement.executeQuery()) {
        Row row = new Row(answer);
        while (answer.next()) {
          taker.take(row);
        }
      }
    }
  }

  <T> Optional<T> first(String sql, Row.Reader<T> reader, @Nullable Object... args)
      throws SQLException {
    return list(sql, reader, args).stream().findFirst();
  }

  long count(String sql, @Nullable Object... args) throws SQLException {
    return first(sql, row -> row.number(1), args).orElse(0L);
  }

  int update(String sql, @Nullable Object... args) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, args);
      return statement.executeUpdate();
    }
  }

  /** Runs a statement once for each item. */
  <T> void each(String sql, Collection<T> items, Function<T, @Nullable Object[]> args)
      throws SQLException {
    if (items.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T item : items) {
        bind(statement, args.apply(item));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * Asks for many values, some hundred at a time.
   *
   * @param sql with {@code (:all)} where the values go, after all other arguments
   */
  <T> List<T> in(
      String sql, Collection<String> values, Row.Reader<T> reader, @Nullable Object... args)
      throws SQLException {
    List<T> all = new ArrayList<>();
    Iterator<String> rest = values.iterator();
    int left = values.size();
    while (left > 0) {
      int size = listSize(left);
      String text =
          sql.replace("(:all)", "(" + String.join(",", Collections.nCopies(size, "?")) + ")");
      try (PreparedStatement statement = connection.prepareStatement(text)) {
        bind(statement, args);
        String value = "";
        for (int i = 0; i < size; i++) {
          value = rest.hasNext() ? PlainText.of(rest.next()) : value;
          statement.setString(args.length + 1 + i, value);
        }
        read(statement, reader, all);
      }
      left -= size;
    }
    return all;
  }

  /** The same with numbers. */
  <T> List<T> inNumbers(String sql, Collection<Long> values, Row.Reader<T> reader)
      throws SQLException {
    String all = values.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
    return values.isEmpty() ? List.of() : list(sql.replace("(:all)", all), reader);
  }

  private static int listSize(int left) {
    for (int size : LIST_SIZES) {
      if (left <= size) {
        return size;
      }
    }
    return LIST_SIZES[LIST_SIZES.length - 1];
  }

  private static <T> List<T> read(PreparedStatement statement, Row.Reader<T> reader, List<T> into)
      throws SQLException {
    try (ResultSet answer = statement.executeQuery()) {
      Row row = new Row(answer);
      while (answer.next()) {
        into.add(reader.read(row));
      }
    }
    return into;
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] args)
      throws SQLException {
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case null -> statement.setObject(i + 1, null);
        case String text -> statement.setString(i + 1, PlainText.of(text));
        case Plain(String text) -> statement.setString(i + 1, text);
        case Instant moment -> statement.setLong(i + 1, Micros.of(moment));
        case Boolean flag -> statement.setInt(i + 1, flag ? 1 : 0);
        case Integer number -> statement.setInt(i + 1, number);
        case Long number -> statement.setLong(i + 1, number);
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        default ->
            throw new IllegalArgumentException("no column holds a " + args[i].getClass().getName());
      }
    }
  }
}
