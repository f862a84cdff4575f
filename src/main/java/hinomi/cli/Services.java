package hinomi.cli;

import hinomi.config.Config;
import hinomi.config.Secret;
import hinomi.config.inventory.HostPackages;
import hinomi.pipeline.Engine;
import hinomi.ticket.Offers;
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

  /** What the Redmine at an address has, while no configuration of it exists yet. */
  Offers offers(URI redmine, Secret key);

  /** The packages of the host that it runs on. */
  HostPackages host();

  /** Hinomi's version. */
  String version();
}
