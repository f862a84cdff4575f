package hinomi.store;

import hinomi.advisory.Advisory;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which vulnerabilities each advisory covers, and the other names that it gives. */
final class CoverTable {
  private CoverTable() {}

  private record Link(String name, Advisory advisory) {
    Object[] args() {
      return new Object[] {name, advisory.id().source(), advisory.id().value()};
    }
  }

  /** Which advisories are reason for a decision. */
  interface Marking {
    /** Every one, and all that is new arrived at this moment. */
    record All(Instant arrival) implements Marking {
      @Override
      public boolean is(Advisory advisory) {
        return true;
      }

      @Override
      public Set<String> also(Sql sql, Collection<String> vulnerabilities) {
        return Set.of();
      }
    }

    /** When vulnerabilities that are new arrived; null for those that come as history. */
    @Nullable Instant arrival();

    /** Whether what this one covers is to be decided. */
    boolean is(Advisory advisory);

    /** Which of these vulnerabilities are to be decided for another reason. */
    Set<String> also(Sql sql, Collection<String> vulnerabilities) throws SQLException;
  }

  /** Notes what new advisories cover, and marks for a decision what is to be decided of it. */
  static void begin(Sql sql, SearchTable search, List<Advisory> fresh, Marking marking)
      throws SQLException {
    List<Link> covers = new ArrayList<>();
    List<Link> related = new ArrayList<>();
    TreeSet<String> marked = new TreeSet<>();
    SortedMap<String, List<Advisory>> covering = new TreeMap<>();
    for (Advisory advisory : fresh) {
      boolean news = marking.is(advisory);
      for (String id : StoredAdvisory.covers(advisory)) {
        covers.add(new Link(id, advisory));
        covering.computeIfAbsent(id, i -> new ArrayList<>()).add(advisory);
        if (news) {
          marked.add(id);
        }
      }
      advisory.related().forEach(name -> related.add(new Link(name, advisory)));
    }
    cover(sql, covers);
    relate(sql, related);
    TreeSet<String> rest = new TreeSet<>(covering.keySet());
    also(sql, marked, rest, marking);
    search.begin(sql, covering, marked, marking.arrival());
  }

  /** Parts what is to be decided from the rest. */
  private static void also(Sql sql, Set<String> marked, Set<String> rest, Marking marking)
      throws SQLException {
    rest.removeAll(marked);
    Set<String> also = marking.also(sql, rest);
    rest.removeAll(also);
    marked.addAll(also);
  }

  /** Notes what changed advisories cover now; marks of it and of what they covered before. */
  static void change(
      Sql sql, SearchTable search, String source, List<Advisory> changed, Marking marking)
      throws SQLException {
    Map<String, Set<String>> before = covered(sql, source, changed);
    List<Link> added = new ArrayList<>();
    List<Link> removed = new ArrayList<>();
    List<Link> related = new ArrayList<>();
    TreeSet<String> marked = new TreeSet<>();
    TreeSet<String> rest = new TreeSet<>();
    for (Advisory advisory : changed) {
      Set<String> old = before.getOrDefault(advisory.id().value(), Set.of());
      Set<String> now = new HashSet<>(StoredAdvisory.covers(advisory));
      now.stream().filter(id -> !old.contains(id)).forEach(id -> added.add(new Link(id, advisory)));
      old.stream()
          .filter(id -> !now.contains(id))
          .forEach(id -> removed.add(new Link(id, advisory)));
      advisory.related().forEach(name -> related.add(new Link(name, advisory)));
      (marking.is(advisory) ? marked : rest).addAll(old);
      (marking.is(advisory) ? marked : rest).addAll(now);
    }
    cover(sql, added);
    sql.each(
        "DELETE FROM advisory_vulnerability WHERE vulnerability = ? AND source = ? AND id = ?",
        removed,
        Link::args);
    sql.each(
        "DELETE FROM advisory_related WHERE source = ? AND id = ?",
        changed,
        a -> new Object[] {a.id().source(), a.id().value()});
    relate(sql, related);
    also(sql, marked, rest, marking);
    VulnerabilityTable.mark(sql, marked, marking.arrival());
    VulnerabilityTable.add(sql, rest, marking.arrival());
    TreeSet<String> left = new TreeSet<>(removed.stream().map(Link::name).toList());
    search.forget(sql, left);
    VulnerabilityTable.dropUncovered(sql, left);
  }

  private static void cover(Sql sql, Collection<Link> links) throws SQLException {
    sql.each(
        """
        INSERT INTO advisory_vulnerability (vulnerability, source, id) VALUES (?, ?, ?)
        ON CONFLICT (vulnerability, source, id) DO NOTHING
        """,
        links,
        Link::args);
  }

  private static void relate(Sql sql, Collection<Link> links) throws SQLException {
    sql.each(
        """
        INSERT INTO advisory_related (related, source, id) VALUES (?, ?, ?)
        ON CONFLICT (related, source, id) DO NOTHING
        """,
        links.stream().filter(link -> link.name().length() <= 200).toList(),
        Link::args);
  }

  private static Map<String, Set<String>> covered(Sql sql, String source, List<Advisory> advisories)
      throws SQLException {
    Map<String, Set<String>> covered = new HashMap<>();
    sql.in(
        """
        SELECT id, vulnerability FROM advisory_vulnerability
        WHERE source = ? AND id IN (:all)
        """,
        advisories.stream().map(a -> a.id().value()).toList(),
        row -> covered.computeIfAbsent(row.text(1), id -> new HashSet<>()).add(row.text(2)),
        source);
    return covered;
  }
}
