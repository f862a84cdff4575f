package hinomi.cli;

import hinomi.config.Config;
import hinomi.pipeline.Audit;
import hinomi.pipeline.Engine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: every vulnerability of a period with its decision and outcome. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
  /** Days without {@code --from}. */
  private static final int USUAL = 30;

  @Mixin private Shared shared = new Shared();

  @Option(names = "--from", paramLabel = "DATE")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE")
  private @Nullable String to;

  @Option(names = "--csv")
  private boolean csv;

  @Option(names = "--out", paramLabel = "FILE")
  private @Nullable Path out;

  private final Services services;
  private final Terminal terminal;

  ReportCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    ZoneId zone = config.calendar().zone();
    LocalDate today = LocalDate.ofInstant(Instant.now(), zone);
    Optional<LocalDate> last = to == null ? Optional.of(today) : Moments.day(to);
    Optional<LocalDate> first =
        from == null ? last.map(d -> d.minusDays(USUAL)) : Moments.day(from);
    if (first.isEmpty() || last.isEmpty() || first.get().isAfter(last.get())) {
      terminal.complain("report.period", from == null ? "-" : from, to == null ? "-" : to);
      return Exit.UNUSABLE;
    }
    try (Engine engine = services.engine(config)) {
      List<Audit.Line> lines =
          Audit.of(
              engine.store(),
              first.get().atStartOfDay(zone).toInstant(),
              last.get().plusDays(1).atStartOfDay(zone).toInstant());
      ReportRows rows = new ReportRows(terminal, zone);
      String text = shared.json ? rows.json(lines) : csv ? rows.csv(lines) : rows.table(lines);
      return write(text, lines.size());
    }
  }

  private int write(String text, int count) {
    if (out == null) {
      PrintStream stream = terminal.out();
      stream.print(text);
      stream.flush();
      return Exit.WELL;
    }
    try {
      Files.writeString(out, text, StandardCharsets.UTF_8);
      terminal.say("report.written", out, count);
      return Exit.WELL;
    } catch (IOException e) {
      terminal.complain("report.unwritable", out, String.valueOf(e.getMessage()));
      return Exit.FAILED;
    }
  }
}
