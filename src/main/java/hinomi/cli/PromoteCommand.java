package hinomi.cli;

import hinomi.pipeline.Engine;
import hinomi.pipeline.PassReport;
import hinomi.pipeline.Watcher;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code promote ID}: a ticket of what the gates kept back. */
@Command(name = "promote")
final class PromoteCommand implements Callable<Integer> {
  @Mixin private Shared shared = new Shared();

  @Parameters(paramLabel = "ID", descriptionKey = "id")
  private String id = "";

  private final Services services;
  private final Terminal terminal;

  PromoteCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Engine engine = services.engine(shared.load(terminal))) {
      List<Engine.Explanation> known = engine.explain(id);
      if (known.isEmpty()) {
        terminal.complain("explain.unknown", id);
        return Exit.FAILED;
      }
      boolean all = known.stream().allMatch(one -> one.ticket().isPresent());
      if (shared.json && all) {
        terminal.out().println(ExplanationJson.of(known, terminal.language()));
        return Exit.WELL;
      }
      for (Engine.Explanation one : known) {
        if (one.ticket().isPresent() && !shared.json) {
          terminal.say(
              "promote.already",
              one.vulnerability().id(),
              one.ticket()
                  .get()
                  .ref()
                  .map(Object::toString)
                  .orElseGet(() -> terminal.text("tickets.waits")),
              one.ticket().get().ref().map(r -> r.url()).orElse(""));
        }
      }
      if (all) {
        return Exit.WELL;
      }
      return switch (engine.promote(id, Watcher.SILENT)) {
        case Engine.Run.Busy busy -> {
          if (shared.json) {
            terminal
                .out()
                .println(JsonMapper.shared().createObjectNode().put("later", true).put("id", id));
          } else {
            terminal.say("promote.later", id);
          }
          yield Exit.WELL;
        }
        case Engine.Run.Ended ended -> report(ended.report());
      };
    }
  }

  private int report(PassReport report) {
    if (shared.json) {
      terminal.out().println(PassJson.of(report, terminal.language()));
    } else {
      for (PassReport.Result result : report.delivered()) {
        terminal
            .out()
            .println(
                terminal.text("how." + result.how(), result.ticket())
                    + "  "
                    + ExplanationText.plain(result.subject())
                    + (result.url().isEmpty() ? "" : "  " + result.url()));
      }
    }
    new Summary(terminal, report).complain();
    if (report.planned().isEmpty() && report.delivered().isEmpty()) {
      terminal.complain("promote.nothing", id);
      return Exit.FAILED;
    }
    return report.undelivered() > 0 ? Exit.FAILED : Exit.WELL;
  }
}
