package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Bundles;
import hinomi.language.Language;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HttpMessagesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d\\}");

  @Test
  void both_languages_say_the_same_things_with_the_same_facts() {
    Properties ja = Bundles.bundle("http", Language.JA);
    Properties en = Bundles.bundle("http", Language.EN);
    assertThat(ja.stringPropertyNames()).isNotEmpty().isEqualTo(en.stringPropertyNames());
    for (String key : ja.stringPropertyNames()) {
      assertThat(placeholders(ja.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(en.getProperty(key)));
    }
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
