package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.store.ProductStore.ProductRow;
import hinomi.watch.dictionary.Sighting;
import hinomi.watch.dictionary.Sightings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What products are called. Entries repeat what is known: a product as it was written once in this
 * process is not looked at again, but counted.
 */
final class ProductTable {
  static final String COLUMNS = "pair, names, records, cpe, packages, seen";

  private static final int MOST_REMEMBERED = 200_000;

  /**
   * Counts are written when a source has been read to its end, or when there are so many: a bulk
   * file of a few hundred pages counts each product a few times instead of a few hundred. A process
   * that dies in between loses these counts and nothing else.
   */
  private static final int MOST_UNWRITTEN = 5000;

  /** By a hash of what an entry says of a product, the pairs that it came to. */
  private final Map<Long, List<String>> remembered = new ConcurrentHashMap<>();

  /** By source: in how many entries a pair stands that are not in the table yet. */
  private final Map<String, Map<String, Integer>> unwritten = new ConcurrentHashMap<>();

  /** What the entries of a page come to. */
  final class Page {
    private final String source;
    private final Map<String, NamesOf> names = new TreeMap<>();
    private final Map<String, Integer> seen;
    private boolean counted;
    private final Map<Long, List<String>> read = new HashMap<>();

    private Page(String source) {
      this.source = source;
      seen = new HashMap<>(unwritten.getOrDefault(source, Map.of()));
    }

    /**
     * Reads the names of entries.
     *
     * @param fresh entries that count
     * @param changed entries that were counted when they came
     */
    void read(Collection<Advisory> fresh, Collection<Advisory> changed) {
      for (Advisory advisory : fresh) {
        pairs(advisory).forEach(pair -> seen.merge(pair, 1, Integer::sum));
      }
      changed.forEach(this::pairs);
    }

    private Set<String> pairs(Advisory advisory) {
      Set<String> pairs = new HashSet<>();
      for (Product product : advisory.products()) {
        long hash = hash(product);
        List<String> known = remembered.get(hash);
        pairs.addAll(
            known != null
                ? known
                : read.computeIfAbsent(hash, h -> add(Sightings.of(product), names)));
      }
      return pairs;
    }

    /**
     * Writes what is new.
     *
     * @param last whether the source has been read to its end
     */
    void keep(Sql sql, boolean last) throws SQLException {
      write(sql, names);
      counted = last || seen.size() > MOST_UNWRITTEN;
      if (counted) {
        sql.each(
            "UPDATE product SET seen = seen + ? WHERE pair = ?",
            new TreeMap<>(seen).entrySet(),
            e -> new Object[] {e.getValue(), e.getKey()});
      }
    }

    /** Remembers it, once it is committed. */
    void committed() {
      unwritten.put(source, counted ? Map.of() : seen);
      if (remembered.size() < MOST_REMEMBERED) {
        remembered.putAll(read);
      }
    }
  }

  /** An empty page of a source, which is read by one thread at a time. */
  Page page(String source) {
    return new Page(source);
  }

  private static List<String> add(List<Sighting> sightings, Map<String, NamesOf> names) {
    for (Sighting sighting : sightings) {
      names.computeIfAbsent(sighting.pair(), p -> new NamesOf()).add(sighting);
    }
    return sightings.stream().map(Sighting::pair).toList();
  }

  private static long hash(Product product) {
    long hash = product.vendor().hashCode() * 1_000_003L + product.name().hashCode();
    hash = hash * 1_000_003L + product.cpes().hashCode();
    String name = product.packageName();
    return hash * 1_000_003L + (name == null ? 0 : name.hashCode());
  }

  static void learn(Sql sql, Collection<Sighting> sightings) throws SQLException {
    Map<String, NamesOf> names = new TreeMap<>();
    add(List.copyOf(sightings), names);
    write(sql, names);
  }

  private static void write(Sql sql, Map<String, NamesOf> names) throws SQLException {
    if (names.isEmpty()) {
      return;
    }
    Map<String, NamesOf> before = new HashMap<>();
    sql.in(
        "SELECT " + COLUMNS + " FROM product WHERE pair IN (:all)",
        names.keySet(),
        row -> before.put(row.text(1), NamesOf.row(row(row))));
    Map<String, NamesOf> changed = new TreeMap<>();
    List<String[]> folded = new ArrayList<>();
    names.forEach(
        (pair, more) -> {
          NamesOf old = before.getOrDefault(pair, new NamesOf());
          NamesOf all = new NamesOf();
          all.add(old);
          all.add(more);
          if (!before.containsKey(pair) || all.saysMoreThan(old)) {
            changed.put(pair, all);
            all.folded().stream()
                .filter(name -> !old.folded().contains(name))
                .forEach(name -> folded.add(new String[] {name, pair}));
          }
        });
    sql.each(
        """
        INSERT INTO product (pair, names, records, cpe, packages, seen) VALUES (?, ?, ?, ?, ?, 0)
        ON CONFLICT (pair) DO UPDATE SET names = excluded.names, records = excluded.records,
          cpe = excluded.cpe, packages = excluded.packages
        """,
        changed.entrySet(),
        e -> e.getValue().columns(e.getKey()));
    sql.each(
        "INSERT INTO product_name (folded, pair) VALUES (?, ?) ON CONFLICT (folded, pair) DO"
            + " NOTHING",
        folded,
        name -> new Object[] {name[0], name[1]});
  }

  static ProductRow row(Row row) throws SQLException {
    return new ProductRow(
        row.text(1),
        list(row.text(2)),
        list(row.text(3)),
        row.text(4),
        list(row.text(5)),
        row.number(6));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|", -1));
  }
}
