package hinomi.cli;

import hinomi.calendar.Moments;
import hinomi.config.Config;
import hinomi.pipeline.Audit;
import hinomi.pipeline.Engine;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ledger}: what was decided, or, with {@code --dropped}, what became no ticket and why. */
@Command(name = "ledger")
final class LedgerCommand implements Callable<Integer> {

  /** The exploited, then the surer match, then the higher score: what may have been a mistake. */
  private static final Comparator<Audit.Line> DOUBTFUL =
      Comparator.comparing(Audit.Line::kev)
          .thenComparingInt(LedgerCommand::confidence)
          .thenComparingDouble(line -> line.score() == null ? 5.0 : line.score())
          .reversed()
          .thenComparing(Audit.Line::id);

  @Mixin private Shared shared = new Shared();

  @Option(names = "--dropped")
  private boolean dropped;

  @Option(names = "--since", paramLabel = "AGE", defaultValue = "7d")
  private String since = "7d";

  private final Services services;
  private final Terminal terminal;

  LedgerCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    Instant now = Instant.now();
    Optional<Instant> from = Moments.past(since, config.calendar().zone(), now);
    if (from.isEmpty()) {
      terminal.complain("backtest.since", since);
      return Exit.UNUSABLE;
    }
    try (Engine engine = services.engine(config)) {
      Instant end = now.plusSeconds(1);
      if (dropped) {
        dropped(Audit.of(engine.store(), from.get(), end));
      } else {
        all(engine.store().ledger(from.get(), end));
      }
      return Exit.WELL;
    }
  }

  private void all(List<LedgerEntry> entries) {
    if (shared.json) {
      ArrayNode root = JsonMapper.shared().createArrayNode();
      entries.forEach(e -> put(root.addObject(), e));
      print(root);
      return;
    }
    for (LedgerEntry e : entries) {
      terminal
          .out()
          .println(
              ExplanationText.time(e.at())
                  + "  "
                  + ExplanationText.plain(e.vulnerability().value())
                  + "  "
                  + terminal.text("fate." + e.fate().name().toLowerCase(Locale.ROOT))
                  + (e.watch().isEmpty() ? "" : "  " + terminal.text("explain.watch", e.watch()))
                  + "  "
                  + ExplanationText.plain(e.reason().in(terminal.language()))
                  + " ["
                  + e.rule()
                  + "]");
    }
    terminal.say("ledger.count", entries.size());
  }

  private void dropped(List<Audit.Line> lines) {
    List<Audit.Line> kept =
        lines.stream()
            .filter(l -> l.ticket().isEmpty() && l.decision().fate() != Fate.TICKET)
            .sorted(DOUBTFUL)
            .toList();
    if (shared.json) {
      ArrayNode root = JsonMapper.shared().createArrayNode();
      for (Audit.Line line : kept) {
        ObjectNode one = root.addObject();
        put(one, line.decision());
        one.put("title", line.title().preferring(terminal.language()));
        one.put("score", line.score());
        one.put("kev", line.kev());
        one.put("confidence", confidence(line));
      }
      print(root);
      return;
    }
    Map<String, List<Audit.Line>> byRule = new TreeMap<>();
    kept.forEach(l -> byRule.computeIfAbsent(l.decision().rule(), r -> new ArrayList<>()).add(l));
    byRule.forEach(
        (rule, some) -> {
          terminal.out().println(terminal.text("ledger.rule", rule, some.size()));
          some.forEach(this::line);
        });
    terminal.say("ledger.dropped", kept.size());
  }

  private void line(Audit.Line line) {
    LedgerEntry e = line.decision();
    terminal
        .out()
        .println(
            "  "
                + ExplanationText.plain(line.id().value())
                + (line.score() == null ? "" : "  " + line.score())
                + (line.kev() ? "  KEV" : "")
                + (e.watch().isEmpty() ? "" : "  " + terminal.text("explain.watch", e.watch()))
                + "  "
                + ExplanationText.plain(e.reason().in(terminal.language()))
                + "  "
                + ExplanationText.plain(line.title().preferring(terminal.language())));
  }

  private static int confidence(Audit.Line line) {
    return line.decision().evidence() == null ? 0 : line.decision().evidence().tier().confidence();
  }

  private void put(ObjectNode one, LedgerEntry e) {
    one.put("at", e.at().toString());
    one.put("id", e.vulnerability().value());
    one.put("destination", e.destination());
    one.put("watch", e.watch());
    one.put("fate", e.fate().name().toLowerCase(Locale.ROOT));
    one.put("rule", e.rule());
    one.put("reason", e.reason().in(terminal.language()));
  }

  private void print(ArrayNode root) {
    terminal
        .out()
        .println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }
}
