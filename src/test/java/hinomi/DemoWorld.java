package hinomi;

import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.config.Loader;
import hinomi.language.Language;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Watcher;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * The demo's world for tests of the doors: its samples collected and decided by one pass.
 *
 * @param engine to be closed in the end
 */
public record DemoWorld(Config config, Engine engine, InstantSource clock)
    implements AutoCloseable {

  /** Makes one in a folder. */
  public static DemoWorld in(Path folder) throws InterruptedException {
    // Begun before the engine's, so that what the pass did lies in the past.
    InstantSource clock = new Demo().clock();
    Engine engine = new App(Map.of()).demo(folder, Language.JA);
    engine.run(Watcher.SILENT);
    return new DemoWorld(new Demo().config(folder, Language.JA), engine, clock);
  }

  /** Another world, for looking at pages over much data: that of a configuration. */
  public static DemoWorld over(Path file) throws ConfigException {
    Config config = Loader.load(file, Map.of(), Language.JA);
    return new DemoWorld(config, new App(Map.of()).engine(config), InstantSource.system());
  }

  @Override
  public void close() {
    engine.close();
  }
}
