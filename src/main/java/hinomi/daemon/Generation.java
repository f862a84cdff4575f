package hinomi.daemon;

import hinomi.config.Config;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Shifts;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What one state of {@code hinomi.yml} has made: it lives until a later one has taken its place and
 * the last job that began with it has ended.
 */
final class Generation {
  /** Long enough for any page that began with it. */
  private static final Duration LAST_PAGES = Duration.ofSeconds(30);

  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private final Config config;
  private final Timetable timetable;
  private final Engine working;
  private final Shifts shifts;
  private final Engine reading;
  private boolean closed;

  /**
   * @param opening makes the engine of a configuration, with connections of its own
   */
  Generation(Config config, Function<Config, Engine> opening) {
    this.config = config;
    this.timetable = new Timetable(config, RandomGenerator.getDefault());
    this.working = opening.apply(config);
    this.shifts = working.shifts();
    Engine second;
    try {
      second = opening.apply(config);
    } catch (RuntimeException e) {
      working.close();
      throw e;
    }
    this.reading = second;
  }

  Config config() {
    return config;
  }

  Timetable timetable() {
    return timetable;
  }

  /** The engine that works. */
  Engine working() {
    return working;
  }

  Shifts shifts() {
    return shifts;
  }

  /** An engine that is not kept waiting by what the other one writes. */
  Engine reading() {
    return reading;
  }

  /** Held while a job uses it. */
  interface Use extends AutoCloseable {
    @Override
    void close();
  }

  /** Begins to use it; null where it is closed. */
  @org.jspecify.annotations.Nullable
  Use use() {
    if (!use.readLock().tryLock()) {
      return null;
    }
    if (closed) {
      use.readLock().unlock();
      return null;
    }
    return use.readLock()::unlock;
  }

  /** Closes it when the last job has ended, and the last page too. */
  void retire() {
    Thread.ofPlatform()
        .name("retire")
        .daemon()
        .start(
            () -> {
              try {
                Thread.sleep(LAST_PAGES);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              close();
            });
  }

  void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        working.close();
        reading.close();
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
