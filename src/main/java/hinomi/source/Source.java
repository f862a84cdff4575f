package hinomi.source;

import java.io.IOException;
import java.net.URI;

/**
 * A place that announces. It turns bytes into pages; the pipeline owns the loop, the cursor and the
 * transaction. An instance is used by one thread at a time.
 */
public interface Source {

  /** Its name in {@code hinomi.yml}, in the ledger and in {@code AdvisoryId}. */
  String name();

  /** The address that is asked first, which {@code check} tries. */
  URI address();

  /**
   * The next page after a cursor. Entries that cannot be read are in the page's rejects.
   *
   * @param from where the last committed page ended; {@link Cursor#START} the first time
   * @throws IOException when nothing could be fetched or understood; the cursor stays where it was
   */
  Page fetch(Cursor from) throws IOException, InterruptedException;
}
