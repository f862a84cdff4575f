package hinomi.ticket.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTest {

  @Test
  void controls_and_unseen_characters_are_removed() {
    assertThat(Clean.line("a\0b\u001b[31mc\u200bd\ufeffe\u00adf\u007fg")).isEqualTo("ab[31mcdefg");
  }

  @Test
  void characters_that_turn_the_order_are_shown() {
    assertThat(Clean.line("exe.\u202egnp")).isEqualTo("exe.[U+202E]gnp");
  }

  @Test
  void lone_surrogates_become_the_replacement_character_and_pairs_stay() {
    assertThat(Clean.line("a\ud800b\udc00c😀")).isEqualTo("a\ufffdb\ufffdc😀");
  }

  @Test
  void every_kind_of_line_break_is_one() {
    assertThat(Clean.lines("a\r\nb\rc\u2028d\u0085e\u000bf"))
        .containsExactly("a", "b", "c", "d", "e", "f");
  }

  @Test
  void empty_lines_do_not_pile_up() {
    assertThat(Clean.lines("\n\na\n \n\n\t\nb\n\n")).containsExactly("a", "", "b");
  }

  @Test
  void a_line_has_no_break_and_single_spaces() {
    assertThat(Clean.line(" a\n\t b\u00a0 c ")).isEqualTo("a b c");
  }
}
