package hinomi.web.today;

import hinomi.advisory.Severity;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.TicketState;
import hinomi.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A ticket in a list.
 *
 * @param row as the store knows it
 * @param days its age in whole days
 */
public record TicketLine(TicketRow row, TicketState state, long days) {
  /** As many of a ticket's vulnerabilities are named in a list. */
  private static final int NAMED = 3;

  static TicketLine of(TicketRow row, Instant now, LocalDate today) {
    return new TicketLine(
        row,
        TicketState.of(row.life(), today),
        Math.max(0, Duration.between(row.filed().orElse(row.planned()), now).toDays()));
  }

  /** Where it is read; "" while it waits to be filed. */
  public String address() {
    return row.ref().map(Frame::ticket).orElse("");
  }

  /** The tracker's number; "" while it waits to be filed. */
  public String number() {
    return row.ref().map(Object::toString).orElse("");
  }

  /** The first of the vulnerabilities that it covers. */
  public List<String> ids() {
    return all().stream().limit(NAMED).toList();
  }

  /** How many more there are. */
  public int more() {
    return Math.max(0, all().size() - NAMED);
  }

  private List<String> all() {
    return row.members().stream().map(id -> id.value()).toList();
  }

  /** Its severity as a class of the style sheet and end of a key; "" while it is unscored. */
  public String severity() {
    return row.life()
        .severity()
        .map(Severity::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /** Who has it, as the tracker shows it, else whom its watch assigned it to. */
  public String assignee() {
    return row.life().read().isPresent() ? row.life().assignee() : row.life().assignTo();
  }
}
