package hinomi.config;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** How often {@code hinomi serve} asks a source. */
public sealed interface Every {
  /** Whoever is asked more often than this takes it for an attack. */
  Duration SHORTEST = Duration.ofMinutes(1);

  /** A cron expression whose next time is further away than this never comes. */
  Duration LONGEST = Duration.ofDays(366 * 5L);

  /** What suits a source of the user's own. */
  Every FEED = new Period(Duration.ofMinutes(30), "30m");

  /** What suits a source: often where news is urgent and asking is cheap. */
  Map<String, Every> USUAL =
      Map.of(
          "cve", new Period(Duration.ofMinutes(5), "5m"),
          "kev", new Period(Duration.ofHours(1), "1h"),
          "jvn", new Period(Duration.ofMinutes(15), "15m"),
          "jvn-ipedia", new Period(Duration.ofMinutes(15), "15m"),
          "jpcert", new Period(Duration.ofMinutes(15), "15m"),
          "nvd", new Period(Duration.ofHours(2), "2h"),
          "epss", new Period(Duration.ofDays(1), "1d"));

  /** As it is written in {@code hinomi.yml}. */
  String text();

  /** The first time after a moment, before anything is left to chance. */
  Instant next(Instant after, ZoneId zone);

  /** So much time after the end of the last time. */
  record Period(Duration time, String text) implements Every {
    @Override
    public Instant next(Instant after, ZoneId zone) {
      return after.plus(time);
    }
  }

  /**
   * At the times of a cron expression: five fields as in {@code crontab(5)}, or six with seconds
   * before them.
   */
  record Cron(String text) implements Every {
    /**
     * @throws IllegalArgumentException where it is no cron expression
     */
    @Override
    public Instant next(Instant after, ZoneId zone) {
      CronStyle style = text.split(" ").length == 5 ? CronStyle.UNIX : CronStyle.SPRING53;
      return new CronSchedule(text, zone, style)
          .getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
    }
  }

  /** Reads {@code 15m} or a cron expression. */
  static Optional<Every> parse(Word word) {
    Optional<Every> period =
        Durations.parse(word.folded())
            .filter(time -> time.compareTo(SHORTEST) >= 0)
            .map(time -> new Period(time, word.folded()));
    return period.isPresent() ? period : cron(word.folded().strip().replaceAll("\\s+", " "));
  }

  private static Optional<Every> cron(String text) {
    int fields = text.split(" ").length;
    if (fields != 5 && fields != 6) {
      return Optional.empty();
    }
    try {
      Every cron = new Cron(text);
      Instant now = Instant.now();
      Instant next = cron.next(now, ZoneId.of("UTC"));
      return next.isBefore(now.plus(LONGEST)) ? Optional.of(cron) : Optional.empty();
    } catch (IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }
}
