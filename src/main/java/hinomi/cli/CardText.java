package hinomi.cli;

import hinomi.ticket.BoardShelf;

/** A ticket of the embedded board, in full. */
final class CardText {
  private CardText() {}

  static void print(Terminal terminal, BoardShelf.Card card) {
    terminal.out().println("#" + card.id() + "  " + ExplanationText.plain(card.subject()));
    terminal.say(
        "card.head",
        card.priority(),
        terminal.text("card.stage." + card.status()),
        card.assignee().isEmpty() ? "-" : card.assignee(),
        ExplanationText.time(card.created()));
    terminal.out().println();
    terminal.out().println(lines(card.text()));
    for (BoardShelf.Remark note : card.notes()) {
      String stage =
          note.status() == null ? "" : "  " + terminal.text("card.stage." + note.status().name());
      terminal
          .out()
          .println(
              "--- "
                  + ExplanationText.time(note.at())
                  + (note.author().isEmpty() ? "" : "  " + ExplanationText.plain(note.author()))
                  + stage);
      if (!note.text().isEmpty()) {
        terminal.out().println(lines(note.text()));
      }
    }
  }

  /** The text with its line breaks, without anything else that a terminal would act on. */
  private static String lines(String text) {
    return text.lines().map(ExplanationText::plain).reduce((a, b) -> a + "\n" + b).orElse("");
  }
}
