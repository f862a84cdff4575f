package hinomi.watch;

import java.time.Duration;

/**
 * Which of a watch's hits share a ticket.
 *
 * @param by what joins them
 * @param within how long after its filing an untouched ticket takes further members of the same
 *     product
 */
public record Grouping(By by, Duration within) {
  public static final Grouping DEFAULT = new Grouping(By.PRODUCT, Duration.ofHours(24));

  /** What joins hits in one ticket. */
  public enum By {
    /** The product, and the note or alert that covers several. */
    PRODUCT,
    /** Only the note or alert that covers several. */
    ADVISORY,
    /** Nothing: each vulnerability has a ticket of its own. */
    NONE
  }
}
