package hinomi.fuzz;

import hinomi.source.Cursor;
import hinomi.source.jvn.JvnSource;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Any bytes in place of a note's page on JVN. */
public final class JvnPageFuzz {
  private static final URI FEED = URI.create("https://jvn.example/rss/jvn.rdf");
  private static final String ONE =
      """
      <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
       <item rdf:about="https://jvn.example/vu/JVNVU90000001/">
        <title>見本の製品における脆弱性</title>
        <link>https://jvn.example/vu/JVNVU90000001/</link>
        <dc:identifier>JVNVU#90000001</dc:identifier>
        <dcterms:issued>2026-10-08T12:00:00+09:00</dcterms:issued>
        <dcterms:modified>2026-10-08T12:00:00+09:00</dcterms:modified>
       </item>
      </rdf:RDF>
      """;

  private JvnPageFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws InterruptedException {
    try {
      new JvnSource(OneAnswer.setup("jvn", FEED, Map.of(FEED, ONE), data)).fetch(Cursor.START);
    } catch (IOException e) {
      throw new AssertionError("a page that cannot be read must not lose the feed", e);
    }
  }
}
