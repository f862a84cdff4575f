package hinomi.pipeline;

import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import java.time.Duration;
import java.util.Map;

/** Is told how long work goes on; the command line shows it on a terminal. */
public interface Watcher {
  /** Tells nobody. */
  Watcher SILENT = (what, done, total) -> {};

  /**
   * Some of the work is done.
   *
   * @param what a source's name, or a step's
   * @param done so far
   * @param total in all; 0 when that is not known
   */
  void progress(String what, long done, long total);

  /**
   * The tracker was asked for something.
   *
   * @param what {@code find}, or what an action is to be: {@code filed}, {@code noted} …
   * @param well whether it did it
   */
  default void asked(String what, Duration took, boolean well) {}

  /** Whether the work is to end as soon as that loses nothing. */
  default boolean stopping() {
    return false;
  }

  /** Something that is asked of the tracker. */
  interface Call<T> {
    T run() throws InterruptedException;
  }

  /** Asks the tracker, and tells how long that took. */
  default <T> T timed(String what, Call<T> call) throws InterruptedException {
    long begun = System.nanoTime();
    boolean well = false;
    try {
      T answer = call.run();
      well = answered(answer);
      return answer;
    } finally {
      asked(what, Duration.ofNanos(System.nanoTime() - begun), well);
    }
  }

  private static boolean answered(Object answer) {
    return switch (answer) {
      case Outcome.TryLater late -> false;
      case Outcome.Refused refused -> false;
      case Map<?, ?> found ->
          found.values().stream().noneMatch(Found.Unreachable.class::isInstance);
      default -> true;
    };
  }
}
