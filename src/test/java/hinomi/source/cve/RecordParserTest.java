package hinomi.source.cve;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.Golden;
import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.language.Language;
import hinomi.language.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordParserTest {
  private static final Path RECORDS = Path.of("src/test/resources/hinomi/source/cve/records");
  private final RecordParser parser = new RecordParser("cve");

  static Stream<String> records() throws IOException {
    return names().filter(name -> !name.startsWith("refused-"));
  }

  private static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(RECORDS)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_record_becomes_the_advisory_of_its_golden_file(String file) throws IOException {
    Parsed parsed = parser.parse(Files.readAllBytes(RECORDS.resolve(file)));
    assertThat(parsed).isInstanceOf(Parsed.Read.class);
    Golden.assertMatches("hinomi/source/cve/expected/" + file, ((Parsed.Read) parsed).advisory());
  }

  @Test
  void a_record_that_cannot_be_used_says_why() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (String file : names().filter(name -> name.startsWith("refused-")).toList()) {
      Parsed parsed = parser.parse(Files.readAllBytes(RECORDS.resolve(file)));
      reasons.put(
          file,
          switch (parsed) {
            case Parsed.Read(Advisory read) -> "read: " + read.id();
            case Parsed.Refused(Message reason) -> "refused: " + reason.in(Language.EN);
            case Parsed.Broken(Message reason) -> "broken: " + reason.key();
          });
    }
    assertThat(reasons)
        .containsOnly(
            Map.entry("refused-bad-id.json", "refused: \"CCVE-2017-14051\" is not a CVE id."),
            Map.entry("refused-half.json", "broken: broken-json"),
            Map.entry("refused-html.json", "broken: broken-json"),
            Map.entry("refused-no-cna.json", "refused: containers.cna is missing."),
            Map.entry(
                "refused-no-date.json",
                "refused: There is neither a publication nor an update date."),
            Map.entry("refused-no-metadata.json", "refused: cveMetadata.cveId is missing."),
            Map.entry(
                "refused-state.json",
                "refused: The state \"RESERVED\" is neither PUBLISHED nor REJECTED."),
            Map.entry(
                "refused-version-4.json",
                "refused: CVE record format 4.0 is not supported (5.x is)."));
  }

  @Test
  void a_record_cut_anywhere_is_broken_and_never_throws() throws IOException {
    byte[] whole = Files.readAllBytes(RECORDS.resolve("transferred-references.json"));
    int end = new String(whole, StandardCharsets.UTF_8).stripTrailing().length();
    for (int length = 0; length < end; length++) {
      assertThat(parser.parse(whole, 0, length))
          .as("%d bytes", length)
          .isInstanceOf(Parsed.Broken.class);
    }
  }

  @Test
  void a_package_url_stands_for_the_package_where_no_collection_is_named() {
    String record =
        """
        {"dataType": "CVE_RECORD", "dataVersion": "5.2", "cveMetadata": {"cveId": "CVE-2026-0001",
          "state": "PUBLISHED", "datePublished": "2026-10-01T00:00:00Z"},
         "containers": {"cna": {"descriptions": [{"lang": "en", "value": "Sample."}], "affected": [
          {"packageURL": "pkg:npm/%40sample/board", "defaultStatus": "affected"},
          {"packageURL": "pkg:npm/lodash", "packageName": "lodash",
           "collectionURL": "https://registry.npmjs.org", "defaultStatus": "affected"}]}}}
        """;

    Parsed parsed = parser.parse(record.getBytes(StandardCharsets.UTF_8));

    assertThat(((Parsed.Read) parsed).advisory().products())
        .extracting(Product::packageName)
        .containsExactly("pkg:npm/%40sample/board", "lodash");
  }

  @Test
  void a_record_above_the_limit_is_refused() {
    assertThat(parser.parse(new byte[RecordParser.LARGEST + 1])).isInstanceOf(Parsed.Refused.class);
  }

  @Test
  void a_record_nested_without_end_is_broken() {
    byte[] deep = ("{\"containers\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    assertThat(parser.parse(deep)).isInstanceOf(Parsed.Broken.class);
  }
}
