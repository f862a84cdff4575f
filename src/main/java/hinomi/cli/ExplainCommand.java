package hinomi.cli;

import hinomi.pipeline.Engine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain ID}: every decision about a vulnerability. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private Shared shared = new Shared();

  @Parameters(paramLabel = "ID", descriptionKey = "id")
  private String id = "";

  private final Services services;
  private final Terminal terminal;

  ExplainCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Engine engine = services.engine(shared.load(terminal))) {
      List<Engine.Explanation> all = engine.explain(id);
      if (all.isEmpty()) {
        terminal.complain("explain.unknown", id);
        return Exit.FAILED;
      }
      if (shared.json) {
        terminal.out().println(ExplanationJson.of(all, terminal.language()));
      } else {
        all.forEach(one -> new ExplanationText(terminal, one).print());
      }
      return Exit.WELL;
    }
  }
}
