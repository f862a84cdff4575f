package hinomi.store;

import hinomi.search.Lookup;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * An engine's index of words. Its documents are numbers, higher ones published later, so that the
 * newest are found without a look at the others.
 */
sealed interface WordIndex permits FtsIndex, GinIndex {

  /**
   * A document.
   *
   * @param words its tokens, separated by spaces
   */
  record Document(long number, String words) {}

  /** Numbers for new documents, one each, by when they were published. */
  List<Long> numbers(Sql sql, List<Instant> published) throws SQLException;

  /** The least number that something published then may have. */
  long least(Instant published);

  /** A number that nothing published before then has or exceeds. */
  long above(Instant published);

  void add(Sql sql, List<Document> documents) throws SQLException;

  void remove(Sql sql, Collection<Long> numbers) throws SQLException;

  /** How many documents are in it; fails where it is damaged. */
  long entries(Sql sql) throws SQLException;

  /** Makes it anew, empty. */
  void clear(Sql sql) throws SQLException;

  /** Makes one piece of what was added bit by bit, so that it is small and quickly read. */
  void tidy(Sql sql) throws SQLException;

  /** The highest numbers from one up to, but not including, another that a lookup finds. */
  List<Long> find(Sql sql, Lookup lookup, long from, long below, int most) throws SQLException;

  /** Added to a query for rows that are about to be written, so that two writers do not meet. */
  String alone();
}
