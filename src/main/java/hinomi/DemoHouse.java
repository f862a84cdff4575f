package hinomi;

import hinomi.config.Config;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Watcher;
import hinomi.web.House;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo's world for the dashboard: nothing is scheduled, and its feeds never change. */
record DemoHouse(Engine engine, Config config, InstantSource clock, String version)
    implements House {

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public List<Timetable> timetable() {
    return List.of();
  }

  /** A whole pass, since that is over at once. */
  @Override
  public boolean runNow(String source) {
    if (!engine.sources().contains(source)) {
      return false;
    }
    try {
      engine.run(Watcher.SILENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  @Override
  public Optional<String> refused() {
    return Optional.empty();
  }

  @Override
  public List<String> unready() {
    return List.of();
  }

  @Override
  public String metrics() {
    return "";
  }
}
