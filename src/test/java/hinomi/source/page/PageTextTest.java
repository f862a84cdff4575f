package hinomi.source.page;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.http.Fetched;
import hinomi.http.Validators;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageTextTest {

  @Test
  void paragraphs_lists_and_line_breaks_stay() {
    assertThat(
            PageText.of(
                """
                <p>One
                   line</p><p>Two<br>three</p>
                <ul><li>a</li><li><p>b</p></li><li><a href=x>c</a> d</li></ul>after
                """))
        .isEqualTo("One line\n\nTwo\nthree\n\n- a\n- b\n- c d\n\nafter");
  }

  @Test
  void nested_lists_are_indented() {
    assertThat(PageText.of("<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>e"))
        .isEqualTo("- a\n  - b\n  - c\n- d\n\ne");
  }

  @Test
  void plain_text_with_angle_brackets_is_no_markup() {
    assertThat(PageText.ofEither(" x < 3 and y<4 ")).isEqualTo("x < 3 and y<4");
    assertThat(PageText.ofEither("<p>a</p><p>b</p>")).isEqualTo("a\n\nb");
  }

  @Test
  void blank_lines_made_of_breaks_are_one() {
    assertThat(PageText.of("a<br /><br />\n<br />\nb")).isEqualTo("a\n\nb");
  }

  @Test
  void table_rows_are_lines() {
    assertThat(
            PageText.of(
                "<table><tr><th>A</th><td>1</td></tr><tr><th>B</th><td>2</td></tr></table>"))
        .isEqualTo("A 1\nB 2");
  }

  @Test
  void scripts_and_styles_are_no_text() {
    assertThat(PageText.of("a<script>alert(1)</script><style>p{}</style><noscript>x</noscript>b"))
        .isEqualTo("ab");
  }

  @Test
  void preformatted_text_keeps_its_lines() {
    assertThat(PageText.of("<pre>I.\n  - x\n\n  - y\n</pre>z"))
        .isEqualTo("I.\n  - x\n\n  - y\n\nz");
  }

  @Test
  void markup_in_text_stays_text() {
    assertThat(PageText.of("&lt;b&gt; &amp;amp;")).isEqualTo("<b> &amp;");
  }

  @Test
  void a_very_long_text_is_cut() {
    String text = PageText.of("<p>" + "あ".repeat(PageText.MOST * 2) + "</p>");
    assertThat(text).hasSize(PageText.MOST + 1).endsWith("…");
  }

  @Test
  void deep_nesting_is_harmless() {
    assertThat(PageText.of("<div>".repeat(20_000) + "x")).isEqualTo("x");
  }

  @Test
  void the_character_set_of_the_header_and_of_old_mail_text_is_known() {
    assertThat(text("注意", "Shift_JIS", "text/html; charset=Shift_JIS")).isEqualTo("注意");
    assertThat(text("注意", "ISO-2022-JP", "text/plain")).isEqualTo("注意");
    assertThat(text("注意", "UTF-8", "text/plain; charset=\"no such\"")).isEqualTo("注意");
    assertThat(text("<meta charset=euc-jp>注意", "EUC-JP", null)).isEqualTo("注意");
  }

  @Test
  void links_are_absolute_and_each_is_given_once() {
    Fetched.Fresh body =
        new Fetched.Fresh(
            "<a href=/a>A</a><a href=/a>again</a><a href='javascript:x'>j</a><a href='#t'>t</a><a href=''>e</a><a href='https://h.example/'>https://h.example/</a>"
                .getBytes(StandardCharsets.UTF_8),
            "text/html",
            Validators.NONE);
    assertThat(WebPage.links(WebPage.parse(body, URI.create("https://p.example/x/y"))))
        .extracting("url", "label")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("https://p.example/a", "A"),
            org.assertj.core.groups.Tuple.tuple("https://h.example/", ""));
  }

  private static String text(
      String text, String charset, @org.jspecify.annotations.Nullable String type) {
    Fetched.Fresh body =
        new Fetched.Fresh(text.getBytes(Charset.forName(charset)), type, Validators.NONE);
    return PageText.of(WebPage.parse(body, URI.create("https://p.example/")).body());
  }
}
