package hinomi.ticket.text;

import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Listed;
import hinomi.ticket.TicketRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of tickets under its heading; nothing without rows. */
final class ListedTable {
  private static final int ROWS = 40;

  private final Words words;
  private final Bounds bounds;

  ListedTable(Words words, Bounds bounds) {
    this.words = words;
    this.bounds = bounds;
  }

  List<Block> of(String heading, List<Listed> tickets) {
    if (tickets.isEmpty()) {
      return List.of();
    }
    int most = bounds.rows(ROWS);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(words.of(heading)));
    blocks.add(
        new Block.Table(
            Stream.of("ticket", "severity", "subject", "due", "assignee", "age")
                .map(h -> words.of("column." + h))
                .toList(),
            tickets.stream().limit(most).map(this::row).toList()));
    if (tickets.size() > most) {
      blocks.add(new Block.Lines(List.of(Line.own(words.of("more", tickets.size() - most)))));
    }
    return blocks;
  }

  private List<Line> row(Listed listed) {
    TicketRef ticket = listed.ticket();
    return List.of(
        new LineWriter().link(ticket.toString(), ticket.url(), bounds).line(),
        Line.own(listed.severity().map(words::severity).orElse(words.of("unscored"))),
        feed(listed.subject()),
        Line.own(listed.due().map(Object::toString).orElse("-")),
        listed.assignee().isBlank() ? Line.own(words.of("nobody")) : feed(listed.assignee()),
        Line.own(words.count("days", listed.days())));
  }

  private Line feed(String text) {
    return new LineWriter().feed(Words.brief(text, bounds.cell())).line();
  }
}
