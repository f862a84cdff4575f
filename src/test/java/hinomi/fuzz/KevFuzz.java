package hinomi.fuzz;

import hinomi.source.Cursor;
import hinomi.source.kev.KevSource;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Any bytes in place of CISA's catalogue. */
public final class KevFuzz {
  private static final URI FILE = URI.create("https://kev.example/file");

  private KevFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws InterruptedException {
    try {
      new KevSource(OneAnswer.setup("kev", FILE, Map.of(), data)).fetch(Cursor.START);
    } catch (IOException e) {
      // Documented: nothing could be understood.
    }
  }
}
