package hinomi.fuzz;

import hinomi.advisory.AdvisoryId;
import hinomi.source.jvnipedia.JvnIpediaSource;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Any bytes in place of MyJVN's details. */
public final class VuldefFuzz {
  private static final URI FEED = URI.create("https://jvndb.example/ja/rss/jvndb.rdf");
  private static final Set<AdvisoryId> ONE =
      Set.of(new AdvisoryId("jvn-ipedia", "JVNDB-2026-022538"));

  private VuldefFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws InterruptedException {
    try {
      new JvnIpediaSource(OneAnswer.setup("jvn-ipedia", FEED, Map.of(), data)).detail(ONE);
    } catch (IOException e) {
      // Documented: nothing could be understood.
    }
  }
}
