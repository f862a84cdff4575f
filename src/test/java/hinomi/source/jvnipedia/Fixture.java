package hinomi.source.jvnipedia;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Documents of JVN iPedia for tests: files beside the golden files, and short ones made here. */
final class Fixture {
  private static final Path FOLDER = Path.of("src/test/resources/hinomi/source/jvnipedia");

  private Fixture() {}

  static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(file));
  }

  static String text(String file) throws IOException {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  static String item(String id, String modified) {
    String link = "https://jvndb.jvn.jp/ja/contents/2026/" + id + ".html";
    return """
    <item rdf:about="%1$s"><title>題</title><link>%1$s</link><description>文</description>
    <sec:identifier>%2$s</sec:identifier>
    <dc:date>%3$s</dc:date><dcterms:issued>%3$s</dcterms:issued>
    <dcterms:modified>%3$s</dcterms:modified></item>
    """
        .formatted(link, id, modified);
  }

  static String rdf(List<String> items, String status) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:dcterms="http://purl.org/dc/terms/" xmlns:sec="http://jvn.jp/rss/mod_sec/3.0/"
      xmlns:status="http://jvndb.jvn.jp/myjvn/Status" xml:lang="ja">
    %s%s</rdf:RDF>
    """
        .formatted(String.join("", items), status);
  }

  static String status(int total) {
    return "<status:Status retCd=\"0\" retMax=\"50\" errCd=\"\" errMsg=\"\" totalRes=\""
        + total
        + "\"/>";
  }
}
