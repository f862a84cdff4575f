package hinomi.cli;

import hinomi.config.Config;
import hinomi.pipeline.Engine;
import hinomi.pipeline.PassReport;
import hinomi.pipeline.Watcher;
import hinomi.watch.Watch;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run}: one pass. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
  private static final String HINTED = "hinted";

  @Mixin private Shared shared = new Shared();

  private final Services services;
  private final Terminal terminal;

  RunCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    try (Engine engine = services.engine(config)) {
      return switch (run(engine)) {
        case Engine.Run.Ended ended -> {
          int code = report(ended.report());
          hint(config, engine);
          yield code;
        }
        case Engine.Run.Busy busy -> busy(busy);
      };
    }
  }

  private Engine.Run run(Engine engine) throws Exception {
    Watcher line = ProgressLine.on(terminal);
    try {
      return engine.run(line);
    } finally {
      if (line instanceof AutoCloseable shown) {
        shown.close();
      }
    }
  }

  private int report(PassReport report) {
    if (shared.json) {
      terminal.out().println(PassJson.of(report, terminal.language()));
    } else {
      Summary summary = new Summary(terminal, report);
      if (terminal.watched() || shared.verbose) {
        summary.print();
      }
      summary.complain();
    }
    return report.troubled() ? Exit.FAILED : Exit.WELL;
  }

  /** Once for the same watches, and only to a person. */
  private void hint(Config config, Engine engine) {
    if (!terminal.watched() || shared.json) {
      return;
    }
    String watches =
        config.watches().stream().map(Watch::fingerprint).sorted().collect(Collectors.joining(","));
    String now = Integer.toHexString(watches.hashCode());
    if (!engine.store().recall(HINTED).orElse("").equals(now)) {
      CheckCommand.hints(terminal, config, engine)
          .forEach(one -> terminal.out().println(CheckCommand.line(terminal, one)));
      engine.store().remember(HINTED, now);
    }
  }

  private int busy(Engine.Run.Busy busy) {
    String since = busy.since().map(ExplanationText::time).orElse("?");
    if (busy.tooLong()) {
      terminal.complain("run.busy.long", since);
      return Exit.FAILED;
    }
    if (terminal.watched() || shared.verbose) {
      terminal.say("run.busy", since);
    }
    return Exit.WELL;
  }
}
