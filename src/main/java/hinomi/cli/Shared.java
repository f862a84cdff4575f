package hinomi.cli;

import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.config.Loader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class Shared {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "hinomi.yml")
  Path file = Path.of("hinomi.yml");

  @Option(names = "--json")
  boolean json;

  @Option(names = {"-v", "--verbose"})
  boolean verbose;

  /** Reads the configuration; from then on the terminal speaks its language. */
  Config load(Terminal terminal) throws ConfigException {
    Config config = Loader.load(file, terminal.environment(), terminal.language());
    terminal.speak(config.language());
    return config;
  }
}
