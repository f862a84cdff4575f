package hinomi.store;

import hinomi.search.Lookup;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * PostgreSQL's {@code tsvector} without places, in a GIN index ("Full Text Search" in its
 * documentation). A number is a second and a number that goes round, so that two writers need not
 * wait for each other.
 */
final class GinIndex implements WordIndex {
  static final String TABLE =
      "CREATE TABLE search_index (doc BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);"
          + " CREATE INDEX search_index_words ON search_index USING gin (words)";
  static final String SUPPORT = "CREATE SEQUENCE search_number MINVALUE 0 MAXVALUE 1048575 CYCLE";

  private static final long PLACES = 1L << 20;
  private static final long LAST_SECOND = 1L << 36;

  @Override
  public List<Long> numbers(Sql sql, List<Instant> published) throws SQLException {
    List<Long> places =
        sql.list(
            "SELECT nextval('search_number') FROM generate_series(1, ?)",
            row -> row.number(1),
            published.size());
    List<Long> numbers = new ArrayList<>(published.size());
    for (int i = 0; i < published.size(); i++) {
      numbers.add(least(published.get(i)) + places.get(i));
    }
    return numbers;
  }

  @Override
  public long least(Instant published) {
    return Math.clamp(published.getEpochSecond(), 0, LAST_SECOND) * PLACES;
  }

  @Override
  public long above(Instant published) {
    return least(published) + PLACES;
  }

  @Override
  public void add(Sql sql, List<Document> documents) throws SQLException {
    sql.each(
        "INSERT INTO search_index (doc, words) VALUES (?, array_to_tsvector(string_to_array(?, '"
            + " ')))",
        documents,
        d -> new Object[] {d.number(), d.words()});
  }

  @Override
  public void remove(Sql sql, Collection<Long> numbers) throws SQLException {
    sql.each("DELETE FROM search_index WHERE doc = ?", numbers, number -> new Object[] {number});
  }

  @Override
  public long entries(Sql sql) throws SQLException {
    return sql.count("SELECT count(*) FROM search_index");
  }

  @Override
  public void clear(Sql sql) throws SQLException {
    sql.update("DELETE FROM search_index");
  }

  @Override
  public void tidy(Sql sql) throws SQLException {
    sql.list("SELECT gin_clean_pending_list('search_index_words')", row -> row.number(1));
  }

  @Override
  public List<Long> find(Sql sql, Lookup lookup, long from, long below, int most)
      throws SQLException {
    return sql.list(
        """
        SELECT doc FROM search_index
        WHERE words @@ ?::tsquery AND doc >= ? AND doc < ? ORDER BY doc DESC LIMIT ?
        """,
        row -> row.number(1),
        words(lookup),
        from,
        below,
        most);
  }

  @Override
  public String alone() {
    return " FOR UPDATE SKIP LOCKED";
  }

  private static String words(Lookup lookup) {
    return switch (lookup) {
      case Lookup.Token token -> "'" + token.text() + "'" + (token.open() ? ":*" : "");
      case Lookup.All all -> joined(all.of(), " & ");
      case Lookup.Any any -> joined(any.of(), " | ");
      case Lookup.Without without ->
          "(" + words(without.of()) + " & !" + joined(without.none(), " | ") + ")";
    };
  }

  private static String joined(List<? extends Lookup> parts, String by) {
    return parts.stream().map(GinIndex::words).collect(Collectors.joining(by, "(", ")"));
  }
}
