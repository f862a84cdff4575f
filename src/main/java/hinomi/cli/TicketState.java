package hinomi.cli;

import hinomi.advisory.Severity;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Stage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** How a ticket stands, as people ask for it; the most pressing first. */
enum TicketState {
  OVERDUE("overdue"),
  UNTOUCHED("untouched"),
  OPEN("open"),
  NOT_OURS("not-ours"),
  DONE("done"),
  GONE("gone");

  private final String word;

  TicketState(String word) {
    this.word = word;
  }

  /** As it is written on the command line and in JSON. */
  String word() {
    return word;
  }

  boolean ended() {
    return this == NOT_OURS || this == DONE || this == GONE;
  }

  static Optional<TicketState> named(String word) {
    return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
  }

  static TicketState of(TicketRow row, LocalDate today) {
    Stage stage = row.life().stage();
    return switch (stage) {
      case DONE -> DONE;
      case NOT_OURS -> NOT_OURS;
      case GONE -> GONE;
      case NEW, OPEN ->
          row.life().overdue(today) ? OVERDUE : row.life().untouched() ? UNTOUCHED : OPEN;
    };
  }

  /** By state, then severity, then age. */
  static Comparator<TicketRow> urgent(LocalDate today) {
    return Comparator.<TicketRow, TicketState>comparing(row -> of(row, today))
        .thenComparing(
            Comparator.<TicketRow, Severity>comparing(
                    row -> row.life().severity().orElse(Severity.MEDIUM))
                .reversed())
        .thenComparing(TicketRow::planned);
  }
}
