package hinomi;

import hinomi.config.Config;
import hinomi.config.Loader;
import hinomi.daemon.Daemon;
import hinomi.daemon.Hangup;
import hinomi.language.Language;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A service in a process of its own, to be killed. Its clock may run faster than the world's: then
 * it is as impatient as it would be after that time.
 */
public final class ServiceNode {
  private ServiceNode() {}

  /** Arguments: the configuration, the pace, and the moment at which all such clocks were right. */
  public static void main(String[] args) throws Exception {
    InstantSource clock = clock(Integer.parseInt(args[1]), Instant.parse(args[2]));
    Path file = Path.of(args[0]);
    Outside real = Outside.real("test");
    App app = new App(Map.of(), new Outside(clock, real.pause(), real.network()));
    Config config = Loader.load(file, Map.of(), Language.EN);
    PrintStream out = System.out;
    Daemon.Loading again = () -> Loader.load(file, Map.of(), Language.EN);
    try (var served = app.service(config, again, Hangup.deaf(), out)) {
      System.out.println("at " + served.address());
      while (true) {
        LockSupport.park();
      }
    }
  }

  /** A clock that was right at a moment and runs so many times too fast. */
  public static InstantSource clock(int pace, Instant right) {
    return () -> right.plus(Duration.between(right, Instant.now()).multipliedBy(pace));
  }
}
