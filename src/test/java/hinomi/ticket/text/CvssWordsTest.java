package hinomi.ticket.text;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.CvssVersion;
import hinomi.advisory.Score;
import hinomi.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CvssWordsTest {

  @ParameterizedTest
  @CsvSource({
    "V3_1, CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, ネットワーク経由・認証不要・利用者の操作不要",
    "V3_0, AV:L/AC:L/PR:H/UI:R/S:U/C:H/I:H/A:H, ローカルから・高い権限が必要・利用者の操作が必要",
    "V3_0, CVSS:3.0/AV:P/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H, 物理的な接触が必要・低い権限が必要・利用者の操作不要",
    "V2_0, AV:N/AC:M/Au:N/C:C/I:C/A:C, ネットワーク経由・認証不要",
    "V2_0, (AV:A/AC:M/Au:S/C:C/I:C/A:C), 隣接ネットワーク経由・単一の認証が必要",
    "V4_0, CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N,"
        + " ネットワーク経由・認証不要・利用者の受動的な操作が必要"
  })
  void a_vector_is_put_in_words(CvssVersion version, String vector, String words) {
    assertThat(CvssWords.of(new Score(version, 5.0, vector, "x"), Language.JA)).isEqualTo(words);
  }

  @Test
  void in_english_too() {
    Score score =
        new Score(CvssVersion.V3_1, 9.8, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "x");
    assertThat(CvssWords.of(score, Language.EN))
        .isEqualTo("over the network, no authentication, no user interaction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "CVSS:3.1/AV:N",
        "CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
        "CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N",
        "CVSS:3.1//AV:N/PR:N/UI:N",
        "CVSS:4.0/AV:N/AC:L/PR:N/UI:N",
        "AV:N/AC:M/Au:N/C:C/I:C/A:C"
      })
  void a_malformed_vector_has_no_words(String vector) {
    Score score = new Score(CvssVersion.V3_1, 9.8, vector, "x");
    assertThat(CvssWords.of(score, Language.JA)).isEmpty();
  }

  @Test
  void no_vector_has_no_words() {
    assertThat(CvssWords.of(new Score(CvssVersion.V3_1, 9.8, null, "x"), Language.JA)).isEmpty();
  }
}
