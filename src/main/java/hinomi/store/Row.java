package hinomi.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of an answer, read by column number from 1. */
record Row(ResultSet from) {

  String text(int column) throws SQLException {
    String text = from.getString(column);
    return text == null ? "" : text;
  }

  Optional<String> optionalText(int column) throws SQLException {
    return Optional.ofNullable(from.getString(column));
  }

  byte @Nullable [] bytes(int column) throws SQLException {
    return from.getBytes(column);
  }

  long number(int column) throws SQLException {
    return from.getLong(column);
  }

  int small(int column) throws SQLException {
    return from.getInt(column);
  }

  boolean flag(int column) throws SQLException {
    return from.getInt(column) != 0;
  }

  Instant moment(int column) throws SQLException {
    return Micros.instant(from.getLong(column));
  }

  Optional<Instant> optionalMoment(int column) throws SQLException {
    long micros = from.getLong(column);
    return from.wasNull() ? Optional.empty() : Optional.of(Micros.instant(micros));
  }

  Optional<Long> optionalNumber(int column) throws SQLException {
    long number = from.getLong(column);
    return from.wasNull() ? Optional.empty() : Optional.of(number);
  }

  /** Does something with a row. */
  interface Taker {
    void take(Row row) throws SQLException;
  }

  /** Makes something of a row. */
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }
}
