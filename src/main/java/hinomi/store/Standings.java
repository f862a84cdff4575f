package hinomi.store;

import hinomi.advisory.VulnerabilityId;
import hinomi.ticket.Fate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What became of vulnerabilities, at a glance. */
public interface Standings {

  /**
   * What became of one: by its ticket, or by its latest entries in the ledger.
   *
   * @param watches whose words these were, by name
   * @param at when it was last decided
   */
  record Standing(Fate fate, List<String> watches, Instant at) {
    public Standing {
      watches = List.copyOf(watches);
    }
  }

  /** How these stand; those of which no watch ever spoke are not in the map. */
  Map<VulnerabilityId, Standing> of(Collection<VulnerabilityId> ids);

  /**
   * Vulnerabilities that first arrived in a period, the latest first.
   *
   * @param concerned only those of which a watch had something to say
   */
  List<VulnerabilityId> arrived(Instant from, Instant to, boolean concerned, int most);

  /** Vulnerabilities that stand so, the latest decided first. */
  List<VulnerabilityId> standing(Fate fate, int most);
}
