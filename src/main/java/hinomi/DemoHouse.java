package hinomi;

import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.config.Loader;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Watcher;
import hinomi.web.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The demo's world for the dashboard: nothing is scheduled, and its feeds never change. Watches may
 * be changed on the pages, and count from the next pass on.
 */
final class DemoHouse implements House, AutoCloseable {
  private final Function<Config, Engine> opening;
  private final InstantSource clock;
  private final String version;
  private Config config;
  private Engine engine;
  private Optional<FileTime> read;
  private Optional<String> refused = Optional.empty();

  /**
   * @param opening makes the engine of a configuration
   */
  DemoHouse(Config config, Function<Config, Engine> opening, InstantSource clock, String version) {
    this.config = config;
    this.opening = opening;
    this.clock = clock;
    this.version = version;
    this.engine = opening.apply(config);
    this.read = changed();
  }

  private Optional<FileTime> changed() {
    try {
      return Optional.of(Files.getLastModifiedTime(config.file()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private synchronized void lookAgain() {
    Optional<FileTime> now = changed();
    if (now.equals(read)) {
      return;
    }
    read = now;
    try {
      Config next = Loader.load(config.file(), Map.of(), config.language());
      Engine before = engine;
      engine = opening.apply(next);
      config = next;
      refused = Optional.empty();
      before.close();
    } catch (ConfigException e) {
      refused = Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized Engine engine() {
    lookAgain();
    return engine;
  }

  @Override
  public synchronized Config config() {
    lookAgain();
    return config;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public List<Timetable> timetable() {
    return List.of();
  }

  /** A whole pass, since that is over at once. */
  @Override
  public boolean runNow(String source) {
    Engine now = engine();
    if (!now.sources().contains(source)) {
      return false;
    }
    try {
      now.run(Watcher.SILENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  @Override
  public synchronized Optional<String> refused() {
    return refused;
  }

  @Override
  public List<String> unready() {
    return List.of();
  }

  @Override
  public String metrics() {
    return "";
  }

  @Override
  public synchronized void close() {
    engine.close();
  }
}
