package hinomi.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A source with bulk files, read when the cursor lies further back than {@code fetch} can reach.
 */
public interface Archive {

  /** The bulk file that must be read before the next fetch, if one must. */
  Optional<URI> due(Cursor from) throws IOException, InterruptedException;

  /**
   * Reads a downloaded bulk file page by page. Stops early without harm: the cursor of the last
   * page that was accepted says where to go on.
   */
  void read(Path file, Cursor from, PageSink to) throws IOException, InterruptedException;

  /** Takes pages in order; each is committed when the call returns. */
  interface PageSink {
    void accept(Page page) throws IOException;
  }
}
