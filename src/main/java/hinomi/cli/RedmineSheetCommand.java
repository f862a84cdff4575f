package hinomi.cli;

import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.config.Loader;
import hinomi.config.TrackerConfig;
import hinomi.language.Language;
import hinomi.pipeline.Engine;
import hinomi.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code redmine-sheet}: one page to hand to the Redmine administrator. */
@Command(name = "redmine-sheet")
final class RedmineSheetCommand implements Callable<Integer> {
  private static final String UNSET = "variable.unset";

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "hinomi.yml")
  private Path file = Path.of("hinomi.yml");

  @Option(names = "--language", paramLabel = "ja|en")
  private @Nullable Language language;

  @Spec private @Nullable CommandSpec spec;

  private final Services services;
  private final Terminal terminal;

  RedmineSheetCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws ConfigException, InterruptedException {
    Optional<String> untouched = Optional.empty();
    Optional<TrackerConfig.Redmine> redmine = Optional.empty();
    if (Files.exists(file) || named()) {
      Map<String, String> environment = new HashMap<>(terminal.environment());
      Config config = load(environment);
      terminal.speak(config.language());
      if (config.tracker() instanceof TrackerConfig.Redmine found) {
        redmine = Optional.of(found);
        untouched =
            environment.equals(terminal.environment()) ? untouched(config) : Optional.empty();
      }
    }
    Language asked = language;
    if (asked != null) {
      terminal.speak(asked);
    }
    terminal.out().print(new RedmineSheet(terminal.language(), redmine, untouched).text());
    terminal.out().flush();
    return Exit.WELL;
  }

  private boolean named() {
    return Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption("--config");
  }

  /**
   * Reads the configuration, also while variables are missing: the page is for getting the key that
   * one of them is to hold. Adds a stand-in for each of those to the environment.
   */
  private Config load(Map<String, String> environment) throws ConfigException {
    try {
      return Loader.load(file, environment, terminal.language());
    } catch (ConfigException e) {
      if (!e.problems().stream().allMatch(p -> p.message().key().equals(UNSET))) {
        throw e;
      }
      e.problems().forEach(p -> environment.put(p.message().args().getFirst(), "?"));
      return Loader.load(file, environment, terminal.language());
    }
  }

  /** The page works without a database and without Redmine's answer. */
  private Optional<String> untouched(Config config) throws InterruptedException {
    try (Engine engine = services.engine(config)) {
      return engine.untouchedUrl();
    } catch (StoreException e) {
      return Optional.empty();
    }
  }
}
