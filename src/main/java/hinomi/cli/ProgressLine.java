package hinomi.cli;

import hinomi.pipeline.Watcher;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/** Shows long work on one line of a terminal; says nothing to a file. */
final class ProgressLine implements Watcher, AutoCloseable {
  private static final int BAR = 24;

  /** Seconds after which a rate means something. */
  private static final int LONG_ENOUGH = 2;

  private final PrintStream err;
  private final LongSupplier nanos;
  private boolean shown;
  private String work = "";
  private long begunAt;
  private long begunWith;

  ProgressLine(PrintStream err) {
    this(err, System::nanoTime);
  }

  /** One with a clock of its own, in nanoseconds. */
  ProgressLine(PrintStream err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
  }

  /** One for a terminal, or one that is silent. */
  static Watcher on(Terminal terminal) {
    return terminal.errWatched() ? new ProgressLine(terminal.err()) : Watcher.SILENT;
  }

  @Override
  public synchronized void progress(String what, long done, long total) {
    shown = true;
    if (!what.equals(work) || done < begunWith) {
      work = what;
      begunAt = nanos.getAsLong();
      begunWith = done;
    }
    StringBuilder line = new StringBuilder("\r\u001b[K").append(what).append(' ');
    if (total > 0) {
      int filled = (int) Math.min(BAR, done * BAR / total);
      line.append('[').append("#".repeat(filled)).append(" ".repeat(BAR - filled)).append("] ");
      line.append(done).append('/').append(total);
    } else {
      line.append(done == 0 ? "…" : String.valueOf(done));
    }
    line.append(pace(done, total));
    err.print(line);
    err.flush();
  }

  /** How many a second and, where the end is known, how long it will take. */
  private String pace(long done, long total) {
    double seconds = (nanos.getAsLong() - begunAt) / 1e9;
    long rate = (long) ((done - begunWith) / Math.max(seconds, 1e-3));
    if (seconds < LONG_ENOUGH || rate == 0) {
      return "";
    }
    long left = Math.max(0, total - done) / rate;
    return total > 0
        ? "  %,d/s  %d:%02d".formatted(rate, left / 60, left % 60)
        : "  %,d/s".formatted(rate);
  }

  @Override
  public synchronized void close() {
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
