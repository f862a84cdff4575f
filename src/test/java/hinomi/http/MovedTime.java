package hinomi.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody waits. */
final class MovedTime implements InstantSource, Pause {
  static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private Instant now = START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration time) {
    waits.add(time);
    now = now.plus(time);
  }

  synchronized void set(Instant instant) {
    now = instant;
  }

  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}
