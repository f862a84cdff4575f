package hinomi.store;

import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.search.Lookup;
import hinomi.search.Query;
import hinomi.search.Rank;
import java.util.List;
import java.util.Optional;

/**
 * The part of the store that finds vulnerabilities by words. What a collect transaction brings is
 * either in the index when it ends or marked as waiting for it; so {@link #index} before a search,
 * and a search is never out of date.
 */
public interface SearchStore {

  /** How many vulnerabilities are not in the index as they are now. */
  long waiting();

  /**
   * Brings some of those into the index, in one transaction.
   *
   * @return how many; 0 where none waits
   */
  int index(int most);

  /**
   * What answers a query, the best first.
   *
   * @param most how many at most, 1 or more
   */
  Hits find(Query query, int most);

  /**
   * Everything that one of these lookups finds, and whatever waits for the index, in the order of
   * ids.
   *
   * @return empty where there are more than so many, or the index is damaged
   */
  Optional<List<VulnerabilityId>> proposed(List<Lookup> lookups, int most);

  /**
   * What was found.
   *
   * @param more whether there is more than that
   */
  record Hits(List<Hit> hits, boolean more) {
    public Hits {
      hits = List.copyOf(hits);
    }
  }

  /** One vulnerability that was found, and how well it answers. */
  record Hit(Vulnerability vulnerability, Rank rank) {}
}
