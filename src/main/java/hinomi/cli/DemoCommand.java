package hinomi.cli;

import hinomi.language.Language;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Watcher;
import hinomi.ticket.BoardShelf;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the whole thing on bundled sample feeds, without network and without Redmine. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

  /** Until there is a dashboard to serve, the demo always prints and exits. */
  @Option(names = "--once")
  void once(boolean ignored) {}

  @Option(names = "--language", paramLabel = "ja|en")
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
    try (TemporaryFolder folder = TemporaryFolder.named("hinomi-demo");
        Engine engine = services.demo(folder.path(), terminal.language())) {
      terminal.say("demo.begin");
      Engine.Run run = engine.run(Watcher.SILENT);
      if (run instanceof Engine.Run.Ended ended) {
        new Summary(terminal, ended.report()).print();
        show(engine);
        return ended.report().troubled() ? Exit.FAILED : Exit.WELL;
      }
      return Exit.FAILED;
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
        .filter(e -> e.fate() != hinomi.ticket.Fate.TICKET && !e.watch().isEmpty())
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
}
