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
      defaultValue = "hinomi.yml",
      description = "the configuration (default: ${DEFAULT-VALUE})")
  Path file = Path.of("hinomi.yml");

  @Option(names = "--json", description = "machine-readable output")
  boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "the summary also without a terminal")
  boolean verbose;

  /** Reads the configuration; from then on the terminal speaks its language. */
  Config load(Terminal terminal) throws ConfigException {
    Config config = Loader.load(file, terminal.environment(), terminal.language());
    terminal.speak(config.language());
    return config;
  }
}
