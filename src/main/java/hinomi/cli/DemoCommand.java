package hinomi.cli;

import hinomi.language.Language;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Watcher;
import hinomi.ticket.BoardShelf;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the whole thing on bundled sample feeds, without network and without Redmine. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

  @Option(names = "--once")
  private boolean once;

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
  private int port = 8080;

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
    if (port < 0 || port > 65_535) {
      terminal.complain("demo.port", port);
      return Exit.UNUSABLE;
    }
    return once ? print() : serve();
  }

  /** Until somebody stops it. */
  private int serve() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch tidied = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      ended.countDown();
                      waitFor(tidied);
                    }));
    try (TemporaryFolder folder = TemporaryFolder.named("hinomi-demo")) {
      terminal.say("demo.begin");
      try (Services.Served served =
          services.demoDashboard(folder.path(), terminal.language(), port)) {
        terminal.say("demo.filed", served.engine().store().board().all().size());
        terminal.say("demo.serve", served.address());
        ended.await();
      }
    } finally {
      tidied.countDown();
    }
    return Exit.WELL;
  }

  private static void waitFor(CountDownLatch tidied) {
    try {
      tidied.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int print() throws Exception {
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
