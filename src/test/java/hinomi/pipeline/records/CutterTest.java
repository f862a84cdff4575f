package hinomi.pipeline.records;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.Golden;
import hinomi.advisory.Advisory;
import hinomi.language.Language;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files cut into records, whole ones and broken ones. */
class CutterTest {
  private static final Path FIXTURES = Path.of("src/test/resources/hinomi/source");
  private static final String ONE =
      "{\"id\": \"CVE-2026-0001\", \"descriptions\": [{\"value\": \"a\"}]}";
  private static final String TWO = ONE.replace("0001", "0002").replace("\"a\"", "\"}\\\"{\\\\\"");

  private final List<Advisory> taken = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final RecordTaker taker =
      new RecordTaker() {
        @Override
        public void take(Advisory advisory) {
          taken.add(advisory);
        }

        @Override
        public void refuse(Reject reject) {
          refused.add(reject.ref() + ": " + reject.reason().in(Language.EN));
        }
      };

  private CutterTest cut(byte[] file) throws Exception {
    Pieces pieces = new Pieces();
    new Cutter("f", piece -> pieces.read(piece, taker)).cut(new ByteArrayInputStream(file));
    return this;
  }

  private CutterTest cut(String file) throws Exception {
    return cut(file.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> ids() {
    return taken.stream().map(a -> a.id().value()).toList();
  }

  private void both() {
    assertThat(ids()).containsExactly("CVE-2026-0001", "CVE-2026-0002");
    assertThat(refused).isEmpty();
  }

  @Test
  void a_feed_of_nvd_is_read_with_what_it_says_of_each_record() throws Exception {
    cut(Files.readAllBytes(FIXTURES.resolve("nvd/feed.json")));

    assertThat(refused).containsExactly("f#3: \"no id at all\" is not a CVE id.");
    Golden.assertMatches("hinomi/source/nvd/feed-read.json", taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s\n%s\n",
        "%s\r\n\r\n%s",
        "[%s, %s]",
        "[\n%s,\n%s\n]\n",
        "{\"x\": \"[\", \"vulnerabilities\": [{\"cve\": %s}, {\"cve\": %s}], \"y\": {\"z\":"
            + " [\"]}\"]}}",
        "{\"vulnerabilities\":[%s]}\n{\"vulnerabilities\":[%s]}",
        "\uFEFF%s%s"
      })
  void records_come_in_many_forms(String form) throws Exception {
    cut(form.formatted(ONE, TWO)).both();
  }

  @Test
  void what_is_compressed_is_read() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write((ONE + "\n" + TWO).getBytes(StandardCharsets.UTF_8));
    }

    cut(out.toByteArray()).both();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s\n{\"id\": \"CVE-2026-00\n%s",
        "%s\n{\"id\": [1, 2\n%s",
        "%s\nnothing of this kind\n%s",
        "%s\n{\"x\": 1}\n%s"
      })
  void a_bad_line_costs_only_itself(String form) throws Exception {
    cut(form.formatted(ONE, TWO));

    assertThat(ids()).containsExactly("CVE-2026-0001", "CVE-2026-0002");
    assertThat(refused).hasSize(1);
  }

  @Test
  void a_file_that_ends_too_early_says_so() throws Exception {
    cut("{\"vulnerabilities\": [{\"cve\": " + ONE + "}, {\"cve\": {\"id\"");

    assertThat(ids()).containsExactly("CVE-2026-0001");
    assertThat(refused).containsExactly("f#2: The record is cut off. Fetch the file again.");
  }

  @Test
  void a_record_without_end_is_dropped_and_the_next_one_read() throws Exception {
    cut("{\"id\": \"" + "x".repeat(Cutter.LARGEST) + "\"}\n" + TWO);

    assertThat(ids()).containsExactly("CVE-2026-0002");
    assertThat(refused).containsExactly("f#1: The record is too large (the limit is 4 MB).");
  }

  @Test
  void jvn_and_jvn_ipedia_are_told_apart_by_their_items() throws Exception {
    cut(Files.readAllBytes(FIXTURES.resolve("jvn/jvn.rdf")));
    int notes = taken.size();
    cut(Files.readAllBytes(FIXTURES.resolve("jvnipedia/window.rdf")));
    int entries = taken.size() - notes;
    cut(Files.readAllBytes(FIXTURES.resolve("jvnipedia/detail.xml")));

    assertThat(taken.subList(0, notes)).isNotEmpty().allMatch(a -> a.id().source().equals("jvn"));
    assertThat(taken.subList(notes, notes + entries))
        .isNotEmpty()
        .allMatch(a -> a.id().source().equals("jvn-ipedia"));
    assertThat(taken.subList(notes + entries, taken.size()))
        .isNotEmpty()
        .anySatisfy(a -> assertThat(a.products()).isNotEmpty());
  }

  @Test
  void comments_and_cdata_hide_no_end_of_an_item() throws Exception {
    String text =
        """
        <?xml version="1.0"?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel><items/></channel><!-- <item> -->
        <item r:about="https://jvn.jp/jp/JVN00000001/"><title><![CDATA[a </item> b]]></title><!-- </item> -->
        <link>https://jvn.jp/jp/JVN00000001/</link></item>
        <item r:about="x"><title>no id</title></item>
        </r:RDF>
        """;

    cut(text);

    assertThat(taken)
        .singleElement()
        .satisfies(a -> assertThat(a.title().ja()).isEqualTo("a </item> b"));
    assertThat(refused).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE rdf:RDF [<!ENTITY a \"b\">]><rdf:RDF><item/></rdf:RDF>",
        "<html><body>maintenance</body></html>",
        "plain text",
        "<rdf:RDF xmlns:rdf='x'><item><title>a</title>",
        "<",
        "[",
        "[1, \"a\"]"
      })
  void what_is_no_file_of_records_is_refused_once(String text) throws Exception {
    cut(text);

    assertThat(taken).isEmpty();
    assertThat(refused).isNotEmpty();
  }

  @Test
  void an_empty_file_holds_nothing() throws IOException, Exception {
    cut("");
    cut("[]");
    cut("{\"vulnerabilities\": []}");

    assertThat(taken).isEmpty();
    assertThat(refused).isEmpty();
  }
}
