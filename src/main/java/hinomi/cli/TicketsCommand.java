package hinomi.cli;

import hinomi.pipeline.Engine;
import hinomi.store.Store;
import hinomi.ticket.BoardShelf;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tickets}: the tickets filed, and a ticket of the embedded board in full. */
@Command(name = "tickets")
final class TicketsCommand implements Callable<Integer> {
  @Mixin private Shared shared = new Shared();

  @Parameters(arity = "0..1", paramLabel = "NUMBER", descriptionKey = "number")
  private @Nullable Long number;

  private final Services services;
  private final Terminal terminal;

  TicketsCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Engine engine = services.engine(shared.load(terminal))) {
      if (number != null) {
        return card(engine.store().board(), number);
      }
      List<Store.TicketRow> rows = engine.store().tickets();
      if (shared.json) {
        terminal.out().println(json(rows));
      } else {
        print(rows);
      }
      return Exit.WELL;
    }
  }

  private void print(List<Store.TicketRow> rows) {
    for (Store.TicketRow row : rows) {
      String ref = row.ref().map(Object::toString).orElseGet(() -> terminal.text("tickets.waits"));
      String url = row.ref().map(r -> r.url()).orElse("");
      terminal
          .out()
          .println(
              ref
                  + "  "
                  + ExplanationText.plain(row.subject())
                  + (url.isEmpty() ? "" : "  " + url));
    }
    terminal.say(rows.isEmpty() ? "tickets.none" : "tickets.count", rows.size());
  }

  private int card(BoardShelf board, long wanted) {
    BoardShelf.Card card = board.get(wanted).orElse(null);
    if (card == null) {
      terminal.complain("tickets.unknown", wanted);
      return Exit.FAILED;
    }
    CardText.print(terminal, card);
    return Exit.WELL;
  }

  private static String json(List<Store.TicketRow> rows) {
    JsonMapper mapper = JsonMapper.shared();
    ArrayNode root = mapper.createArrayNode();
    for (Store.TicketRow row : rows) {
      ObjectNode one = root.addObject();
      one.put("destination", row.destination());
      one.put("subject", row.subject());
      row.ref()
          .ifPresent(
              ref -> {
                one.put("id", ref.id());
                one.put("url", ref.url());
              });
      ArrayNode members = one.putArray("vulnerabilities");
      row.members().forEach(m -> members.add(m.value()));
      one.put("planned", row.planned().toString());
      row.filed().ifPresent(at -> one.put("filed", at.toString()));
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
