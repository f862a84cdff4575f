package hinomi.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Bundles;
import hinomi.language.Language;
import hinomi.language.Localized;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WeaknessNamesTest {
  private final Properties ja = Bundles.bundle("advisory", Language.JA);
  private final Properties en = Bundles.bundle("advisory", Language.EN);

  @Test
  void both_languages_name_the_same_weaknesses() {
    assertThat(ja.stringPropertyNames())
        .isEqualTo(en.stringPropertyNames())
        .hasSizeGreaterThan(200)
        .allMatch(key -> key.matches("cwe\\.\\d{1,4}"));
  }

  @Test
  void every_name_is_short_and_its_own() {
    for (Properties names : List.of(ja, en)) {
      assertThat(names.values())
          .allSatisfy(n -> assertThat(n.toString()).isNotBlank().hasSizeLessThan(60));
    }
    assertThat(ja.values())
        .filteredOn(n -> n.toString().chars().allMatch(c -> c < 0x3000))
        .isEmpty();
    assertThat(en.values()).filteredOn(n -> n.toString().chars().anyMatch(c -> c > 0x7f)).isEmpty();
  }

  @Test
  void a_weakness_knows_its_name() {
    assertThat(new Weakness(79).name())
        .isEqualTo(new Localized("クロスサイトスクリプティング", "Cross-site scripting"));
    assertThat(new Weakness(29).name().en()).isEqualTo("Path traversal (\"\\..\\filename\")");
    assertThat(new Weakness(99999).name().isEmpty()).isTrue();
  }
}
