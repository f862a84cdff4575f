package hinomi.store;

import hinomi.search.Lookup;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * SQLite's FTS5 ("SQLite FTS5 Extension" in its documentation), holding nothing but which words
 * stand in which documents. A number is a day and a place in it: FTS5 keeps the distance to the
 * number before, so numbers are best dense.
 */
final class FtsIndex implements WordIndex {
  static final String TABLE =
      "CREATE VIRTUAL TABLE search_index USING fts5(words, content='', contentless_delete=1,"
          + " detail=none, tokenize=\"ascii tokenchars '_'\")";
  static final String SUPPORT =
      "INSERT INTO search_index (search_index, rank) VALUES ('automerge', 16)";

  private static final int PLACES = 1 << 14;
  private static final long LAST_DAY = 60_000;

  /** A day with more documents than it has places goes on into the days after it. */
  private static final int DAYS_OVER = 30;

  private static final long DAY_SECONDS = 86_400;

  @Override
  public List<Long> numbers(Sql sql, List<Instant> published) throws SQLException {
    Map<Long, Long> next = new HashMap<>();
    free(sql, published.stream().map(FtsIndex::day).distinct().toList(), next);
    List<Long> numbers = new ArrayList<>(published.size());
    for (Instant moment : published) {
      long day = day(moment);
      while (next.getOrDefault(day, day * PLACES) == (day + 1) * PLACES) {
        day++;
        if (!next.containsKey(day)) {
          free(sql, List.of(day), next);
        }
      }
      numbers.add(next.merge(day, 1L, Long::sum) - 1);
    }
    return numbers;
  }

  /** Notes the first free number of days; one statement for all, since a page has many days. */
  private static void free(Sql sql, List<Long> days, Map<Long, Long> into) throws SQLException {
    days.forEach(day -> into.put(day, day * PLACES));
    sql.list(
        """
        SELECT day.value, (
          SELECT max(doc) FROM vulnerability
          WHERE doc >= day.value * 16384 AND doc < (day.value + 1) * 16384)
        FROM json_each(?) AS day
        """,
        row -> {
          long day = row.number(1);
          return row.optionalNumber(2).map(highest -> into.put(day, highest + 1));
        },
        days.toString());
  }

  private static long day(Instant moment) {
    return Math.clamp(Math.floorDiv(moment.getEpochSecond(), DAY_SECONDS), 0, LAST_DAY);
  }

  @Override
  public long least(Instant published) {
    return day(published) * PLACES;
  }

  @Override
  public long above(Instant published) {
    long day = day(published);
    return day == LAST_DAY ? Long.MAX_VALUE : (day + 1 + DAYS_OVER) * PLACES;
  }

  /** In order: a number lower than the one before makes FTS5 write what it had gathered. */
  @Override
  public void add(Sql sql, List<Document> documents) throws SQLException {
    sql.each(
        "INSERT INTO search_index (rowid, words) VALUES (?, ?)",
        documents.stream().sorted(Comparator.comparingLong(Document::number)).toList(),
        d -> new Object[] {d.number(), d.words()});
  }

  @Override
  public void remove(Sql sql, Collection<Long> numbers) throws SQLException {
    sql.each(
        "DELETE FROM search_index WHERE rowid = ?",
        numbers.stream().sorted().toList(),
        number -> new Object[] {number});
  }

  @Override
  public long entries(Sql sql) throws SQLException {
    sql.update("INSERT INTO search_index (search_index) VALUES ('integrity-check')");
    return sql.count("SELECT count(*) FROM search_index_docsize");
  }

  @Override
  public void clear(Sql sql) throws SQLException {
    sql.update("DROP TABLE IF EXISTS search_index");
    sql.update(TABLE);
    sql.update(SUPPORT);
  }

  @Override
  public void tidy(Sql sql) throws SQLException {
    sql.update("INSERT INTO search_index (search_index) VALUES ('optimize')");
  }

  @Override
  public List<Long> find(Sql sql, Lookup lookup, long from, long below, int most)
      throws SQLException {
    return sql.list(
        """
        SELECT rowid FROM search_index
        WHERE search_index MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?
        """,
        row -> row.number(1),
        words(lookup),
        from,
        below,
        most);
  }

  @Override
  public String alone() {
    return "";
  }

  private static String words(Lookup lookup) {
    return switch (lookup) {
      case Lookup.Token token -> '"' + token.text() + '"' + (token.open() ? "*" : "");
      case Lookup.All all -> joined(all.of(), " AND ");
      case Lookup.Any any -> joined(any.of(), " OR ");
      case Lookup.Without without ->
          "(" + words(without.of()) + " NOT " + joined(without.none(), " OR ") + ")";
    };
  }

  private static String joined(List<? extends Lookup> parts, String by) {
    return parts.stream().map(FtsIndex::words).collect(Collectors.joining(by, "(", ")"));
  }
}
