package hinomi.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.language.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Instant NOW = Instant.parse("2030-06-01T09:00:00Z");

  private static Query query(String text) throws QueryProblem {
    return Query.parse(text, TOKYO, NOW);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "'' | 1 | empty",
        "' … ' | 1 | empty",
        "nginx colour:red | 7 | field",
        "http://example.jp | 1 | field",
        "-foo:bar | 2 | field",
        "cvss>=ten | 7 | bad-value",
        "cvss:11 | 6 | bad-value",
        "cvss>10 | 6 | bad-value",
        "cvss:9..7 | 6 | bad-value",
        "cvss:.. | 6 | bad-value",
        "cvss>=7..9 | 7 | bad-value",
        "severity:severe | 10 | bad-value",
        "since:2025-13 | 7 | bad-value",
        "since:yesterday | 7 | bad-value",
        "since>2025 | 1 | sign",
        "nginx product: | 15 | value",
        "kev:maybe | 5 | bad-value",
        "cwe:xss | 5 | bad-value",
        "'web \"open phrase' | 5 | quote",
        "product:\"open | 9 | quote",
        "a* | 1 | beginning",
      })
  void a_mistake_is_told_with_its_column_and_what_to_do(String text, int column, String key) {
    assertThatThrownBy(() -> query(text))
        .isInstanceOfSatisfying(
            QueryProblem.class,
            problem -> {
              assertThat(problem.told().key()).isEqualTo(key);
              assertThat(problem.column()).isEqualTo(column);
              for (Language language : Language.values()) {
                assertThat(problem.told().in(language)).doesNotContain("{").hasSizeGreaterThan(15);
              }
            });
  }

  @Test
  void forty_words_are_enough() throws QueryProblem {
    assertThat(query("word ".repeat(40)).ids()).isEmpty();
    assertThatThrownBy(() -> query("word ".repeat(41))).isInstanceOf(QueryProblem.class);
  }

  @Test
  void days_begin_in_the_zone_of_the_calendar() throws QueryProblem {
    assertThat(query("since:2025").from()).contains(Instant.parse("2024-12-31T15:00:00Z"));
    assertThat(query("until:2025-02").before()).contains(Instant.parse("2025-02-28T15:00:00Z"));
    assertThat(query("since:2025/03/01").from()).contains(Instant.parse("2025-02-28T15:00:00Z"));
    assertThat(query("since:2w").from()).contains(Instant.parse("2030-05-18T09:00:00Z"));
    assertThat(query("since:2024 since:2025").from())
        .contains(Instant.parse("2024-12-31T15:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"“リモート コード”", "＂リモート コード＂", "\"リモート コード\""})
  void quotation_marks_of_every_width_hold_words_together(String text) throws QueryProblem {
    assertThat(query(text).lookup(Rank.TEXT)).isEqualTo(query("\"リモート コード\"").lookup(Rank.TEXT));
  }

  @Test
  void fields_may_be_written_wide_and_in_capitals() throws QueryProblem {
    assertThat(query("Product:ＮＧＩＮＸ").lookup(Rank.TEXT))
        .isEqualTo(query("product:nginx").lookup(Rank.TEXT));
  }

  @Test
  void a_run_of_japanese_becomes_pairs_and_its_last_character() {
    assertThat(tokens("Webメールの脆弱性、ﾌｧｲﾙ"))
        .isEqualTo(
            new TreeSet<>(
                Set.of("web", "メー", "ール", "ルの", "の脆", "脆弱", "弱性", "性", "ファ", "ァイ", "イル", "ル")));
    assertThat(tokens("log4j-core 2.0 C++"))
        .isEqualTo(new TreeSet<>(Set.of("log4j", "core", "2", "0", "c")));
    assertThat(tokens("𠮟る")).isEqualTo(new TreeSet<>(Set.of("𠮟る", "る")));
    assertThat(tokens("x".repeat(50))).containsExactly("x".repeat(40));
  }

  private static Set<String> tokens(String text) {
    Set<String> tokens = new TreeSet<>();
    Units.index(text, tokens::add);
    return tokens;
  }
}
