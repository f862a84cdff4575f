package hinomi.cli;

import hinomi.pipeline.Watcher;
import java.io.PrintStream;

/** Shows long work on one line of a terminal; says nothing to a file. */
final class ProgressLine implements Watcher, AutoCloseable {
  private static final int BAR = 24;

  private final PrintStream err;
  private boolean shown;

  ProgressLine(PrintStream err) {
    this.err = err;
  }

  /** One for a terminal, or one that is silent. */
  static Watcher on(Terminal terminal) {
    return terminal.errWatched() ? new ProgressLine(terminal.err()) : Watcher.SILENT;
  }

  @Override
  public synchronized void progress(String what, long done, long total) {
    shown = true;
    StringBuilder line = new StringBuilder("\r\u001b[K").append(what).append(' ');
    if (total > 0) {
      int filled = (int) Math.min(BAR, done * BAR / total);
      line.append('[').append("#".repeat(filled)).append(" ".repeat(BAR - filled)).append("] ");
      line.append(done).append('/').append(total);
    } else {
      line.append(done == 0 ? "…" : String.valueOf(done));
    }
    err.print(line);
    err.flush();
  }

  @Override
  public synchronized void close() {
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
