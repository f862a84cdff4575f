package hinomi;

import hinomi.config.Config;
import hinomi.language.Language;
import hinomi.pipeline.Engine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The application on the bundled samples, with a clock that a test moves. */
public final class SampleApp {
  private final App app;

  public SampleApp(InstantSource clock) {
    Demo demo = new Demo();
    app =
        new App(
            Map.of(),
            new Outside(clock, time -> {}, settings -> new Outside.Connections(demo, demo)));
  }

  /** Writes the samples' configuration into a folder. */
  public static Config config(Path folder) {
    return new Demo().config(folder, Language.EN);
  }

  public Engine engine(Config config) {
    return app.engine(config);
  }
}
