package hinomi.pipeline;

import hinomi.store.Store;
import hinomi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the index of words up with what is collected. */
public final class Words {
  private static final Logger LOG = LoggerFactory.getLogger(Words.class);
  private static final int PIECE = 1000;

  private Words() {}

  /**
   * Brings into the index what waits for it, piece by piece, so that it goes on where it was
   * stopped. A pass does without a search, so a database that refuses is no failure here.
   *
   * @return how many still wait; 0 unless the database refused
   */
  public static long bringUp(Store store, Watcher watcher) {
    long waiting = store.search().waiting();
    long done = 0;
    try {
      while (waiting > 0) {
        int some = store.search().index(PIECE);
        done += some;
        watcher.progress("search", done, Math.max(done, waiting));
        if (some == 0) {
          break;
        }
      }
      return 0;
    } catch (StoreException e) {
      LOG.info("the search index was not brought up to date", e);
      return Math.max(1, waiting - done);
    }
  }
}
