package hinomi.web;

import hinomi.DemoWorld;
import hinomi.config.Config;
import hinomi.pipeline.Engine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A house for tests: the demo's world, with a schedule that only notes what it was asked. */
public class TestHouse implements House {
  private final DemoWorld world;

  /** The sources that were asked for now, in order. */
  public final List<String> asked = new ArrayList<>();

  public TestHouse(DemoWorld world) {
    this.world = world;
  }

  @Override
  public Engine engine() {
    return world.engine();
  }

  @Override
  public Config config() {
    return world.config();
  }

  @Override
  public InstantSource clock() {
    return world.clock();
  }

  @Override
  public String version() {
    return "test";
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public List<Timetable> timetable() {
    return engine().sources().stream()
        .map(
            source ->
                new Timetable(
                    source, "15m", Optional.of(clock().instant().plus(Duration.ofMinutes(7)))))
        .toList();
  }

  @Override
  public boolean runNow(String source) {
    asked.add(source);
    return engine().sources().contains(source);
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
