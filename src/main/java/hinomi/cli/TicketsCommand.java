package hinomi.cli;

import hinomi.config.Config;
import hinomi.pipeline.Engine;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.BoardShelf;
import hinomi.ticket.BoardShelf.Remark;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code tickets}: what has become of the tickets; with a number, a ticket of the embedded board,
 * and what a person does with it.
 */
@Command(name = "tickets")
final class TicketsCommand implements Callable<Integer> {
  private static final Map<String, Stage> STAGES =
      Map.of("open", Stage.OPEN, "done", Stage.DONE, "not-ours", Stage.NOT_OURS);

  @Mixin private Shared shared = new Shared();

  @Parameters(arity = "0..1", paramLabel = "NUMBER", descriptionKey = "number")
  private @Nullable Long number;

  @Option(names = "--state", paramLabel = "untouched|open|overdue|done|not-ours|all")
  private @Nullable String state;

  @Option(names = "--all", descriptionKey = "tickets.all")
  private boolean all;

  @Option(names = "--status", paramLabel = "open|done|not-ours")
  private @Nullable String status;

  @Option(names = "--note", paramLabel = "TEXT")
  private @Nullable String note;

  @Option(names = "--assign", paramLabel = "LOGIN")
  private @Nullable String assign;

  @Option(names = "--by", paramLabel = "NAME")
  private @Nullable String by;

  private final Services services;
  private final Terminal terminal;

  TicketsCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    if (state != null && TicketState.named(state).isEmpty() && !state.equals("all")) {
      terminal.complain("tickets.state", state);
      return Exit.UNUSABLE;
    }
    if (all && state != null && !state.equals("all")) {
      terminal.complain("tickets.all", state);
      return Exit.UNUSABLE;
    }
    if (status != null && !STAGES.containsKey(status)) {
      terminal.complain("tickets.status", status);
      return Exit.UNUSABLE;
    }
    try (Engine engine = services.engine(config)) {
      if (number != null) {
        return card(engine.store().board(), number);
      }
      ZoneId zone = config.calendar().zone();
      Instant now = Instant.now();
      LocalDate today = LocalDate.ofInstant(now, zone);
      List<TicketRow> rows =
          engine.store().tickets().stream()
              .filter(row -> isWanted(TicketState.of(row.life(), today)))
              .sorted(
                  Comparator.comparing(TicketRow::life, TicketState.urgent(today))
                      .thenComparing(TicketRow::planned))
              .toList();
      TicketList list = new TicketList(terminal, now, zone);
      if (shared.json) {
        terminal.out().println(list.json(rows));
      } else {
        list.print(rows);
      }
      return Exit.WELL;
    }
  }

  private boolean isWanted(TicketState one) {
    if (all || "all".equals(state)) {
      return true;
    }
    return state == null ? !one.ended() : one.word().equals(state);
  }

  private int card(BoardShelf board, long wanted) {
    BoardShelf.Card card = board.get(wanted).orElse(null);
    if (card == null) {
      terminal.complain("tickets.unknown", wanted);
      return Exit.FAILED;
    }
    if (status != null || note != null || assign != null) {
      String author = by == null || by.isBlank() ? System.getProperty("user.name", "-") : by;
      Stage stage = status == null ? null : STAGES.get(status);
      board.append(
          wanted,
          List.of(),
          new Remark(Instant.now(), note == null ? "" : note, author, stage),
          new BoardShelf.Change(null, null, assign));
      card = board.get(wanted).orElse(card);
    }
    CardText.print(terminal, card);
    return Exit.WELL;
  }
}
