package hinomi.pipeline;

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
}
