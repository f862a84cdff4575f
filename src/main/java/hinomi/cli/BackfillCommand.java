package hinomi.cli;

import hinomi.config.Config;
import hinomi.pipeline.Backfill;
import hinomi.pipeline.Engine;
import hinomi.pipeline.SourceReport;
import hinomi.pipeline.Watcher;
import hinomi.pipeline.records.FileReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backfill}: history from bulk files. */
@Command(name = "backfill")
final class BackfillCommand implements Callable<Integer> {
  private static final int REASONS = 10;

  @Mixin private Shared shared = new Shared();

  @Parameters(arity = "0..*", paramLabel = "SOURCE", descriptionKey = "backfill.sources")
  private List<String> sources = List.of();

  @Option(names = "--from", paramLabel = "PLACE", descriptionKey = "backfill.from")
  private @Nullable String from;

  private final Services services;
  private final Terminal terminal;

  BackfillCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    try (Engine engine = services.engine(config)) {
      if (!possible(engine.sources())) {
        return Exit.UNUSABLE;
      }
      return switch (fill(engine)) {
        case Engine.Filling.Ended(Backfill.Report report) -> tell(report);
        case Engine.Run.Busy busy -> {
          busy.since()
              .map(ExplanationText::time)
              .ifPresentOrElse(
                  since -> terminal.complain("backfill.busy", since),
                  () -> terminal.complain("backfill.reading"));
          yield Exit.FAILED;
        }
      };
    }
  }

  private boolean possible(List<String> on) {
    for (String source : sources) {
      if (!Backfill.SOURCES.contains(source)) {
        terminal.complain("backfill.unknown", source, String.join(", ", Backfill.SOURCES));
        return false;
      }
      if (from == null && !on.contains(source)) {
        terminal.complain("backfill.off", source);
        return false;
      }
    }
    return true;
  }

  private Engine.Filling fill(Engine engine) throws Exception {
    Watcher line = ProgressLine.on(terminal);
    try {
      return engine.backfill(new Backfill.Wish(sources, Optional.ofNullable(from)), line);
    } finally {
      if (line instanceof AutoCloseable shown) {
        shown.close();
      }
    }
  }

  private int tell(Backfill.Report report) {
    if (shared.json) {
      terminal.out().println(BackfillJson.of(report, terminal.language()));
    } else {
      report.facts().forEach(this::facts);
      report.files().forEach(this::file);
      if (!report.files().isEmpty()) {
        terminal.say(
            "backfill.all",
            sum(report, FileReport::records),
            sum(report, FileReport::fresh),
            sum(report, FileReport::changed),
            sum(report, FileReport::unchanged),
            sum(report, FileReport::rejected));
      }
    }
    for (SourceReport source : report.facts()) {
      source.failure().ifPresent(why -> failed(source.source(), why.in(terminal.language())));
    }
    for (FileReport file : report.files()) {
      file.failure().ifPresent(why -> failed(file.file(), why.in(terminal.language())));
    }
    return report.troubled() ? Exit.FAILED : Exit.WELL;
  }

  private void failed(String what, String why) {
    terminal.complain("backfill.failed", ExplanationText.plain(what), ExplanationText.plain(why));
  }

  private static long sum(
      Backfill.Report report, java.util.function.ToLongFunction<FileReport> figure) {
    return report.files().stream().mapToLong(figure).sum();
  }

  private void facts(SourceReport source) {
    if (source.failure().isEmpty()) {
      terminal.say("backfill.facts", source.source(), source.facts(), source.rejected());
    }
  }

  private void file(FileReport file) {
    String name = ExplanationText.plain(file.file());
    if (file.same()) {
      terminal.say("backfill.same", name);
    } else if (file.failure().isEmpty() || file.records() > 0) {
      terminal.say(
          "backfill.file",
          name,
          file.records(),
          file.fresh(),
          file.changed(),
          file.unchanged(),
          file.rejected());
      file.reasons().entrySet().stream()
          .sorted(Comparator.comparingInt(reason -> -reason.getValue()))
          .limit(REASONS)
          .forEach(
              reason ->
                  terminal
                      .out()
                      .println(
                          "  "
                              + terminal.text(
                                  "backfill.reason",
                                  reason.getValue(),
                                  ExplanationText.plain(reason.getKey().in(terminal.language())))));
    }
  }
}
