package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say of {@code hinomi.yml} holds. */
class DocumentsTest {
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @Test
  void the_readmes_configuration_loads_without_a_warning(@TempDir Path folder) throws Exception {
    Matcher block = YAML.matcher(Files.readString(Path.of("README.md")));
    assertThat(block.find()).isTrue();
    Path file = Files.writeString(folder.resolve("hinomi.yml"), block.group(1));

    Config config =
        Loader.load(
            file,
            Map.of("REDMINE_API_KEY", "0123", "WEBHOOK_URL", "https://hooks.example.jp/x"),
            Language.EN);

    assertThat(config.warnings()).isEmpty();
    assertThat(config.tracker()).isInstanceOf(TrackerConfig.Redmine.class);
    assertThat(config.watches()).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/configuration.md", "docs/configuration.ja.md"})
  void every_key_is_described(String document) throws IOException {
    String text = Files.readString(Path.of(document));
    for (String key : Keys.TOP) {
      assertThat(text).contains("`" + key + "`");
    }
    for (String key : Keys.WATCH) {
      assertThat(text).contains("`" + key + "`");
    }
    for (String key :
        Stream.of(Keys.LIMITS, Keys.CALENDAR, Keys.CHAT, Keys.STATUSES)
            .flatMap(List::stream)
            .toList()) {
      assertThat(text).containsPattern("[`.]" + key + "`");
    }
    for (String key : Keys.REDMINE) {
      assertThat(text).containsPattern("`" + key + "[`.]");
    }
  }
}
