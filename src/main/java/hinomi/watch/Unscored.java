package hinomi.watch;

import java.time.Duration;

/**
 * What becomes of a hit that has no score yet. Unscored is not harmless: each way is decided again
 * when a score comes.
 *
 * @param way what to do
 * @param hold how long to hold it; zero for the other ways
 */
public record Unscored(Way way, Duration hold) {
  public static final Unscored TICKET = new Unscored(Way.TICKET, Duration.ZERO);

  /** The ways. */
  public enum Way {
    TICKET,
    HOLD,
    DIGEST,
    DROP
  }

  public static Unscored holdFor(Duration time) {
    return new Unscored(Way.HOLD, time);
  }
}
