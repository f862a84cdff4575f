package hinomi.cli;

import hinomi.config.Config;
import hinomi.pipeline.Engine;
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

  /** Hinomi's version. */
  String version();
}
