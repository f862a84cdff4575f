package hinomi.config;

import java.time.Duration;
import java.time.Instant;

/**
 * The {@code limits:} part.
 *
 * @param ticketsPerDay the most tickets a day and destination
 * @param mailsPerDay the most notes a day
 * @param start what is older never becomes a ticket
 */
public record Limits(int ticketsPerDay, int mailsPerDay, StartAt start) {
  public static final Limits DEFAULT = new Limits(20, 40, new StartAt.Now());

  /** From when on things become tickets. */
  public sealed interface StartAt {
    /** From the first run, or from a watch's first appearance. */
    record Now() implements StartAt {}

    /** From so long before it. */
    record Back(Duration by) implements StartAt {}

    /** From this moment. */
    record At(Instant moment) implements StartAt {}
  }
}
