package hinomi.ticket.text;

import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Reminder;
import java.util.ArrayList;
import java.util.List;

/** The words of a day's reminder. */
final class ReminderText {
  private final Words words;
  private final Reminder reminder;

  ReminderText(Words words, Reminder reminder) {
    this.words = words;
    this.reminder = reminder;
  }

  Body body(Bounds bounds) {
    ListedTable table = new ListedTable(words, bounds);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Lines(
            List.of(
                new LineWriter()
                    .sentence(
                        words,
                        "reminder.first",
                        who(bounds),
                        String.join(words.of("and"), counts()))
                    .line(),
                Line.own(words.of("reminder.how")))));
    blocks.addAll(table.of("heading.overdue", reminder.overdue()));
    blocks.addAll(table.of("heading.untouched", reminder.untouched()));
    return new Body(blocks);
  }

  private Line who(Bounds bounds) {
    return reminder.assignee().isBlank()
        ? Line.own(words.of("nobody"))
        : new LineWriter().feed(Words.brief(reminder.assignee(), bounds.cell())).line();
  }

  private List<String> counts() {
    List<String> counts = new ArrayList<>();
    if (!reminder.overdue().isEmpty()) {
      counts.add(words.of("count.overdue", reminder.overdue().size()));
    }
    if (!reminder.untouched().isEmpty()) {
      counts.add(words.of("count.untouched", reminder.untouched().size()));
    }
    return counts;
  }
}
