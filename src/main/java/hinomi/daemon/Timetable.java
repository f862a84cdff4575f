package hinomi.daemon;

import hinomi.config.Config;
import hinomi.config.Every;
import hinomi.config.SourceConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often each job is to be done. A little is left to chance, so that not everybody asks a source
 * at the full quarter of an hour.
 */
final class Timetable {
  /** The job of reading back and bringing up. */
  static final String ATTEND = "attend";

  /** The job of deciding what was collected: at once where this is known, else soon. */
  static final String DECIDE = "decide";

  private static final String SOURCE = "source:";
  private static final Every ATTENDING = new Every.Period(Duration.ofMinutes(5), "5m");
  private static final Every DECIDING = new Every.Period(Duration.ofMinutes(1), "1m");
  private static final Duration MOST = Duration.ofMinutes(2);
  private static final Duration LITTLE = Duration.ofSeconds(20);
  private static final int PART = 20;

  private final Map<String, Every> jobs = new LinkedHashMap<>();
  private final ZoneId zone;
  private final RandomGenerator chance;

  Timetable(Config config, RandomGenerator chance) {
    this.zone = config.calendar().zone();
    this.chance = chance;
    for (SourceConfig source : config.sources()) {
      jobs.put(job(source.name()), source.every());
    }
    jobs.put(DECIDE, DECIDING);
    jobs.put(ATTEND, ATTENDING);
  }

  /** The job of asking a source. */
  static String job(String source) {
    return SOURCE + source;
  }

  /** The source that a job asks; empty where it does something else. */
  static Optional<String> source(String job) {
    return job.startsWith(SOURCE) ? Optional.of(job.substring(SOURCE.length())) : Optional.empty();
  }

  List<String> jobs() {
    return List.copyOf(jobs.keySet());
  }

  boolean has(String job) {
    return jobs.containsKey(job);
  }

  private Every every(String job) {
    return Objects.requireNonNull(jobs.get(job), job);
  }

  /** As it is written in {@code hinomi.yml}. */
  String text(String job) {
    return every(job).text();
  }

  /** When a job that was never done is to be done: soon, but not all at once. */
  Instant first(String job, Instant now) {
    return switch (job) {
      case ATTEND -> now.plus(LITTLE);
      case DECIDE -> now.plus(LITTLE.dividedBy(2));
      default -> now.plus(some(LITTLE.dividedBy(4)));
    };
  }

  /** When it is to be done after it was done; empty where there is no such job. */
  Optional<Instant> next(String job, Instant done) {
    return has(job)
        ? Optional.of(every(job).next(done, zone).plus(some(spread(every(job)))))
        : Optional.empty();
  }

  /** What is planned for later than this was planned by another timetable. */
  Instant latest(String job, Instant now) {
    return every(job).next(now, zone).plus(spread(every(job))).plusSeconds(1);
  }

  private static Duration spread(Every every) {
    return switch (every) {
      case Every.Cron cron -> LITTLE;
      case Every.Period period -> {
        Duration part = period.time().dividedBy(PART);
        yield part.compareTo(MOST) < 0 ? part : MOST;
      }
    };
  }

  private Duration some(Duration most) {
    return Duration.ofMillis(chance.nextLong(most.toMillis() + 1));
  }
}
