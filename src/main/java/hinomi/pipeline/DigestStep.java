package hinomi.pipeline;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.DigestLine;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Member;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files the day's digest: one ticket a day and destination. What is over the day's budget is added
 * to it later in the day; mere mentions wait for the next one.
 */
final class DigestStep {
  private static final Comparator<DigestLine> URGENT =
      Comparator.<DigestLine, Boolean>comparing(DigestLine::exploited)
          .thenComparingDouble(line -> line.base() == null ? 5.0 : line.base())
          .reversed()
          .thenComparing(DigestLine::id);

  private final Desk desk;

  DigestStep(Desk desk) {
    this.desk = desk;
  }

  void run() {
    if (desk.quiet()) {
      return;
    }
    Map<String, List<DigestLine>> byDestination = new TreeMap<>();
    for (DigestLine line : desk.store().life().digest()) {
      byDestination.computeIfAbsent(line.destination(), d -> new ArrayList<>()).add(line);
    }
    byDestination.forEach(
        (destination, lines) -> {
          lines.sort(URGENT);
          list(destination, lines);
        });
  }

  private void list(String destination, List<DigestLine> lines) {
    LocalDate today = desk.settings().workTime().day(desk.now());
    boolean pressing = lines.stream().anyMatch(line -> line.rule().equals("budget"));
    VulnerabilityId id = new VulnerabilityId("digest " + today);
    Member key = Member.of(id);
    Optional<TicketRow> filed = desk.store().ticket(key.keys(destination));
    if (filed.isEmpty()) {
      if (pressing || desk.settings().workTime().working(desk.now())) {
        plan(desk.writer().digest(destination, key, today, lines), lines, today);
      }
    } else if (pressing
        && desk.notes(destination) > 0
        && filed.get().life().stage() != Stage.GONE) {
      plan(
          new TicketAction.Note(
              filed.get().address(),
              List.of(key),
              desk.writer().digestMore(lines),
              desk.settings().language()),
          lines,
          today);
    }
  }

  private void plan(TicketAction action, List<DigestLine> lines, LocalDate today) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (DigestLine line : lines) {
      entries.add(
          new LedgerEntry(
              desk.now(),
              line.id(),
              line.destination(),
              "",
              Fate.DIGEST,
              "digest",
              Message.of("pipeline", "digest.listed", today),
              null));
    }
    desk.store().life().listed(lines, List.of(action), entries, desk.now());
  }
}
