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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    Map<Place, List<LedgerEntry>> decisions = new LinkedHashMap<>();
    for (LedgerEntry entry : store.ledger(from, to)) {
      if (!entry.vulnerability().value().matches("(?:digest|week|alarm) .*")) {
        decisions
            .computeIfAbsent(
                new Place(entry.destination(), entry.vulnerability()), p -> new ArrayList<>())
            .add(entry);
      }
    }
    Map<Place, TicketRow> tickets = new HashMap<>();
    for (TicketRow row : store.tickets()) {
      row.members().forEach(id -> tickets.put(new Place(row.destination(), id), row));
    }
    List<Place> places = new ArrayList<>(decisions.keySet());
    List<Line> lines = new ArrayList<>();
    for (int at = 0; at < places.size(); at += CHUNK) {
      List<Place> some = places.subList(at, Math.min(places.size(), at + CHUNK));
      Set<VulnerabilityId> ids = new LinkedHashSet<>();
      some.forEach(p -> ids.add(p.id()));
      Map<VulnerabilityId, List<Advisory>> advisories = store.advisories(ids);
      Map<VulnerabilityId, List<Enrichment>> facts = store.enrichments(ids);
      for (Place place : some) {
        List<LedgerEntry> entries = decisions.getOrDefault(place, List.of());
        Optional<Vulnerability> known =
            Optional.of(advisories.getOrDefault(place.id(), List.of()))
                .filter(a -> !a.isEmpty())
                .map(
                    a -> Correlator.join(place.id(), a, facts.getOrDefault(place.id(), List.of())));
        lines.add(line(place.id(), known, entries, Optional.ofNullable(tickets.get(place))));
      }
    }
    return lines;
  }

  private static Line line(
      VulnerabilityId id,
      Optional<Vulnerability> known,
      List<LedgerEntry> entries,
      Optional<TicketRow> ticket) {
    Map<String, Boolean> watches = new TreeMap<>();
    entries.stream()
        .map(LedgerEntry::watch)
        .filter(w -> !w.isEmpty())
        .forEach(w -> watches.put(w, true));
    LedgerEntry decision =
        entries.stream().filter(e -> !e.watch().isEmpty()).findFirst().orElse(entries.getFirst());
    return new Line(
        id,
        known.map(Vulnerability::title).orElse(Localized.NONE),
        known.flatMap(Vulnerability::score).map(Score::base).orElse(null),
        known.flatMap(Vulnerability::severity).orElse(null),
        known.flatMap(v -> v.fact(Enrichment.Kev.class)).isPresent(),
        List.copyOf(watches.keySet()),
        decision,
        ticket);
  }
}
