package hinomi.cli;

import hinomi.pipeline.records.Backtest;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A back-test for machines. Its members are part of the contract: add, never rename. */
final class BacktestJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private BacktestJson() {}

  static String of(Backtest.Result result, Optional<Backtest.Result> compared) {
    ObjectNode root = one(result);
    compared.ifPresent(other -> root.set("compared", one(other)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static ObjectNode one(Backtest.Result result) {
    ObjectNode root = JSON.createObjectNode();
    root.put("from", result.from().toString());
    root.put("to", result.to().toString());
    root.put("matched", result.matched());
    root.put("tickets", result.tickets());
    ObjectNode weeks = root.putObject("weeks");
    result.weeks().forEach((monday, n) -> weeks.put(monday.toString(), n));
    ArrayNode watches = root.putArray("watches");
    for (Backtest.Loud loud : result.watches()) {
      ObjectNode watch = watches.addObject();
      watch.put("watch", loud.watch());
      watch.put("matched", loud.matched());
      watch.put("tickets", loud.tickets());
    }
    ObjectNode dropped = root.putObject("dropped");
    result.dropped().forEach(dropped::put);
    ObjectNode bars = root.putObject("ticketsWithMinCvss");
    result.withBar().forEach((bar, n) -> bars.put(bar.toString(), n));
    ArrayNode ids = root.putArray("vulnerabilities");
    result.ids().forEach(ids::add);
    return root;
  }
}
