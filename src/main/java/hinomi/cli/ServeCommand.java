package hinomi.cli;

import hinomi.config.Config;
import hinomi.config.Loader;
import hinomi.daemon.Hangup;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}: the daemon with its dashboard, until a signal ends it. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
  /** For what is under way to end, and everything to be closed. */
  private static final Duration LAST = Duration.ofSeconds(40);

  @Mixin private Shared shared = new Shared();

  private final Services services;
  private final Terminal terminal;

  ServeCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Hangup hangup = Hangup.listening();
    Config config = shared.load(terminal);
    config
        .warnings(java.time.Instant.now())
        .forEach(warning -> terminal.err().println(warning.in(terminal.language())));
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Thread hook =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  ended.countDown();
                  waitFor(closed);
                });
    Runtime.getRuntime().addShutdownHook(hook);
    try (Services.Served served =
        services.service(
            config,
            () -> Loader.load(shared.file, terminal.environment(), terminal.language()),
            hangup,
            terminal.out())) {
      terminal.say("serve.address.is", served.address());
      ended.await();
    } catch (Services.Unserved e) {
      terminal.complain("serve.taken", e.address());
      return Exit.FAILED;
    } finally {
      closed.countDown();
    }
    return Exit.WELL;
  }

  private static void waitFor(CountDownLatch closed) {
    try {
      closed.await(LAST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
