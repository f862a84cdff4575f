package hinomi.store;

import hinomi.advisory.Severity;
import hinomi.ticket.Life;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The columns of a ticket that tell its life. */
final class LifeColumns {
  static final String ALL =
      """
      kind, grouped, severity, due, assign_to, watches, stage, status, assignee, moved, touched,
      touched_by, closed, closed_by, closing_note, read_at, reminded\
      """;

  private LifeColumns() {}

  /**
   * The life in a row.
   *
   * @param from the number of the first of the columns
   */
  static Life read(Row row, int from) throws SQLException {
    return new Life(
        TicketAction.Kind.valueOf(row.text(from)),
        row.text(from + 1),
        row.optionalText(from + 2).map(Severity::valueOf),
        row.optionalText(from + 3).map(LocalDate::parse),
        row.text(from + 4),
        List.of(Json.read("ticket", row.text(from + 5), String[].class)),
        Stage.valueOf(row.text(from + 6)),
        row.text(from + 7),
        row.text(from + 8),
        row.text(from + 9),
        row.optionalMoment(from + 10),
        row.text(from + 11),
        row.optionalMoment(from + 12),
        row.text(from + 13),
        row.text(from + 14),
        row.optionalMoment(from + 15),
        row.optionalMoment(from + 16));
  }
}
