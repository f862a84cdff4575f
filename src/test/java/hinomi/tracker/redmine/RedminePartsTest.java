package hinomi.tracker.redmine;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.language.Bundles;
import hinomi.language.Language;
import hinomi.ticket.Body;
import hinomi.ticket.TicketKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedminePartsTest {
  private static final TicketKey ONE = new TicketKey("hn" + "1".repeat(24));
  private static final TicketKey TWO = new TicketKey("hn" + "2".repeat(24));

  @ParameterizedTest
  @EnumSource(RedmineSettings.Format.class)
  void keys_are_added_to_the_line_and_nothing_else_changes(RedmineSettings.Format format) {
    String line = KeyLine.of(List.of(ONE), format);
    String edited = "上\r\n" + line + "\r\n人の追記\r\n";

    String added = KeyLine.add(edited, List.of(TWO), format);
    assertThat(KeyLine.in(added)).containsExactly(ONE, TWO);
    assertThat(added).startsWith("上\r\n").endsWith("\r\n人の追記\r\n");
    assertThat(KeyLine.add(added, List.of(TWO), format)).isEqualTo(added);
  }

  @Test
  void a_line_that_a_person_removed_comes_back_at_the_end() {
    String added = KeyLine.add("本文\r\n", List.of(ONE), RedmineSettings.Format.TEXTILE);
    assertThat(added).isEqualTo("本文\n\n<code>hinomi: " + ONE + "</code>");
  }

  @Test
  void only_the_last_line_counts_and_words_in_between_do_not() {
    String text = "`hinomi: " + ONE + "`\n hinomi: " + ONE + "\n<code>hinomi: " + TWO + "</code>";
    assertThat(KeyLine.in(text)).containsExactly(TWO);
    assertThat(KeyLine.in("hinomi: " + ONE)).isEmpty();
  }

  @Test
  void a_subject_is_cut_by_characters_not_by_halves() {
    String cut = Characters.subject("𠮷".repeat(300), false);
    assertThat(cut.codePointCount(0, cut.length())).isEqualTo(255);
    assertThat(cut).endsWith("𠮷…");
    assertThat(Characters.subject(" \n\u0000", false)).isEqualTo("-");
    assertThat(Characters.subject("a\r\nb", false)).isEqualTo("a b");
  }

  @Test
  void what_no_redmine_stores_is_removed() {
    assertThat(Characters.clean("a\u0000\u001b\u007fb\ud800c\td\r\ne😀", false))
        .isEqualTo("abc\td\ne😀");
    assertThat(Characters.clean("𠮷😀", true)).isEqualTo("[U+20BB7][U+1F600]");
  }

  @Test
  void severities_become_the_usual_priorities() {
    List<Named> japanese =
        List.of(
            new Named(1, "低め"),
            new Named(2, "通常"),
            new Named(3, "高め"),
            new Named(4, "急いで"),
            new Named(5, "今すぐ"));
    assertThat(Priorities.usual(japanese, Severity.CRITICAL)).hasValue(new Named(5, "今すぐ"));
    assertThat(Priorities.usual(japanese, Severity.HIGH)).hasValue(new Named(4, "急いで"));
    assertThat(Priorities.usual(japanese, Severity.NONE)).hasValue(new Named(1, "低め"));
    List<Named> own = List.of(new Named(7, "C"), new Named(8, "B"), new Named(9, "A"));
    assertThat(Priorities.usual(own, Severity.CRITICAL)).hasValue(new Named(9, "A"));
    assertThat(Priorities.usual(own, Severity.MEDIUM)).hasValue(new Named(8, "B"));
    assertThat(Priorities.usual(List.of(), Severity.LOW)).isEmpty();
  }

  @Test
  void a_person_is_known_by_the_name_in_either_order() {
    Principal sato = new Principal(5, "花子 佐藤", false);
    assertThat(sato.isCalled("佐藤 花子")).isTrue();
    assertThat(sato.isCalled("佐藤　花子")).isTrue();
    assertThat(sato.isCalled("花子佐藤")).isTrue();
    assertThat(sato.isCalled("佐藤")).isFalse();
  }

  @Test
  void a_name_wins_over_an_id_of_the_same_digits() {
    List<Named> all = List.of(new Named(1, "2"), new Named(2, "x"));
    assertThat(Named.find(all, "2")).hasValue(new Named(1, "2"));
    assertThat(Named.find(all, " Ｘ ")).hasValue(new Named(2, "x"));
    assertThat(Named.find(all, "3")).isEmpty();
  }

  @Test
  void addresses_keep_their_sub_path_and_show_no_login() {
    Address address = Address.of(URI.create("https://host/redmine/?x=1#y"));
    assertThat(address.at("/issues.json", "q", "a b#+é"))
        .hasToString("https://host/redmine/issues.json?q=a%20b%23%2B%C3%A9");
    assertThat(RedmineSettings.of(URI.create("https://u:p@host/r"), "k3y", "vuln").toString())
        .doesNotContain("u:p", "k3y")
        .contains("host/r");
  }

  @Test
  void a_text_is_cut_between_blocks_to_what_mysql_stores() {
    Body huge = new Body(Collections.nCopies(10, new Body.Block.Quote("脆".repeat(10_000))));
    String text =
        new Texts(RedmineSettings.Format.TEXTILE).render(huge, List.of(), Language.JA, false);
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(20_000, 60_000);
    assertThat(text).endsWith("（長すぎるため、以降を省略しました。）");
  }

  @Test
  void both_languages_say_the_same_things() {
    Properties ja = Bundles.bundle("tracker/redmine", Language.JA);
    Properties en = Bundles.bundle("tracker/redmine", Language.EN);
    assertThat(ja.stringPropertyNames()).isNotEmpty().isEqualTo(en.stringPropertyNames());
    for (String key : ja.stringPropertyNames()) {
      assertThat(places(ja.getProperty(key))).as(key).isEqualTo(places(en.getProperty(key)));
    }
  }

  private static List<String> places(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(m -> m.group())
        .sorted()
        .distinct()
        .toList();
  }
}
