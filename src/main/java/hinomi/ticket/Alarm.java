package hinomi.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something of Hinomi's own that has gone silent, which becomes a ticket itself. */
public sealed interface Alarm {

  /** What it is about, as part of the ticket's key: stable while it lasts. */
  String about();

  /**
   * A source that fails, or has had nothing new for longer than its usual rhythm.
   *
   * @param source its name
   * @param failing whether it fails; otherwise it answers and has nothing new
   * @param lastSuccess when it last answered completely
   * @param lastNews when it last had something new
   * @param silentAfter how long it may be silent
   * @param why the last failure, in words; empty where it does not fail
   */
  record SilentSource(
      String source,
      boolean failing,
      Optional<Instant> lastSuccess,
      Optional<Instant> lastNews,
      Duration silentAfter,
      String why)
      implements Alarm {
    @Override
    public String about() {
      return "source " + source;
    }
  }

  /**
   * Actions that the tracker keeps refusing.
   *
   * @param undelivered how many
   * @param since when the oldest was planned
   * @param why the last refusal, in words
   */
  record FailingDelivery(int undelivered, Instant since, String why) implements Alarm {
    @Override
    public String about() {
      return "delivery";
    }
  }
}
