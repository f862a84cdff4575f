package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.search.IndexWords;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What of the vulnerabilities stands in the index of words. A new one goes there with its first
 * advisories, while these are at hand; where something is said of a known one it waits, and is read
 * back once, however many sources have spoken. The index is a convenience: where it fails, what is
 * collected is kept all the same.
 */
final class SearchTable {
  private final WordIndex index;
  private final AdvisoryTable advisories;
  private final EnrichmentTable enrichments;

  SearchTable(WordIndex index, AdvisoryTable advisories, EnrichmentTable enrichments) {
    this.index = index;
    this.advisories = advisories;
    this.enrichments = enrichments;
  }

  private record Entry(VulnerabilityId id, long number, String words) {
    WordIndex.Document document() {
      return new WordIndex.Document(number, words);
    }
  }

  /**
   * Notes that something is said of vulnerabilities, and brings those that are new into the index.
   *
   * @param covering what new advisories cover, and these
   * @param marked which of them are to be decided
   * @param at when those that are new arrived; null for history
   */
  void begin(
      Sql sql, SortedMap<String, List<Advisory>> covering, Set<String> marked, @Nullable Instant at)
      throws SQLException {
    Set<String> known = new HashSet<>();
    boolean atHand = index.alone().isEmpty();
    if (atHand) {
      sql.in(
          "SELECT id FROM vulnerability WHERE id IN (:all)",
          covering.keySet(),
          row -> known.add(row.text(1)));
    } else {
      known.addAll(covering.keySet());
    }
    TreeSet<String> rest = new TreeSet<>(known);
    rest.removeAll(marked);
    known.retainAll(marked);
    VulnerabilityTable.mark(sql, new TreeSet<>(known), at);
    VulnerabilityTable.add(sql, rest, at);
    known.addAll(rest);
    if (known.size() < covering.size()) {
      List<VulnerabilityId> fresh =
          covering.keySet().stream()
              .filter(id -> !known.contains(id))
              .map(VulnerabilityId::new)
              .toList();
      Map<VulnerabilityId, List<Enrichment>> facts = enrichments.others(sql, fresh);
      List<Vulnerability> vulnerabilities = new ArrayList<>(fresh.size());
      for (VulnerabilityId id : fresh) {
        vulnerabilities.add(
            Correlator.join(
                id,
                covering.getOrDefault(id.value(), List.of()),
                facts.getOrDefault(id, List.of())));
      }
      List<Entry> entries = entries(sql, vulnerabilities);
      sql.each(
          "INSERT INTO vulnerability (id, undecided, doc, stale, arrived) VALUES (?, ?, ?, 0, ?)",
          entries,
          e ->
              new Object[] {
                e.id().value(),
                marked.contains(e.id().value()) ? 1 : 0,
                e.number(),
                Micros.ofNullable(at)
              });
      add(sql, entries);
    }
  }

  private List<Entry> entries(Sql sql, List<Vulnerability> vulnerabilities) throws SQLException {
    List<Long> numbers =
        index.numbers(sql, vulnerabilities.stream().map(Vulnerability::published).toList());
    IndexWords words = new IndexWords();
    List<Entry> entries = new ArrayList<>(vulnerabilities.size());
    for (int i = 0; i < vulnerabilities.size(); i++) {
      Vulnerability one = vulnerabilities.get(i);
      entries.add(new Entry(one.id(), numbers.get(i), words.of(one)));
    }
    return entries;
  }

  /** A damaged index keeps nothing from being collected: its entries wait until it is mended. */
  private void add(Sql sql, List<Entry> entries) throws SQLException {
    sql.update("SAVEPOINT search");
    try {
      index.add(sql, entries.stream().map(Entry::document).toList());
      sql.update("RELEASE SAVEPOINT search");
    } catch (SQLException e) {
      LoggerFactory.getLogger(SearchTable.class).debug("index", e);
      sql.update("ROLLBACK TO SAVEPOINT search");
      sql.each(
          "UPDATE vulnerability SET doc = NULL, stale = 1 WHERE id = ?",
          entries,
          entry -> new Object[] {entry.id().value()});
    }
  }

  static long waiting(Sql sql) throws SQLException {
    return sql.count("SELECT count(*) FROM vulnerability WHERE stale = 1");
  }

  /** Brings some of what waits into the index. */
  int index(Sql sql, int most) throws SQLException {
    List<Long> old = new ArrayList<>();
    List<VulnerabilityId> ids =
        sql.list(
            "SELECT id, doc FROM vulnerability WHERE stale = 1 ORDER BY id LIMIT ?" + index.alone(),
            row -> {
              row.optionalNumber(2).ifPresent(old::add);
              return new VulnerabilityId(row.text(1));
            },
            most);
    if (ids.isEmpty()) {
      return 0;
    }
    Map<VulnerabilityId, List<Enrichment>> facts = enrichments.others(sql, ids);
    List<Vulnerability> vulnerabilities = new ArrayList<>(ids.size());
    advisories
        .covering(sql, ids)
        .forEach(
            (id, about) -> {
              if (!about.isEmpty()) {
                vulnerabilities.add(Correlator.join(id, about, facts.getOrDefault(id, List.of())));
              }
            });
    List<Entry> entries = entries(sql, vulnerabilities);
    index.remove(sql, old);
    sql.each(
        "UPDATE vulnerability SET doc = NULL, stale = 0 WHERE id = ?",
        ids,
        id -> new Object[] {id.value()});
    sql.each(
        "UPDATE vulnerability SET doc = ? WHERE id = ?",
        entries,
        e -> new Object[] {e.number(), e.id().value()});
    index.add(sql, entries.stream().map(Entry::document).toList());
    return ids.size();
  }

  /** Takes vulnerabilities that no advisory covers any more out of the index. */
  void forget(Sql sql, Set<String> ids) throws SQLException {
    List<Long> old = new ArrayList<>();
    sql.in(
        """
        SELECT v.doc FROM vulnerability v WHERE v.doc IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM advisory_vulnerability c WHERE c.vulnerability = v.id)
          AND v.id IN (:all)
        """,
        ids,
        row -> old.add(row.number(1)));
    index.remove(sql, old);
  }
}
