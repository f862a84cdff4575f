package hinomi.cli;

import hinomi.config.Config;
import hinomi.config.Secret;
import hinomi.config.inventory.HostPackages;
import hinomi.daemon.Daemon;
import hinomi.daemon.Hangup;
import hinomi.pipeline.Engine;
import hinomi.ticket.Offers;
import java.io.PrintStream;
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

  /**
   * The service with its dashboard, at work until it is closed.
   *
   * @param loading reads the configuration again
   * @param hangup brings a SIGHUP, at which that is done
   * @param out where it says what it does
   * @throws Unserved where it cannot listen
   */
  Served service(Config config, Daemon.Loading loading, Hangup hangup, PrintStream out)
      throws Unserved;

  /** The address of the dashboard cannot be listened on. */
  final class Unserved extends Exception {
    private static final long serialVersionUID = 1L;

    private final String address;

    public Unserved(String address, Exception cause) {
      super(address, cause);
      this.address = address;
    }

    public String address() {
      return address;
    }
  }

  /** A dashboard that is being served, until it is closed. */
  interface Served extends AutoCloseable {
    Engine engine();

    /** Where it is read. */
    URI address();

    @Override
    void close();
  }

  /** What the Redmine at an address has, while no configuration of it exists yet. */
  Offers offers(URI redmine, Secret key);

  /** The packages of the host that it runs on. */
  HostPackages host();

  /** Hinomi's version. */
  String version();
}
