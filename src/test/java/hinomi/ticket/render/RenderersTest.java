package hinomi.ticket.render;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Inline;
import hinomi.ticket.Body.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderersTest {
  private static final Body EVERYTHING =
      new Body(
          List.of(
              new Block.Lines(
                  List.of(
                      Line.of(new Inline.Strong("製品"), new Inline.Own(" nginx")),
                      Line.of(
                          new Inline.Own("詳細は"),
                          new Inline.Link("JVN", "https://jvn.jp/jp/JVN00000001/"),
                          new Inline.Own("を参照")))),
              new Block.Heading("影響"),
              new Block.Quote("一行目\n\nsecond_line"),
              new Block.Bullets(List.of(Line.own("a"), Line.own("b"))),
              new Block.Checklist(List.of(Line.own("当社に該当するか"))),
              new Block.Table(
                  List.of("名前", "版"),
                  List.of(
                      List.of(Line.own("nginx"), Line.own("1.25.0")),
                      List.of(Line.own("テスト"), Line.own("2"))))));

  @Test
  void textile() {
    assertThat(new TextileRenderer().render(EVERYTHING))
        .isEqualTo(
            """
            *製品* nginx
            詳細は "JVN":https://jvn.jp/jp/JVN00000001/ を参照

            h3. 影響

            > 一行目
            >
            > second_line

            * a
            * b

            * [ ] 当社に該当するか

            |_. 名前 |_. 版 |
            | nginx | 1.25.0 |
            | テスト | 2 |\
            """);
  }

  @Test
  void markdown() {
    assertThat(new MarkdownRenderer().render(EVERYTHING))
        .isEqualTo(
            """
            **製品** nginx
            詳細は[JVN](https://jvn.jp/jp/JVN00000001/)を参照

            ### 影響

            > 一行目
            >
            > second_line

            - a
            - b

            - [ ] 当社に該当するか

            | 名前 | 版 |
            |---|---|
            | nginx | 1.25.0 |
            | テスト | 2 |\
            """);
  }

  @Test
  void plain_text() {
    assertThat(new PlainTextRenderer().render(EVERYTHING))
        .isEqualTo(
            """
            製品 nginx
            詳細はJVN <https://jvn.jp/jp/JVN00000001/>を参照

            ■ 影響

            > 一行目
            >
            > second_line

            - a
            - b

            [ ] 当社に該当するか

            名前   | 版
            ---------------
            nginx  | 1.25.0
            テスト | 2\
            """);
  }

  @Test
  void what_is_no_web_address_becomes_no_link() {
    Body body =
        new Body(
            List.of(
                new Block.Lines(
                    List.of(
                        Line.of(new Inline.Link("x", "javascript:alert(1)")),
                        Line.of(new Inline.Link("y", "https://user@example.com/")),
                        Line.of(new Inline.Link("z", "/logout"))))));
    assertThat(new PlainTextRenderer().render(body))
        .isEqualTo("x (javascript:alert(1))\ny (https://user@example.com/)\nz (/logout)");
    assertThat(new MarkdownRenderer().render(body)).doesNotContain("](");
    assertThat(new TextileRenderer().render(body)).doesNotContain("\":");
  }

  @Test
  void words_that_meet_are_escaped_as_one() {
    Line line = Line.of(new Inline.Own("commit"), new Inline.Feed(":"), new Inline.Feed("abc"));
    Body body = new Body(List.of(new Block.Lines(List.of(line))));
    assertThat(new TextileRenderer().render(body)).isEqualTo("commit&#58;abc");
    assertThat(new MarkdownRenderer().render(body)).isEqualTo("commit<span>&#58;</span>abc");
  }

  @Test
  void an_address_keeps_its_meaning_and_loses_its_markup() {
    assertThat(WebLink.of("https://example.com/a(b)_[c]?q=*&r=100%|é#x"))
        .contains("https://example.com/a%28b%29_%5Bc%5D?q=%2A&r=100%25%7C%C3%A9#x");
    assertThat(WebLink.of("https://jvn.jp/cert/JVNVU%2391137775/index.html"))
        .contains("https://jvn.jp/cert/JVNVU%2391137775/index.html");
  }
}
