package hinomi.store;

import hinomi.watch.dictionary.Sighting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What products are called, in SQLite or PostgreSQL. */
final class SqlProducts implements ProductStore {
  private static final int CHUNK = 2000;
  private static final int START = 2;

  private final Database database;

  SqlProducts(Database database) {
    this.database = database;
  }

  @Override
  public void learn(Collection<Sighting> dictionary) {
    List<Sighting> all = List.copyOf(dictionary);
    for (int at = 0; at < all.size(); at += CHUNK) {
      List<Sighting> some = all.subList(at, Math.min(all.size(), at + CHUNK));
      database.change(sql -> ProductTable.learn(sql, some));
    }
  }

  @Override
  public List<ProductRow> named(Collection<String> names) {
    return database.read(
        sql -> {
          Set<String> pairs =
              new TreeSet<>(
                  sql.in(
                      "SELECT pair FROM product_name WHERE folded IN (:all)",
                      names,
                      row -> row.text(1)));
          return rows(sql, pairs);
        });
  }

  private static List<ProductRow> rows(Sql sql, Collection<String> pairs) throws SQLException {
    List<ProductRow> rows =
        new ArrayList<>(
            sql.in(
                "SELECT " + ProductTable.COLUMNS + " FROM product WHERE pair IN (:all)",
                pairs,
                ProductTable::row));
    rows.sort(Comparator.comparing(ProductRow::pair));
    return rows;
  }

  @Override
  public Set<String> known(Collection<String> names) {
    return database.read(
        sql -> {
          Set<String> known = new TreeSet<>();
          sql.in(
              "SELECT folded FROM product_name WHERE folded IN (:all)",
              names,
              row -> known.add(row.text(1)));
          return known;
        });
  }

  @Override
  public List<ProductRow> search(List<String> words, int most) {
    return database.read(
        sql -> {
          Set<String> pairs = null;
          for (String word : words) {
            Set<String> some = containing(sql, word);
            if (pairs == null) {
              pairs = some;
            } else {
              pairs.retainAll(some);
            }
          }
          List<ProductRow> rows = rows(sql, pairs == null ? Set.of() : pairs);
          rows.sort(
              Comparator.comparingLong(ProductRow::seen)
                  .reversed()
                  .thenComparing(ProductRow::pair));
          return rows.subList(0, Math.min(most, rows.size()));
        });
  }

  private static Set<String> containing(Sql sql, String word) throws SQLException {
    String pattern = "%" + literal(word) + "%";
    return new TreeSet<>(
        sql.list(
            """
            SELECT pair FROM product_name WHERE folded LIKE ? ESCAPE '!'
            UNION SELECT pair FROM product
              WHERE pair LIKE ? ESCAPE '!' OR lower(packages) LIKE ? ESCAPE '!'
            """,
            row -> row.text(1),
            pattern,
            pattern,
            pattern));
  }

  private static String literal(String word) {
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  @Override
  public List<String> alike(Collection<String> names) {
    Set<String> starts = new TreeSet<>();
    for (String name : names) {
      if (name.codePointCount(0, name.length()) > START) {
        starts.add(name.substring(0, name.offsetByCodePoints(0, START)));
      }
    }
    return database.read(
        sql ->
            sql.in(
                "SELECT DISTINCT folded FROM product_name WHERE substr(folded, 1, 2) IN (:all)",
                starts,
                row -> row.text(1)));
  }

  @Override
  public void each(Consumer<ProductRow> to) {
    String after = "";
    List<ProductRow> some;
    do {
      String from = after;
      some =
          database.read(
              sql ->
                  sql.list(
                      "SELECT "
                          + ProductTable.COLUMNS
                          + " FROM product WHERE pair > ? ORDER BY pair LIMIT ?",
                      ProductTable::row,
                      from,
                      CHUNK));
      some.forEach(to);
      after = some.isEmpty() ? after : some.getLast().pair();
    } while (some.size() == CHUNK);
  }

  @Override
  public long count() {
    return database.read(sql -> sql.count("SELECT count(*) FROM product"));
  }
}
