package hinomi.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** The line before one host. */
final class HostPace {
  private final Pace.Limit limit;
  private final Semaphore places;
  private final Deque<Instant> starts = new ArrayDeque<>();
  private Instant notBefore = Instant.MIN;

  HostPace(Pace.Limit limit) {
    this.limit = limit;
    this.places = new Semaphore(limit.atOnce(), true);
  }

  void enter() throws InterruptedException {
    places.acquire();
  }

  void leave() {
    places.release();
  }

  synchronized void holdOff(Instant until) {
    if (until.isAfter(notBefore)) {
      notBefore = until;
    }
  }

  /** Takes the next free instant and says how far away it is. */
  synchronized Duration reserve(Instant now, Duration longestWait) {
    Instant start = notBefore.isAfter(now) ? notBefore : now;
    if (starts.size() == limit.most()) {
      Instant free = starts.removeFirst().plus(limit.within());
      start = free.isAfter(start) ? free : start;
    }
    if (start.isAfter(now.plus(longestWait).plus(limit.within()))) {
      // The clock was set back: what was reserved by the old one says nothing.
      starts.clear();
      notBefore = Instant.MIN;
      start = now;
    }
    starts.addLast(start);
    return Duration.between(now, start);
  }
}
