package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.App;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code match} as a user calls it. */
final class MatchCommandTest {
  private static final String RECORD =
      "{\"cve\":{\"id\":\"CVE-2026-000%d\",\"descriptions\":[{\"lang\":\"en\",\"value\":\"%s\"}]}}\n";

  @TempDir private Path folder;

  @BeforeEach
  void watches() throws IOException {
    Files.writeString(
        folder.resolve("hinomi.yml"),
        """
        language: en
        limits: {start: now}
        min-cvss: 9.0
        watches: [nginx, Groupware Sample]
        """);
  }

  private Spoken match(String text, String... more) throws IOException {
    Path records = Files.writeString(folder.resolve("records.json"), text);
    return Spoken.unwatched(
        new App(Map.of()),
        Map.of(),
        Stream.concat(
                Stream.of("match", "-c", folder.resolve("hinomi.yml").toString()),
                Stream.concat(Stream.of(more), Stream.of(records.toString())))
            .toArray(String[]::new));
  }

  @Test
  void a_match_is_a_line_of_five_columns_and_gates_do_not_apply() throws IOException {
    Spoken spoken = match(RECORD.formatted(1, "A flaw in nginx before 1.2.3 leaks\\tmemory."));

    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.out())
        .isEqualTo(
            "CVE-2026-0001\tnginx\t70\tsummary\ta flaw in nginx before 1.2.3 leaks memory.\n");
    assertThat(spoken.code()).isEqualTo(Exit.WELL);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("no database").hasSize(2);
    }
  }

  @Test
  void a_mention_is_shown_when_asked_for() throws IOException {
    String text = RECORD.formatted(1, "Foo 1.0 is exposed when served via nginx.");

    assertThat(match(text).out()).isEmpty();
    assertThat(match(text, "--all").out()).startsWith("CVE-2026-0001\tnginx\t30\tsummary\t");
    assertThat(match(text, "--all", "--json").out())
        .startsWith(
            "{\"id\":\"CVE-2026-0001\",\"watch\":\"nginx\",\"confidence\":30,\"tier\":\"mention\"");
  }

  @Test
  void records_are_told_in_their_order_and_rejected_ones_on_standard_error() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append(RECORD.formatted(1, "nginx 1.0 fails.").replace("-0001", "-" + (1000 + i)));
    }
    Spoken spoken = match(text + "{\"cve\": {\"id\"\n");

    assertThat(spoken.out().lines().map(line -> line.substring(0, 13))).hasSize(1000).isSorted();
    assertThat(spoken.err()).contains("records.json#1001: ");
    assertThat(spoken.code()).isEqualTo(Exit.FAILED);
  }

  @Test
  void a_catalogue_of_ones_own_adds_names() throws IOException {
    Path names = folder.resolve("names.tsv");
    Files.writeString(names, "Groupware Sample|みほんグループウェア\tsample:groupware\n");
    String text = RECORD.formatted(1, "みほんグループウェアには脆弱性があります。").replace("\"en\"", "\"ja\"");

    assertThat(match(text).out()).isEmpty();
    assertThat(match(text, "--catalogue", names.toString()).out())
        .startsWith("CVE-2026-0001\tGroupware Sample\t");
    assertThat(match(text, "--catalogue", folder.resolve("none").toString()).code())
        .isEqualTo(Exit.UNUSABLE);
  }

  @Test
  void a_file_that_is_not_there_or_a_configuration_that_is_not_makes_it_unusable()
      throws IOException {
    assertThat(match("", folder.resolve("none").toString()).code()).isEqualTo(Exit.UNUSABLE);
    assertThat(match("", "-c", folder.resolve("none").toString()).code()).isEqualTo(Exit.UNUSABLE);
    assertThat(match("").code()).isEqualTo(Exit.WELL);
  }
}
