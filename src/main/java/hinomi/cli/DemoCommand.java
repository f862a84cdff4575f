package hinomi.cli;

import hinomi.language.Language;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Watcher;
import hinomi.ticket.BoardShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the whole thing on bundled sample feeds, without network and without Redmine. */
@Command(
    name = "demo",
    description = "the whole thing on bundled sample feeds, without network or Redmine")
final class DemoCommand implements Callable<Integer> {

  /** Until there is a dashboard to serve, the demo always prints and exits. */
  @Option(names = "--once", description = "print and exit")
  void once(boolean ignored) {}

  @Option(names = "--language", paramLabel = "ja|en", description = "of the tickets")
  private @Nullable Language language;

  private final Services services;
  private final Terminal terminal;

  DemoCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (language != null) {
      terminal.speak(language);
    }
    Path folder = Files.createTempDirectory("hinomi-demo");
    try (Engine engine = services.demo(folder, terminal.language())) {
      terminal.say("demo.begin");
      Engine.Run run = engine.run(Watcher.SILENT);
      if (run instanceof Engine.Run.Ended ended) {
        new Summary(terminal, ended.report()).print();
        show(engine);
        return ended.report().troubled() ? Exit.FAILED : Exit.WELL;
      }
      return Exit.FAILED;
    } finally {
      remove(folder);
    }
  }

  private void show(Engine engine) {
    terminal.out().println();
    terminal.say("demo.tickets");
    List<BoardShelf.Card> cards = engine.store().board().all();
    for (BoardShelf.Card card : cards.reversed()) {
      terminal.out().println("─".repeat(72));
      CardText.print(terminal, card);
    }
    terminal.out().println("─".repeat(72));
    terminal.say("demo.dropped");
    engine.store().ledger(java.time.Instant.EPOCH, java.time.Instant.now()).stream()
        .filter(e -> e.fate() != hinomi.ticket.Fate.TICKET)
        .forEach(
            e ->
                terminal
                    .out()
                    .println(
                        "  "
                            + ExplanationText.plain(e.vulnerability().value())
                            + "  "
                            + terminal.text("explain.watch", e.watch())
                            + "  "
                            + ExplanationText.plain(e.reason().in(terminal.language()))));
    terminal.out().println();
    terminal.say("demo.end", cards.size());
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
