package hinomi.cli;

import hinomi.config.Config;
import hinomi.pipeline.Engine;
import java.net.URI;
import java.nio.file.Path;

/** What the command line needs built; the application's entry builds it. */
public interface Services {

  /** The engine of a configuration. */
  Engine engine(Config config);

  /**
   * An engine on the bundled sample feeds and a board in a database of its own.
   *
   * @param folder where that database is made
   */
  Engine demo(Path folder, hinomi.language.Language language);

  /**
   * The same with its dashboard, after a pass.
   *
   * @param port where it listens on this machine; another one where that is taken, 0 for any
   * @throws InterruptedException when the pass is interrupted
   */
  Served demoDashboard(Path folder, hinomi.language.Language language, int port)
      throws InterruptedException;

  /** A dashboard that is being served, until it is closed. */
  interface Served extends AutoCloseable {
    Engine engine();

    /** Where it is read. */
    URI address();

    @Override
    void close();
  }

  /** Hinomi's version. */
  String version();
}
