package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.search.Lookup;
import hinomi.search.Query;
import hinomi.search.Rank;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;

/** Search in SQLite or PostgreSQL: the index proposes, newest first, and the query decides. */
final class SqlSearch implements SearchStore {
  private static final int FIRST_LOOK = 32;
  private static final int WIDEST_LOOK = 1000;
  private static final int ASKED_TOGETHER = 50;

  private final Database database;
  private final AdvisoryTable advisories;
  private final EnrichmentTable enrichments;
  private final SearchTable table;

  SqlSearch(
      Database database, AdvisoryTable advisories, EnrichmentTable enrichments, SearchTable table) {
    this.database = database;
    this.advisories = advisories;
    this.enrichments = enrichments;
    this.table = table;
  }

  @Override
  public long waiting() {
    return database.read(SearchTable::waiting);
  }

  @Override
  public int index(int most) {
    return database.write(sql -> table.index(sql, most));
  }

  @Override
  public Hits find(Query query, int most) {
    return database.read(
        sql -> {
          Map<VulnerabilityId, Hit> found = new LinkedHashMap<>();
          byId(sql, query, found);
          if (query.ids().isEmpty()) {
            for (Rank rank : query.ranks()) {
              byWords(sql, query, rank, most + 1, found);
            }
          }
          List<Hit> hits = List.copyOf(found.values());
          return new Hits(hits.subList(0, Math.min(most, hits.size())), hits.size() > most);
        });
  }

  @Override
  public Optional<List<VulnerabilityId>> proposed(List<Lookup> lookups, int most) {
    try {
      return database.read(sql -> proposed(sql, lookups, most));
    } catch (StoreException e) {
      LoggerFactory.getLogger(SqlSearch.class).debug("proposed", e);
      return Optional.empty();
    }
  }

  private Optional<List<VulnerabilityId>> proposed(Sql sql, List<Lookup> lookups, int most)
      throws SQLException {
    TreeSet<VulnerabilityId> ids =
        new TreeSet<>(
            sql.list(
                "SELECT id FROM vulnerability WHERE stale = 1 LIMIT ?",
                row -> new VulnerabilityId(row.text(1)),
                most + 1));
    for (int at = 0; at < lookups.size() && ids.size() <= most; at += ASKED_TOGETHER) {
      Lookup some =
          new Lookup.Any(lookups.subList(at, Math.min(lookups.size(), at + ASKED_TOGETHER)));
      List<Long> numbers = database.words().find(sql, some, 0, Long.MAX_VALUE, most + 1);
      if (numbers.size() > most) {
        return Optional.empty();
      }
      ids.addAll(
          sql.inNumbers(
              "SELECT id FROM vulnerability WHERE doc IN (:all)",
              numbers,
              row -> new VulnerabilityId(row.text(1))));
    }
    return ids.size() > most ? Optional.empty() : Optional.of(List.copyOf(ids));
  }

  private void byId(Sql sql, Query query, Map<VulnerabilityId, Hit> found) throws SQLException {
    TreeSet<VulnerabilityId> asked = new TreeSet<>();
    for (String id : query.ids()) {
      asked.addAll(NameLookup.find(sql, id));
    }
    for (Vulnerability one : read(sql, asked)) {
      if (query.rank(one).isPresent()) {
        found.put(one.id(), new Hit(one, Rank.ID));
      }
    }
    for (String name : query.ids().isEmpty() ? query.names() : List.<String>of()) {
      for (Vulnerability one : read(sql, NameLookup.find(sql, name))) {
        if (query.isAnsweredBy(one, name)) {
          found.putIfAbsent(one.id(), new Hit(one, Rank.ID));
        }
      }
    }
  }

  private void byWords(Sql sql, Query query, Rank rank, int most, Map<VulnerabilityId, Hit> found)
      throws SQLException {
    WordIndex index = database.words();
    long from = query.from().map(index::least).orElse(0L);
    long below = query.before().map(index::above).orElse(Long.MAX_VALUE);
    int look = FIRST_LOOK;
    while (found.size() < most) {
      List<Long> numbers = index.find(sql, query.lookup(rank), from, below, look);
      if (numbers.isEmpty()) {
        return;
      }
      for (Vulnerability one : numbered(sql, numbers)) {
        Optional<Rank> reached = query.rank(one).filter(r -> r.compareTo(rank) <= 0);
        if (reached.isPresent() && found.size() < most) {
          found.putIfAbsent(one.id(), new Hit(one, reached.get()));
        }
      }
      below = numbers.getLast();
      look = Math.min(look * 2, WIDEST_LOOK);
    }
  }

  /** In the order of the numbers. */
  private List<Vulnerability> numbered(Sql sql, List<Long> numbers) throws SQLException {
    Map<Long, VulnerabilityId> ids = new HashMap<>();
    sql.inNumbers(
        "SELECT doc, id FROM vulnerability WHERE doc IN (:all)",
        numbers,
        row -> ids.put(row.number(1), new VulnerabilityId(row.text(2))));
    return read(sql, numbers.stream().filter(ids::containsKey).map(ids::get).toList());
  }

  private List<Vulnerability> read(Sql sql, Collection<VulnerabilityId> ids) throws SQLException {
    Map<VulnerabilityId, List<Enrichment>> facts = enrichments.of(sql, ids);
    List<Vulnerability> read = new ArrayList<>();
    for (Map.Entry<VulnerabilityId, List<Advisory>> one :
        advisories.covering(sql, ids).entrySet()) {
      if (!one.getValue().isEmpty()) {
        read.add(
            Correlator.join(
                one.getKey(), one.getValue(), facts.getOrDefault(one.getKey(), List.of())));
      }
    }
    return read;
  }
}
