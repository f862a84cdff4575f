package hinomi.cli;

import hinomi.cli.InitCommand.Draft;
import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.config.ConfigWriter;
import hinomi.config.Loader;
import hinomi.config.Problem;
import hinomi.pipeline.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tries a configuration before it is written: reads it back, and asks its tracker. */
final class Trial {
  private final Services services;
  private final Terminal terminal;

  Trial(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  /**
   * Says what the tracker's check finds.
   *
   * @return whether it found no error
   * @throws ConfigException where an answer cannot stand in the file
   */
  boolean of(Draft draft) throws ConfigException, IOException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.named("hinomi-init")) {
      Path file = folder.path().resolve("hinomi.yml");
      NewFile.write(file, ConfigWriter.write(draft.answers()), false);
      new KeyFile(folder.path().resolve("hinomi.env")).write(draft);
      Map<String, String> environment = new HashMap<>(terminal.environment());
      environment.remove(RedmineInterview.KEY);
      Config config = Loader.load(file, environment, terminal.language());
      for (Problem warning : config.warnings(Instant.now())) {
        terminal.say("warning", warning.message().in(terminal.language()));
      }
      return draft.answers().redmine().isEmpty() || reaches(config);
    }
  }

  private boolean reaches(Config config) throws InterruptedException {
    terminal.say("init.testing");
    try (Engine engine = services.engine(withoutSources(config))) {
      boolean well = true;
      for (Engine.Checked one : engine.check()) {
        terminal.out().println(CheckCommand.line(terminal, one));
        well &= one.level() != Engine.Level.ERROR;
      }
      return well;
    }
  }

  private static Config withoutSources(Config c) {
    return new Config(
        c.file(),
        c.base(),
        c.language(),
        c.store(),
        c.http(),
        List.of(),
        c.tracker(),
        c.watches(),
        c.limits(),
        c.calendar(),
        c.quiet(),
        c.chat(),
        c.ledgerKeep(),
        c.serve(),
        c.files(),
        c.warnings());
  }
}
