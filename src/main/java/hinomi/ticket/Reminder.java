package hinomi.ticket;

import java.util.List;

/**
 * What one assignee, or nobody, has left lying: gathered into one note a working day.
 *
 * @param on the ticket that the note stands on: the most urgent of all
 * @param assignee whose tickets these are; empty for those of nobody
 * @param untouched those that nobody has looked at, the most urgent first
 * @param overdue those past their due date, the longest first
 */
public record Reminder(
    TicketRef on, String assignee, List<Listed> untouched, List<Listed> overdue) {
  public Reminder {
    untouched = List.copyOf(untouched);
    overdue = List.copyOf(overdue);
  }
}
