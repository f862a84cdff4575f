package hinomi.fuzz;

import hinomi.source.Cursor;
import hinomi.source.epss.EpssSource;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Any bytes in place of a file of EPSS scores. */
public final class EpssFuzz {
  private static final URI FILE = URI.create("https://epss.example/file");

  private EpssFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws InterruptedException {
    try {
      new EpssSource(OneAnswer.setup("epss", FILE, Map.of(), data)).fetch(Cursor.START);
    } catch (IOException e) {
      // Documented: nothing could be understood.
    }
  }
}
