package hinomi.web.today;

import hinomi.web.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many vulnerabilities were published or changed in a period. Of many days that takes a while
 * to count and changes little in a moment, so that it is counted anew only now and then.
 */
final class CollectedCount {
  private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(int count, Instant at) {}

  int of(Visit visit, Period period) {
    // A day: always; a week: every six minutes; a month: twice an hour.
    Duration fresh = Duration.ofMinutes(period.days() - 1L);
    Optional<Kept> before =
        Optional.ofNullable(kept.get(period.days()))
            .filter(k -> Duration.between(k.at(), visit.now()).compareTo(fresh) < 0);
    if (before.isPresent()) {
      return before.get().count();
    }
    int count = visit.engine().store().life().considered(period.from(), period.to());
    kept.put(period.days(), new Kept(count, visit.now()));
    return count;
  }
}
