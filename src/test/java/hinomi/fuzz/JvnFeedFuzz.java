package hinomi.fuzz;

import hinomi.source.Cursor;
import hinomi.source.jvn.JvnSource;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Any bytes in place of JVN's RSS. */
public final class JvnFeedFuzz {
  private static final URI FEED = URI.create("https://jvn.example/rss/jvn.rdf");

  private JvnFeedFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws InterruptedException {
    try {
      new JvnSource(OneAnswer.setup("jvn", FEED, Map.of(), data)).fetch(Cursor.START);
    } catch (IOException e) {
      // Documented: nothing could be understood.
    }
  }
}
