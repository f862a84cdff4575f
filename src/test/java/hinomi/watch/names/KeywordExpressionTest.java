package hinomi.watch.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hinomi.language.Language;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordExpressionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Log4Shell",
        "remote code execution",
        "Research and Development",
        "not found",
        "foo (bar)",
        "5\" disk",
        "リモートコード実行",
        "ANDroid",
        ":-)",
      })
  void a_text_without_operators_is_one_keyword_as_it_stands(String text) throws NameError {
    KeywordExpression one = KeywordExpression.parse(text);
    assertThat(one.terms()).containsExactly(text);
    assertThat(one.wanted()).containsExactly(text);
    assertThat(one.holds(Set.of(text)::contains)).isTrue();
    assertThat(one.holds(term -> false)).isFalse();
  }

  @Test
  void quotes_around_a_keyword_are_not_part_of_it() throws NameError {
    assertThat(KeywordExpression.parse(" \"R AND  D\" ").terms()).containsExactly("R AND D");
    assertThat(KeywordExpression.parse("“R AND D”").terms()).containsExactly("R AND D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"log4j\" AND NOT plugin; log4j; true",
        "\"log4j\" AND NOT plugin; log4j plugin; false",
        "a OR b AND c; a; true",
        "a OR b AND c; b; false",
        "(a OR b) AND c; a; false",
        "(a OR b) AND c; b c; true",
        "a AND NOT (b OR c); a; true",
        "a AND NOT (b OR c); a c; false",
        "NOT a AND b; b; true",
        "a NOT b; a; true",
        "a NOT b; a b; false",
        "(a OR b) AND c NOT d; b c; true",
        "(a OR b) AND c NOT d; b c d; false",
        "NOT NOT a; a; true",
        "(a) AND ((b)); a b; true",
        "ａ AND b; ａ b; true",
        "a　ＡＮＤ　（b　ＯＲ　c）; a c; true",
        "a AND\"b\"; a b; true",
      })
  void operators_join_terms(String text, String found, boolean holds) throws NameError {
    Set<String> all = Set.of(found.split(" ", -1));
    assertThat(KeywordExpression.parse(text).holds(all::contains)).isEqualTo(holds);
  }

  @Test
  void words_beside_each_other_are_one_phrase() throws NameError {
    KeywordExpression rce =
        KeywordExpression.parse("remote  code execution AND NOT (proof of concept OR \"a (b)\")");
    assertThat(rce.terms()).containsExactly("remote code execution", "proof of concept", "a (b)");
    assertThat(rce.wanted()).containsExactly("remote code execution");
  }

  @Test
  void a_term_that_stands_on_both_sides_speaks_for_it() throws NameError {
    KeywordExpression one = KeywordExpression.parse("a AND NOT (b AND NOT c)");
    assertThat(one.wanted()).containsExactly("a", "c");
  }

  @Test
  void what_says_the_same_is_equal() throws NameError {
    KeywordExpression one = KeywordExpression.parse("a  AND (b OR \"c d\")");
    assertThat(KeywordExpression.parse("\"a\" AND ((b) OR c d)"))
        .isEqualTo(one)
        .hasSameHashCodeAs(one);
    assertThat(one).hasToString("(\"a\" AND (\"b\" OR \"c d\"))");
    assertThat(KeywordExpression.parse("Log4Shell")).hasToString("Log4Shell");
  }

  /**
   * An expression with a mistake.
   *
   * @param text the mistake begins at the {@code ^}, which is taken out
   */
  record Mistake(String text, String key) {}

  static final List<Mistake> MISTAKES =
      List.of(
          new Mistake("^", "keyword.empty"),
          new Mistake("^  ", "keyword.empty"),
          new Mistake("^NOT plugin", "keyword.not-alone"),
          new Mistake("^a OR NOT b", "keyword.not-alone"),
          new Mistake("^NOT (a AND b)", "keyword.not-alone"),
          new Mistake("a AND^", "keyword.end"),
          new Mistake("^AND a", "keyword.term"),
          new Mistake("a OR ^OR b", "keyword.term"),
          new Mistake("a AND ^\"\"", "keyword.term"),
          new Mistake("a AND (^)", "keyword.term"),
          new Mistake("\"a\" ^b AND c", "keyword.join"),
          new Mistake("a ^(b) AND c", "keyword.join"),
          new Mistake("(a ^\"b\" AND c)", "keyword.join"),
          new Mistake("a AND ^(b OR c", "keyword.bracket"),
          new Mistake("a AND b^)", "keyword.bracket-extra"),
          new Mistake("a AND ^\"b", "keyword.quote"),
          new Mistake("a AND " + "(".repeat(50) + "^(b", "keyword.deep"),
          new Mistake("a".repeat(4_000) + "^ OR b", "keyword.long"));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void a_mistake_is_told_with_its_place(Mistake mistake) {
    NameError error =
        catchThrowableOfType(
            NameError.class, () -> KeywordExpression.parse(mistake.text().replace("^", "")));
    assertThat(error.text().key()).isEqualTo(mistake.key());
    assertThat(error.offset()).isEqualTo(mistake.text().indexOf('^'));
    assertThat(error.text().in(Language.JA)).doesNotContain("{").isNotEqualTo(mistake.key());
    assertThat(error.text().in(Language.EN)).doesNotContain("{").isNotEqualTo(mistake.key());
  }
}
