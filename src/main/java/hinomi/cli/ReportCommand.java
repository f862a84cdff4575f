package hinomi.cli;

import hinomi.calendar.Moments;
import hinomi.config.Config;
import hinomi.pipeline.Audit;
import hinomi.pipeline.Engine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
    if (csv && shared.json) {
      terminal.complain("report.forms");
      return Exit.UNUSABLE;
    }
    Instant begin = first.get().atStartOfDay(zone).toInstant();
    Instant end = last.get().plusDays(1).atStartOfDay(zone).toInstant();
    ReportRows rows = new ReportRows(terminal, zone, today);
    try (Engine engine = services.engine(config)) {
      if (out == null) {
        write(engine, rows, begin, end, terminal.out());
        return Exit.WELL;
      }
      return write(engine, rows, begin, end, out);
    }
  }

  /** Writes beside the file first, so that a report from before is lost to no half of a new one. */
  private int write(Engine engine, ReportRows rows, Instant begin, Instant end, Path file)
      throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try {
      int count;
      try (PrintStream stream =
          new PrintStream(
              new BufferedOutputStream(Files.newOutputStream(half)),
              false,
              StandardCharsets.UTF_8)) {
        count = write(engine, rows, begin, end, stream);
        if (stream.checkError()) {
          throw new IOException(terminal.text("report.half"));
        }
      }
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
      terminal.say("report.written", file, count);
      return Exit.WELL;
    } catch (IOException e) {
      terminal.complain("report.unwritable", file, String.valueOf(e.getMessage()));
      Files.deleteIfExists(half);
      return Exit.FAILED;
    }
  }

  private int write(
      Engine engine, ReportRows rows, Instant begin, Instant end, PrintStream stream) {
    ReportRows.Form form =
        shared.json ? ReportRows.Form.JSON : csv ? ReportRows.Form.CSV : ReportRows.Form.TABLE;
    try (ReportRows.Writing writing = rows.to(stream, form)) {
      Audit.each(engine.store(), begin, end, writing);
      return writing.count();
    }
  }
}
