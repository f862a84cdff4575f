package hinomi.pipeline;

import hinomi.advisory.Severity;
import hinomi.calendar.WorkTime;
import hinomi.language.Message;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Life;
import hinomi.ticket.Member;
import hinomi.ticket.Reminder;
import hinomi.ticket.TicketAction;
import hinomi.watch.Policy;
import hinomi.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Brings up what nobody has looked at and what is overdue: one note an assignee and working day, on
 * the most urgent of his tickets.
 */
final class ReminderStep {
  private static final Comparator<TicketRow> URGENT =
      Comparator.<TicketRow, Severity>comparing(ReminderStep::severity)
          .reversed()
          .thenComparing(row -> row.filed().orElse(row.planned()));

  private final Desk desk;
  private final WorkTime time;

  ReminderStep(Desk desk) {
    this.desk = desk;
    this.time = desk.settings().workTime();
  }

  /** Where the tickets are and who has them. */
  private record Whose(String destination, String assignee) implements Comparable<Whose> {
    @Override
    public int compareTo(Whose other) {
      return Comparator.comparing(Whose::destination)
          .thenComparing(Whose::assignee)
          .compare(this, other);
    }
  }

  void run() {
    Map<Whose, List<TicketRow>> lying = new TreeMap<>();
    LocalDate today = time.day(desk.now());
    for (TicketRow row : desk.openCases()) {
      if (row.life().untouched() || row.life().overdue(today)) {
        lying
            .computeIfAbsent(
                new Whose(row.destination(), Desk.assignee(row)), k -> new ArrayList<>())
            .add(row);
      }
    }
    lying.forEach((whose, rows) -> bringUp(whose, rows, today));
  }

  private void bringUp(Whose whose, List<TicketRow> rows, LocalDate today) {
    List<TicketRow> due = rows.stream().filter(row -> isDue(row, today)).toList();
    boolean alreadyToday =
        rows.stream()
            .flatMap(row -> row.life().reminded().stream())
            .anyMatch(at -> time.day(at).equals(today));
    boolean pressing = due.stream().anyMatch(row -> breaks(row));
    boolean now = time.working(desk.now()) && !desk.quiet();
    if (due.isEmpty()
        || alreadyToday
        || !(now || pressing)
        || desk.notes(whose.destination()) <= 0) {
      return;
    }
    List<TicketRow> all = rows.stream().sorted(URGENT).toList();
    Reminder reminder =
        new Reminder(
            all.getFirst().address(),
            whose.assignee(),
            all.stream().filter(row -> row.life().untouched()).map(desk::listed).toList(),
            all.stream()
                .filter(row -> row.life().overdue(today))
                .sorted(Comparator.comparing(row -> row.life().due().orElse(today)))
                .map(desk::listed)
                .toList());
    TicketAction.Note note =
        new TicketAction.Note(
            reminder.on(),
            all.getFirst().members().stream().map(Member::of).toList(),
            desk.writer().reminder(reminder),
            desk.settings().language());
    desk.store()
        .life()
        .remind(all.stream().map(TicketRow::id).toList(), List.of(note), entries(all), desk.now());
  }

  private List<LedgerEntry> entries(List<TicketRow> rows) {
    return rows.stream()
        .flatMap(
            row ->
                row.members().stream()
                    .map(
                        id ->
                            new LedgerEntry(
                                desk.now(),
                                id,
                                row.destination(),
                                "",
                                Fate.TICKET,
                                "reminded",
                                Message.of("pipeline", "reminded", row.address()),
                                null)))
        .toList();
  }

  private boolean isDue(TicketRow row, LocalDate today) {
    Life life = row.life();
    Optional<Duration> every = remind(row);
    Instant from = life.reminded().orElse(row.filed().orElse(row.planned()));
    boolean again =
        every
            .map(e -> breaks(row) ? from.plus(e) : time.plus(from, e))
            .filter(at -> !desk.now().isBefore(at))
            .isPresent();
    boolean becameOverdue =
        life.due().filter(d -> d.isBefore(today)).isPresent()
            && life.reminded()
                .filter(at -> time.day(at).isAfter(life.due().orElseThrow()))
                .isEmpty();
    return again || becameOverdue;
  }

  /** Something critical, where that may break working time. */
  private boolean breaks(TicketRow row) {
    return severity(row) == Severity.CRITICAL && time.breaks(true);
  }

  private Optional<Duration> remind(TicketRow row) {
    Policy policy =
        Stream.concat(
                row.life().watches().stream()
                    .flatMap(
                        name ->
                            desk.matcher().watches().stream().filter(w -> w.name().equals(name)))
                    .map(Watch::policy),
                Stream.of(Policy.DEFAULT))
            .findFirst()
            .orElseThrow();
    return Optional.ofNullable(policy.remind().get(severity(row)));
  }

  private static Severity severity(TicketRow row) {
    return row.life().severity().orElse(Severity.MEDIUM);
  }
}
