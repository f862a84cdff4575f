package hinomi.fuzz;

import hinomi.source.Cursor;
import hinomi.source.feed.FeedSource;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Any bytes in place of an RSS or Atom feed, and of the pages that it links to. */
public final class FeedFuzz {
  private static final URI FEED = URI.create("https://vendor.example/feed.xml");

  private FeedFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws InterruptedException {
    try {
      new FeedSource(OneAnswer.setup("vendor", FEED, Map.of(), data)).fetch(Cursor.START);
    } catch (IOException e) {
      // Documented: nothing could be understood.
    }
  }
}
