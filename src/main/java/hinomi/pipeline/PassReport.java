package hinomi.pipeline;

import hinomi.language.Message;
import hinomi.ticket.Change;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.TicketAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pass did.
 *
 * @param firstRun whether it was the first ever
 * @param sources how each source fared
 * @param considered vulnerabilities that were decided
 * @param matched those of which a watch had something to say
 * @param planned what was to be done
 * @param delivered what came of it
 * @param notTicketed how many decisions went another way, by rule
 * @param notes how many changes were noted on tickets, by what changed
 * @param kept what goes to the digest or is held, each decision once
 * @param warnings what the tracker dropped or changed, each once
 * @param waiting why something could not be delivered, each reason once
 * @param undelivered how many actions are left in the outbox
 * @param would subjects of the tickets that a start 30 days ago would have made, on a first run
 *     that made none
 */
public record PassReport(
    Instant began,
    Instant ended,
    boolean firstRun,
    List<SourceReport> sources,
    int considered,
    int matched,
    List<TicketAction> planned,
    List<Result> delivered,
    SortedMap<String, Integer> notTicketed,
    SortedMap<String, Integer> notes,
    List<LedgerEntry> kept,
    List<Message> warnings,
    List<Message> waiting,
    int undelivered,
    List<String> would) {

  /**
   * One action that got through.
   *
   * @param how {@code filed}, {@code found}, {@code adopted}, {@code attached}, {@code noted} or
   *     {@code gone}
   * @param ticket the tracker's number of it, as in {@code #12}
   */
  public record Result(String how, String ticket, String url, String subject) {}

  /** Nothing was done. */
  static PassReport nothing(Instant at) {
    Deliver.Delivered none = new Deliver.Delivered(List.of(), List.of(), 0);
    return of(at, at, false, List.of(), Decide.Decision.NONE, none, List.of());
  }

  static PassReport of(
      Instant began,
      Instant ended,
      boolean firstRun,
      List<SourceReport> sources,
      Decide.Decision decision,
      Deliver.Delivered delivered,
      List<String> would) {
    SortedMap<String, Integer> rules = new TreeMap<>();
    SortedMap<String, Integer> notes = new TreeMap<>();
    List<LedgerEntry> kept = new ArrayList<>();
    for (LedgerEntry entry : decision.plan().entries()) {
      if (entry.fate() != Fate.TICKET) {
        rules.merge(entry.rule(), 1, Integer::sum);
      }
      if (entry.fate() == Fate.DIGEST || entry.fate() == Fate.HELD) {
        kept.add(entry);
      }
      if (Change.RULES.contains(entry.rule())) {
        notes.merge(entry.rule(), 1, Integer::sum);
      }
    }
    LinkedHashSet<Message> warnings = new LinkedHashSet<>();
    List<Result> results = new ArrayList<>();
    for (Deliver.Delivery d : delivered.deliveries()) {
      warnings.addAll(d.warnings());
      results.add(
          new Result(
              d.rule(),
              d.ticket().toString(),
              d.ticket().url(),
              d.action() instanceof TicketAction.File file ? file.subject() : ""));
    }
    return new PassReport(
        began,
        ended,
        firstRun,
        List.copyOf(sources),
        decision.considered(),
        (int) decision.judged().stream().filter(j -> !j.verdicts().isEmpty()).count(),
        decision.plan().actions(),
        List.copyOf(results),
        rules,
        notes,
        List.copyOf(kept),
        List.copyOf(warnings),
        delivered.waiting(),
        delivered.undelivered(),
        List.copyOf(would));
  }

  /** How many new tickets it filed. */
  public int filed() {
    return (int) delivered.stream().filter(r -> r.how().equals("filed")).count();
  }

  /** Whether something could not be done that somebody should look at. */
  public boolean troubled() {
    return undelivered > 0 || sources.stream().anyMatch(SourceReport::lasting);
  }

  /** Whether nothing came in, nothing was decided and nothing went out. */
  public boolean idle() {
    return considered == 0
        && planned.isEmpty()
        && delivered.isEmpty()
        && waiting.isEmpty()
        && sources.stream().allMatch(SourceReport::idle);
  }

  /** Its figures, for the record of passes. */
  Map<String, Integer> summary() {
    SortedMap<String, Integer> figures = new TreeMap<>();
    figures.put("considered", considered);
    figures.put("matched", matched);
    figures.put("filed", filed());
    figures.put("undelivered", undelivered);
    return figures;
  }
}
