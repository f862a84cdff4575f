package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.config.Config;
import hinomi.config.Loader;
import hinomi.config.TrackerConfig;
import hinomi.language.Language;
import hinomi.tracker.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedmineSheetCommandTest {
  private static final Path GOLDEN = Path.of("src/test/resources/hinomi/cli");
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final String CONFIGURED =
      """
      language: ja
      tracker:
        redmine:
          url: https://redmine.example.jp/sub
          api-key: ${SHEET_KEY}
          project: sec
          format: markdown
          tracker: 脆弱性
          statuses: {new: 未検討, not-ours: [対象外, 重複], done: [完了]}
          fields: {key: 7, cve: CVE番号, 12: 情報システム部}
          notify: [suzuki, 運用班]
      watches: [nginx]
      """;

  @TempDir private Path folder;
  private final FakeServices services = new FakeServices(Finding.Level.OK);

  private Path configuration() throws IOException {
    return Files.writeString(folder.resolve("hinomi.yml"), CONFIGURED);
  }

  private Spoken sheet(Map<String, String> environment, String... more) throws IOException {
    return Spoken.unwatched(
        services,
        environment,
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("redmine-sheet", "-c", configuration().toString()),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new));
  }

  private static void assertGolden(String name, Spoken spoken) throws IOException {
    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.code()).isZero();
    Path golden = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, spoken.out());
    }
    assertThat(golden).as("golden file; -Dgolden.update=true writes it").exists();
    assertThat(spoken.out()).isEqualTo(Files.readString(golden));
  }

  @Test
  void it_is_filled_from_the_configuration_in_its_language() throws IOException {
    assertGolden("sheet-configured-ja.md", sheet(Map.of("SHEET_KEY", "k3y")));
    assertThat(services.keys).containsExactly("k3y");
  }

  @Test
  void another_language_may_be_asked_for() throws IOException {
    assertGolden("sheet-configured-en.md", sheet(Map.of("SHEET_KEY", "k3y"), "--language", "en"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void it_needs_no_configuration(String language) throws IOException {
    assertGolden(
        "sheet-" + language + ".md",
        Spoken.unwatched(services, Map.of(), "redmine-sheet", "--language", language));
  }

  @Test
  void it_needs_no_key_yet_and_then_asks_nothing_of_redmine() throws IOException {
    Spoken spoken = sheet(Map.of());

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).contains("https://redmine.example.jp/sub").doesNotContain("untouched");
    assertThat(services.folders).isEmpty();
  }

  @Test
  void a_configuration_that_was_named_has_to_be_there() {
    Spoken spoken =
        Spoken.unwatched(
            services, Map.of(), "redmine-sheet", "-c", folder.resolve("none.yml").toString());

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err()).contains("none.yml: ");
  }

  @Test
  void a_mistake_in_the_configuration_is_told() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yml"), "watches: [nginx]\ntrackr: board\n");

    Spoken spoken = Spoken.unwatched(services, Map.of(), "redmine-sheet", "-c", file.toString());

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).startsWith(file + ":2:1: ");
  }

  @Test
  void the_board_has_the_page_of_suggestions() throws IOException {
    Path file = Files.writeString(folder.resolve("board.yml"), "language: en\nwatches: [nginx]\n");

    assertGolden(
        "sheet-en.md",
        Spoken.unwatched(services, Map.of(), "redmine-sheet", "-c", file.toString()));
  }

  @Test
  void what_it_tells_to_write_reads_back_as_it_was_configured() throws Exception {
    String yaml = block(sheet(Map.of()).out());

    Config config = read(yaml);
    Config before = Loader.load(configuration(), Map.of("SHEET_KEY", "k3y"), Language.EN);

    TrackerConfig.Redmine given = (TrackerConfig.Redmine) before.tracker();
    TrackerConfig.Redmine told = (TrackerConfig.Redmine) config.tracker();
    assertThat(config.warnings()).hasSameSizeAs(before.warnings());
    assertThat(told.url()).isEqualTo(given.url());
    assertThat(told.project()).isEqualTo(given.project());
    assertThat(told.tracker()).isEqualTo(given.tracker());
    assertThat(told.format()).isEqualTo(given.format());
    assertThat(told.statuses()).isEqualTo(given.statuses());
    assertThat(told.watchers()).isEqualTo(given.watchers());
    assertThat(told.fields().key()).isEqualTo(given.fields().key());
    assertThat(told.fields().constants()).isEqualTo(given.fields().constants());
    assertThat(told.fields().named()).containsAllEntriesOf(given.fields().named());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void what_it_suggests_reads_without_warnings(String language) throws Exception {
    Spoken spoken = Spoken.unwatched(services, Map.of(), "redmine-sheet", "--language", language);

    Config config = read(block(spoken.out()));

    assertThat(config.warnings()).isEmpty();
    assertThat(((TrackerConfig.Redmine) config.tracker()).fields().named()).hasSize(6);
  }

  private Config read(String yaml) throws Exception {
    Path file = Files.writeString(folder.resolve("told.yml"), yaml + "watches: [nginx]\n");
    return Loader.load(file, Map.of("REDMINE_API_KEY", "k3y"), Language.EN);
  }

  private static String block(String sheet) {
    Matcher block = BLOCK.matcher(sheet);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }
}
