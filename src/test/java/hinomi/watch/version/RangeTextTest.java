package hinomi.watch.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2.4.1 およびそれ以前 | ..2.4.1]",
        "2.4.1 およびそれ以前のバージョン | ..2.4.1]",
        "2.4.1 及びこれ以前 | ..2.4.1]",
        "2.4.1 およびそれより前のバージョン | ..2.4.1]",
        "5.0 以前 | ..5.0]",
        "5.0 以下 | ..5.0]",
        "v6 R4 およびそれ以前のバージョン | ..6 r4]",
        "Ver.1.2.3以前のバージョン（Windows版） | ..1.2.3]",
        "7.3.7 より前のバージョン | ..7.3.7)",
        "バージョン１．２．３よりも前 | ..1.2.3)",
        "0.32.0 未満 | ..0.32.0)",
        "2.0 より前のすべてのバージョン | ..2.0)",
        "1.2.3 以上 | 1.2.3..",
        "1.0 またはそれ以降 | 1.0..",
        "2.0〜 | 2.0..",
        "〜2.0 | ..2.0]",
        "0.15.0 以上 0.15.2 未満 | 0.15.0..0.15.2)",
        "1.0 以上、2.0 未満 | 1.0..2.0)",
        "1.0以降2.0以前 | 1.0..2.0]",
        "1.0 から 3.1.1 | 1.0..3.1.1]",
        "1.0 から 3.1.1 まで | 1.0..3.1.1]",
        "1.0 から 3.1.1 より前 | 1.0..3.1.1)",
        "１．０～２．０ | 1.0..2.0]",
        "1.000A〜1.014Q | 1.000a..1.014q]",
        "1.0 〜 2.0 未満 | 1.0..2.0)",
        "10.5.x から 10.5.8 まで (32 ビット版) | 10.5.x..10.5.8]",
        "すべてのバージョン | *",
        "全てのバージョン | *",
        "全バージョン | *",
        "2.4 系 | 2.4.x",
        "2.4系のすべてのバージョン | 2.4.x",
        "8 系 8.4.2 より前のバージョン | 8..8.4.2)",
        "8.4.2 およびそれ以前 (Movable Type 8系) | 8..8.4.2]",
        "7 r.5508 およびそれ以前 (Movable Type 7系) | 7..7 r.5508]",
        "1.0.0 から 1.2.3 まで、および 2.0.0 から 2.1.0 まで | 1.0.0..1.2.3] 2.0.0..2.1.0]",
        "1.0, 1.1 および 1.2 | 1.0 1.1 1.2",
        "5.0 (client) | 5.0",
        "11.1(15)ca | 11.1(15)ca",
        "versions prior to 1.2.3 | ..1.2.3)",
        "All versions before 2.0 | ..2.0)",
        "1.2.3 and earlier | ..1.2.3]",
        "firmware 1.2 and prior | ..1.2]",
        "1.0 through 1.5 | 1.0..1.5]",
        "from 1.0 to 1.4 | 1.0..1.4]",
        "12.1.1 - 12.1.3 | 12.1.1..12.1.3]",
        "5.x before 5.3.2 | 5.x..5.3.2)",
        ">= 1.0, < 1.4 | 1.0..1.4)",
        "all versions | *"
      })
  void ranges_are_read_as_they_are_written(String text, String ranges) {
    assertThat(said(text)).isEqualTo(ranges);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prior to 5.0.32 and 5.1.4 | ..5.0.32) ..5.1.4]",
        "7.6.1, 7.5.2 and earlier | ..7.6.1] ..7.5.2]",
        "7.6.1、7.5.2 以降 | 7.6.1.. 7.5.2.."
      })
  void what_holds_for_one_version_of_a_list_may_hold_for_all(String text, String ranges) {
    assertThat(said(text)).isEqualTo(ranges);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(Server Core installation)",
        "for x64-based Systems",
        "(x64) SP2",
        "2017 version 15.9 (includes 15.0 - 15.8)",
        "10.01 (SD-UX version B.10.10)",
        "1.0 以降 (2.0 を除く)",
        "1.0 以降 (影響を受けません)",
        "versions 4.2 LTS before 4.2.8 and 3.0 before 3.0.5",
        "1.0-1.5",
        "R30 から R31",
        "最新版",
        "12345"
      })
  void what_is_not_understood_to_the_last_word_is_not_read(String text) {
    assertThat(RangeText.parse(text.equals("12345") ? "1 2 3" : text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2013 RT SP1, 2013",
    "Version 1809 for x64-based Systems, 1809",
    "Standard Version 6, 6",
    "- Web Edition Version 4, 4",
    "12.04 LTS, 12.04",
    "LTSC 2021 for 32-bit editions, 2021"
  })
  void words_of_editions_are_passed_over_but_not_trusted(String text, String version) {
    assertThat(RangeText.parse(text))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.shape()).isEqualTo(Span.Shape.ROUGH);
              assertThat(span.from()).isEqualTo(version);
            });
  }

  @Test
  void a_long_text_is_not_read() {
    assertThat(RangeText.parse("1.0, ".repeat(10_000))).isEmpty();
  }

  private static String said(String text) {
    List<Span> spans = RangeText.parse(text);
    return spans.stream().map(RangeTextTest::said).collect(Collectors.joining(" "));
  }

  private static String said(Span span) {
    String from = span.from() == null ? "" : span.from();
    return switch (span.shape()) {
      case ALL -> "*";
      case SINGLE -> from;
      case RANGE ->
          from + ".." + (span.end() == null ? "" : span.end() + (span.endIncluded() ? "]" : ")"));
      case ROUGH, COMMITS, UNREADABLE -> span.shape().toString();
    };
  }
}
