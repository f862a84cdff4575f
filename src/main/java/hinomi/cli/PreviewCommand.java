package hinomi.cli;

import hinomi.config.Config;
import hinomi.pipeline.Engine;
import hinomi.pipeline.PassReport;
import hinomi.pipeline.Watcher;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code preview}: what a pass would file. */
@Command(name = "preview")
final class PreviewCommand implements Callable<Integer> {
  @Mixin private Shared shared = new Shared();

  @Option(names = "--since", paramLabel = "AGE")
  private @Nullable String since;

  @Spec private picocli.CommandLine.Model.@Nullable CommandSpec spec;

  private final Services services;
  private final Terminal terminal;

  PreviewCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    Instant from = since == null ? null : Instant.now().minus(age(since));
    try (Engine engine = services.engine(config)) {
      Watcher line = ProgressLine.on(terminal);
      PassReport report;
      try {
        report = engine.preview(from, line);
      } finally {
        if (line instanceof AutoCloseable shown) {
          shown.close();
        }
      }
      if (shared.json) {
        terminal.out().println(PassJson.of(report, terminal.language()));
      } else {
        new Summary(terminal, report).printPreview();
      }
      return report.sources().stream().anyMatch(s -> s.failure().isPresent())
          ? Exit.FAILED
          : Exit.WELL;
    }
  }

  private Duration age(String text) {
    if (text.matches("\\d{1,4}[hdw]")) {
      long n = Long.parseLong(text.substring(0, text.length() - 1));
      return switch (text.charAt(text.length() - 1)) {
        case 'h' -> Duration.ofHours(n);
        case 'w' -> Duration.ofDays(7 * n);
        default -> Duration.ofDays(n);
      };
    }
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), terminal.text("preview.since", text));
  }
}
