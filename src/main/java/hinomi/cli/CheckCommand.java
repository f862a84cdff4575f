package hinomi.cli;

import hinomi.config.Config;
import hinomi.config.Problem;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Products;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code check}: the configuration and every connection. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
  @Mixin private Shared shared = new Shared();

  @Option(names = "--test-ticket")
  private boolean testTicket;

  private final Services services;
  private final Terminal terminal;

  CheckCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    try (Engine engine = services.engine(config)) {
      List<Engine.Checked> checked = new java.util.ArrayList<>(engine.check());
      checked.addAll(hints(terminal, config, engine));
      if (testTicket) {
        checked.add(engine.testTicket());
      }
      Map<String, Integer> hits = engine.everRan() ? engine.hits() : Map.of();
      if (shared.json) {
        terminal.out().println(json(config, checked, hits));
      } else {
        print(config, checked, hits, engine);
      }
      return checked.stream().anyMatch(c -> c.level() == Engine.Level.ERROR)
          ? Exit.FAILED
          : Exit.WELL;
    }
  }

  /** Products of watches that nothing is known of, where a known name is much like theirs. */
  static List<Engine.Checked> hints(Terminal terminal, Config config, Engine engine) {
    return new Products(engine.store())
        .hints(config.watches()).stream()
            .map(
                hint ->
                    new Engine.Checked(
                        terminal.text("explain.watch", hint.watch()),
                        Engine.Level.WARNING,
                        hint.message()))
            .toList();
  }

  private void print(
      Config config, List<Engine.Checked> checked, Map<String, Integer> hits, Engine engine)
      throws InterruptedException {
    terminal.say("check.config", config.file(), config.watches().size(), config.sources().size());
    for (Problem warning : config.warnings(java.time.Instant.now())) {
      terminal
          .out()
          .println(mark(terminal, Engine.Level.WARNING) + warning.in(terminal.language()));
    }
    for (Engine.Checked one : checked) {
      terminal.out().println(line(terminal, one));
    }
    if (hits.isEmpty()) {
      terminal.say("check.hits.unknown");
    } else {
      terminal.say("check.hits");
      hits.forEach((watch, n) -> terminal.out().println("  " + watch + ": " + n));
    }
    engine.untouchedUrl().ifPresent(url -> terminal.say("check.untouched", url));
    long errors = checked.stream().filter(c -> c.level() == Engine.Level.ERROR).count();
    terminal.say(errors == 0 ? "check.well" : "check.failed", errors);
  }

  /** One finding as a line. */
  static String line(Terminal terminal, Engine.Checked one) {
    return mark(terminal, one.level()) + one.about() + ": " + one.message().in(terminal.language());
  }

  private static String mark(Terminal terminal, Engine.Level level) {
    return switch (level) {
      case OK -> terminal.text("mark.ok");
      case WARNING -> terminal.text("mark.warning");
      case ERROR -> terminal.text("mark.error");
    };
  }

  private String json(Config config, List<Engine.Checked> checked, Map<String, Integer> hits) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode root = mapper.createObjectNode();
    ArrayNode findings = root.putArray("findings");
    for (Problem warning : config.warnings(java.time.Instant.now())) {
      ObjectNode one = findings.addObject();
      one.put("about", "configuration");
      one.put("level", "warning");
      one.put("message", warning.in(terminal.language()));
    }
    for (Engine.Checked c : checked) {
      ObjectNode one = findings.addObject();
      one.put("about", c.about());
      one.put("level", c.level().name().toLowerCase(java.util.Locale.ROOT));
      one.put("message", c.message().in(terminal.language()));
    }
    ObjectNode last30 = root.putObject("hits30d");
    hits.forEach(last30::put);
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
