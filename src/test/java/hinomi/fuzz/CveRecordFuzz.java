package hinomi.fuzz;

import hinomi.source.Cursor;
import hinomi.source.cve.CveSource;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Any bytes in place of a CVE record. */
public final class CveRecordFuzz {
  private static final URI LOG = URI.create("https://cve.example/cves/deltaLog.json");
  private static final String ONE =
      """
      [{"fetchTime": "2026-10-31T00:00:00.000Z", "new": [], "updated": [{"cveId": "CVE-2026-0001"}]}]
      """;

  private CveRecordFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws InterruptedException {
    try {
      new CveSource(OneAnswer.setup("cve", LOG, Map.of(LOG, ONE), data)).fetch(Cursor.START);
    } catch (IOException e) {
      // Documented: nothing could be understood.
    }
  }
}
