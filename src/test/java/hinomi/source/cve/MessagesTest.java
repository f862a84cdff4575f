package hinomi.source.cve;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Bundles;
import hinomi.language.Language;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  @Test
  void both_languages_have_the_same_keys_and_placeholders() {
    Properties ja = Bundles.bundle(RecordParser.ROOM, Language.JA);
    Properties en = Bundles.bundle(RecordParser.ROOM, Language.EN);
    assertThat(ja.stringPropertyNames()).isEqualTo(en.stringPropertyNames()).isNotEmpty();
    for (String key : ja.stringPropertyNames()) {
      assertThat(places(ja.getProperty(key))).as(key).isEqualTo(places(en.getProperty(key)));
    }
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
  }
}
