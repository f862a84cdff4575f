package hinomi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.watch.names.KeywordExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinedKeywordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(SQL OR XSS) AND 予約システム | みほん予約システムにおける SQL インジェクションの脆弱性 | | TITLE",
        "(SQL OR XSS) AND 予約システム | みほん予約システムにおける XSS の脆弱性 | | TITLE",
        "(SQL OR XSS) AND 予約システム | みほん予約システムにおける認証不備の脆弱性 | | none",
        "(SQL OR XSS) AND 予約システム | みほん予約システムの脆弱性 | SQL の組み立て方に問題があります。 | SUBJECT",
        "(SQL OR XSS) AND 予約システム NOT plugin | みほん予約システムの SQL 文 | | TITLE",
        "SQL AND 予約システム AND NOT plugin | みほん予約システムの SQL 文 | | TITLE",
        "SQL AND 予約システム AND NOT plugin | みほん予約システム plugin の SQL 文 | | none",
        "SQL AND 予約システム AND NOT plugin | 予約システムの SQL 文 | This plugin is old. | none",
        "\"night board\" OR 夜間掲示板 | Night  Board 1.2 lets anybody in | | TITLE",
        "\"night board\" OR 夜間掲示板 | A board at night | | none",
        "\"night board\" OR 夜間掲示板 | | 社内夜間掲示板に問題があります。 | SUBJECT",
        "SQL AND NOT (MySQL OR NoSQL) | MySQL and its SQL | | none",
        "SQL AND NOT (MySQL OR NoSQL) | An SQL injection | | TITLE",
        // whole words where they are in Latin letters
        "cat AND dog | Concatenation of a dogma | | none",
        "NOT (NOT cat AND NOT dog) | A dog is let in | | TITLE",
      })
  void and_or_not_are_asked_of_title_and_text(
      String expression, @Nullable String title, @Nullable String text, String expected)
      throws Exception {
    assertThat(Judged.tier(Judged.record(title, text), Judged.keywords(expression)))
        .isEqualTo(expected);
  }

  @Test
  void a_products_name_is_asked_as_well() throws Exception {
    Advisory record = Judged.record(null, null, Judged.named("Sample: Night Board Server"));

    assertThat(Judged.tier(record, Judged.keywords("board AND server"))).isEqualTo("AFFECTED");
    assertThat(Judged.tier(record, Judged.keywords("board AND NOT server"))).isEqualTo("none");
  }

  @Test
  void evidence_names_the_words_that_were_found_and_the_expression() throws Exception {
    String expression = "(SQL OR XSS) AND 予約システム";

    Evidence best = Judged.best(Judged.record("みほん予約システムの XSS", null), Judged.keywords(expression));

    assertThat(best).isNotNull();
    assertThat(best.naming()).isEqualTo(Naming.KEYWORDS);
    assertThat(best.word()).isEqualTo("XSS, 予約システム");
    assertThat(best.subject()).isEqualTo(expression);
    assertThat(best.found()).contains("みほん予約システムの xss");
  }

  @Test
  void an_exclude_asks_the_sentences_of_its_words() throws Exception {
    String expression = "SQL AND board";
    Watch watch =
        Judged.watch(
            "w",
            List.of(new Wanted.Keywords(expression, KeywordExpression.parse(expression))),
            "demo");

    assertThat(Judged.judge(Judged.record(null, "SQL on a demo board. It is old."), watch))
        .singleElement()
        .isInstanceOf(Verdict.Excluded.class);
    assertThat(Judged.tier(Judged.record(null, "SQL on a board. A demo is online."), watch))
        .isEqualTo("SUBJECT");
  }

  @Test
  void words_of_many_watches_are_told_apart() throws Exception {
    Advisory record = Judged.record("SQL on a board", null);

    assertThat(
            Judged.judge(
                record,
                Judged.keywords("SQL AND wiki"),
                Judged.keywords("SQL AND board"),
                Judged.keywords("wiki OR board")))
        .hasSize(2);
  }
}
