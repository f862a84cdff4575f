package hinomi.web.today;

import hinomi.advisory.Severity;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A ticket in a list.
 *
 * @param row as the store knows it
 * @param days its age in whole days
 */
public record TicketLine(TicketRow row, boolean overdue, long days) {

  /** The gravest first, then the oldest. What is unscored counts as medium. */
  static final Comparator<TicketLine> URGENT =
      Comparator.comparing(TicketLine::overdue)
          .reversed()
          .thenComparing(
              Comparator.<TicketLine, Severity>comparing(
                      line -> line.row().life().severity().orElse(Severity.MEDIUM))
                  .reversed())
          .thenComparing(line -> line.row().planned());

  static TicketLine of(TicketRow row, Instant now, LocalDate today) {
    return new TicketLine(
        row,
        row.life().overdue(today),
        Duration.between(row.filed().orElse(row.planned()), now).toDays());
  }

  /** Where it is read; "" while it waits to be filed. */
  public String address() {
    return row.ref().map(Frame::ticket).orElse("");
  }

  public String number() {
    return row.ref().map(Object::toString).orElse("");
  }

  /** What it covers, without its own marks. */
  public List<String> ids() {
    return row.members().stream()
        .map(id -> id.value())
        .filter(id -> !id.startsWith("alarm "))
        .toList();
  }

  public boolean untouched() {
    return row.life().untouched();
  }

  public Stage stage() {
    return row.life().stage();
  }

  /** Who has it, as the tracker shows it, else whom its watch assigned it to. */
  public String assignee() {
    return row.life().read().isPresent() ? row.life().assignee() : row.life().assignTo();
  }

  static boolean isCase(TicketRow row) {
    return row.life().kind() == TicketAction.Kind.CASE;
  }
}
