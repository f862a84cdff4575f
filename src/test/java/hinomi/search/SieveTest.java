package hinomi.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SieveTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx before 1.2",
        "first line\nnginx on the second",
        "\tNGINX\u0007",
        "a quote \u201cnginx\u201d \u2014 and a dash",
        "ｎｇｉｎｘの脆弱性",
        "für nginxé",
        "Foo®nginx",
        "大nginx山",
        "nginx-plus",
        "C:\\nginx",
      })
  void a_word_passes_however_it_is_written(String text) {
    assertThat(sieve("nginx").test(json(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "apache", "nginxes", "anginx", "ngi nx", "\\nnginy", "脆弱性"})
  void other_words_do_not(String text) {
    assertThat(sieve("nginx").test(json(text))).isFalse();
  }

  @Test
  void all_words_of_one_text_must_be_there_in_any_place() {
    Sieve sieve = sieve("apache http server", "サイボウズ garoon");
    assertThat(sieve.test(json("HTTP Server by Apache"))).isTrue();
    assertThat(sieve.test(json("HTTP Server"))).isFalse();
    assertThat(sieve.test(json("サイボウズ株式会社の Garoon"))).isTrue();
    assertThat(sieve.test(json("サイボウ ズ Garoon"))).isFalse();
    assertThat(sieve.test(List.of(bytes("Apache HTTP"), bytes("a server")))).isTrue();
  }

  @Test
  void a_japanese_character_alone_passes_at_the_end_of_a_word_and_within() {
    assertThat(sieve("弥").test(json("弥生会計"))).isTrue();
    assertThat(sieve("弥").test(json("製品は弥"))).isTrue();
    assertThat(sieve("弥").test(json("会計"))).isFalse();
  }

  @Test
  void a_very_long_word_is_known_by_its_beginning() {
    String word = "a".repeat(39) + "bc";
    assertThat(sieve(word).test(json(word + "d"))).isTrue();
    assertThat(sieve(word).test(json("a".repeat(41)))).isFalse();
  }

  @Test
  void the_last_word_counts_though_nothing_follows_it() {
    assertThat(sieve("nginx").test(List.of("a flaw in nginx".getBytes(UTF_8)))).isTrue();
  }

  @Test
  void there_is_none_for_a_text_without_words() {
    assertThat(Sieve.of(List.of("nginx", "../"))).isEmpty();
    assertThat(Sieve.of(Set.of())).isEmpty();
  }

  private static Sieve sieve(String... texts) {
    return Sieve.of(List.of(texts)).orElseThrow();
  }

  private static List<byte[]> json(String text) {
    return List.of(bytes(text));
  }

  private static byte[] bytes(String text) {
    return JsonMapper.shared().writeValueAsString(text).getBytes(UTF_8);
  }
}
