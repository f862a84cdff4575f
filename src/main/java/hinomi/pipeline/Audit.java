package hinomi.pipeline;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.advisory.Severity;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.language.Localized;
import hinomi.store.Store;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was decided about every vulnerability in a period, and what came of it. */
public final class Audit {
  private static final int CHUNK = 1000;

  private Audit() {}

  /**
   * One vulnerability at one destination.
   *
   * @param title hostile text; empty where its advisories are no longer kept
   * @param score its CVSS base score, or null
   * @param severity or null while unscored
   * @param kev whether CISA knows it to be exploited
   * @param watches that spoke of it, by name
   * @param decision the last one of the period
   * @param ticket that covers it
   */
  public record Line(
      VulnerabilityId id,
      Localized title,
      @Nullable Double score,
      @Nullable Severity severity,
      boolean kev,
      List<String> watches,
      LedgerEntry decision,
      Optional<TicketRow> ticket) {}

  /** A vulnerability at a destination. */
  private record Place(String destination, VulnerabilityId id) {}

  /** Every decision of a period, the newest first; one line a vulnerability and destination. */
  public static List<Line> of(Store store, Instant from, Instant to) {
    List<Line> lines = new ArrayList<>();
    each(store, from, to, lines::add);
    return lines;
  }

  /** The same, handed on one by one, so that a long period need not fit into memory with all. */
  public static void each(Store store, Instant from, Instant to, Consumer<Line> sink) {
    Map<Place, Spoken> decisions = new LinkedHashMap<>();
    for (LedgerEntry entry : store.ledger(from, to)) {
      if (!entry.vulnerability().value().matches("(?:digest|week|alarm) .*")) {
        decisions
            .computeIfAbsent(
                new Place(entry.destination(), entry.vulnerability()), p -> new Spoken(entry))
            .add(entry);
      }
    }
    Map<Place, TicketRow> tickets = new HashMap<>();
    for (TicketRow row : store.tickets()) {
      row.members().forEach(id -> tickets.put(new Place(row.destination(), id), row));
    }
    List<Place> places = new ArrayList<>(decisions.keySet());
    for (int at = 0; at < places.size(); at += CHUNK) {
      List<Place> some = places.subList(at, Math.min(places.size(), at + CHUNK));
      Set<VulnerabilityId> ids = new LinkedHashSet<>();
      some.forEach(p -> ids.add(p.id()));
      Map<VulnerabilityId, List<Advisory>> advisories = store.advisories(ids);
      Map<VulnerabilityId, List<Enrichment>> facts = store.enrichments(ids);
      for (Place place : some) {
        Optional<Vulnerability> known =
            Optional.of(advisories.getOrDefault(place.id(), List.of()))
                .filter(a -> !a.isEmpty())
                .map(
                    a -> Correlator.join(place.id(), a, facts.getOrDefault(place.id(), List.of())));
        sink.accept(
            line(
                place.id(),
                known,
                Objects.requireNonNull(decisions.get(place)),
                Optional.ofNullable(tickets.get(place))));
      }
    }
  }

  /** What was decided at a place, without all that was said on the way. */
  private static final class Spoken {
    private final SortedSet<String> watches = new TreeSet<>();
    private LedgerEntry decision;

    Spoken(LedgerEntry newest) {
      this.decision = newest;
    }

    /** Entries come newest first; the newest that a watch took counts. */
    void add(LedgerEntry entry) {
      if (!entry.watch().isEmpty()) {
        decision = decision.watch().isEmpty() ? entry : decision;
        watches.add(entry.watch());
      }
    }
  }

  private static Line line(
      VulnerabilityId id,
      Optional<Vulnerability> known,
      Spoken spoken,
      Optional<TicketRow> ticket) {
    return new Line(
        id,
        known.map(Vulnerability::title).orElse(Localized.NONE),
        known.flatMap(Vulnerability::score).map(Score::base).orElse(null),
        known.flatMap(Vulnerability::severity).orElse(null),
        known.flatMap(v -> v.fact(Enrichment.Kev.class)).isPresent(),
        List.copyOf(spoken.watches),
        spoken.decision,
        ticket);
  }
}
