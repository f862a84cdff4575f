package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.App;
import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Score;
import hinomi.language.Localized;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SearchCommandTest {
  @TempDir private Path folder;
  private final Services app = new App(Map.of());

  @BeforeEach
  void collectSamples() throws IOException {
    Files.writeString(
        folder.resolve("hinomi.yml"),
        """
        language: ja
        sources: {jvn: off, jvn-ipedia: off, jpcert: off, cve: off, kev: off, epss: off}
        calendar: {zone: Asia/Tokyo}
        watches: [nginx]
        """);
    try (Store store = SqlStore.open("jdbc:sqlite:hinomi.db", folder)) {
      store.collect(
          new Store.Harvest(
              "cve",
              List.of(
                  record("CVE-2024-0001", "Crash of a server", 9.8),
                  record("CVE-2025-0002", "Another crash\u001b[2J of a plugin", 5.0)),
              Map.of(),
              List.of(),
              new TreeMap<>(),
              true,
              Instant.now()));
    }
  }

  private static Advisory record(String cve, String title, double score) {
    return Advisory.of(
            new AdvisoryId("cve", cve),
            Advisory.Kind.RECORD,
            Instant.parse(cve.substring(4, 8) + "-03-01T20:00:00Z"))
        .cves(List.of(new CveId(cve)))
        .title(Localized.en(title))
        .scores(List.of(new Score(CvssVersion.V3_1, score, null, "cna")))
        .build();
  }

  private Spoken search(String... words) {
    return Spoken.unwatched(
        app,
        Map.of(),
        Stream.concat(
                Stream.of("search", "-c", folder.resolve("hinomi.yml").toString()),
                Stream.of(words))
            .toArray(String[]::new));
  }

  @Test
  void hits_are_told_one_a_line_newest_first() {
    Spoken spoken = search("crash");

    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.code()).isZero();
    assertThat(spoken.out())
        .isEqualTo(
            """
            CVE-2025-0002  5.0 medium  2025-03-02  Another crash [2J of a plugin
            CVE-2024-0001  9.8 critical  2024-03-02  Crash of a server
            2 件見つかりました
            """);
  }

  @Test
  void a_word_with_a_minus_is_no_option() {
    assertThat(search("crash", "-plugin").out()).contains("CVE-2024-0001").doesNotContain("0002");
    Spoken none = search("-crash");
    assertThat(none.err()).isEmpty();
    assertThat(none.out()).contains("見つかりませんでした");
    assertThat(search("-vulnerable", "crash", "--limit", "1").out())
        .contains("CVE-2025-0002", "ほかにもあります");
  }

  @Test
  void a_machine_gets_json() {
    JsonNode root = JsonMapper.shared().readTree(search("cvss>=9", "--json").out());

    assertThat(root.path("more").asBoolean()).isFalse();
    JsonNode hit = root.path("hits").path(0);
    assertThat(root.path("hits").size()).isEqualTo(1);
    assertThat(hit.path("id").asString()).isEqualTo("CVE-2024-0001");
    assertThat(hit.path("score").asDouble()).isEqualTo(9.8);
    assertThat(hit.path("date").asString()).isEqualTo("2024-03-02");
    assertThat(hit.path("title").asString()).isEqualTo("Crash of a server");
  }

  @Test
  void what_cannot_be_understood_is_told_with_its_column() {
    Spoken spoken = search("crash", "colour:red");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err()).startsWith("7 文字目: 「colour」という項目はありません。");
    assertThat(search("crash", "--limit", "0").code()).isEqualTo(2);
  }
}
