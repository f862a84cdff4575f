package hinomi.ticket.render;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.Golden;
import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Inline;
import hinomi.ticket.Body.Line;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {
  static List<Hostile> corpus() {
    return Hostile.all();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void nothing_in_textile_acts(Hostile hostile) {
    Hostile.assertDead(new TextileRenderer().render(body(hostile)));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void nothing_in_markdown_acts(Hostile hostile) {
    Hostile.assertDead(new MarkdownRenderer().render(body(hostile)));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void plain_text_is_the_very_characters(Hostile hostile) {
    Body body = new Body(List.of(new Block.Lines(List.of(feed(hostile)))));
    assertThat(Hostile.squeezed(new PlainTextRenderer().render(body))).isEqualTo(hostile.seen());
  }

  @Test
  void the_sources_are_as_reviewed() throws IOException {
    Map<String, Map<String, String>> sources = new LinkedHashMap<>();
    for (Hostile hostile : Hostile.all()) {
      if (hostile.text().length() < 500) {
        Body body = new Body(List.of(new Block.Lines(List.of(feed(hostile)))));
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("textile", new TextileRenderer().render(body));
        forms.put("markdown", new MarkdownRenderer().render(body));
        sources.put(hostile.name(), forms);
      }
    }
    Golden.assertMatches("hinomi/ticket/render/hostile.json", sources);
  }

  private static Body body(Hostile hostile) {
    return new Body(
        List.of(
            new Block.Lines(List.of(feed(hostile))),
            new Block.Quote(hostile.text()),
            new Block.Table(List.of("x"), List.of(List.of(feed(hostile)))),
            new Block.Lines(List.of(Line.of(new Inline.Link("x", hostile.text())))),
            new Block.Lines(
                List.of(Line.of(new Inline.Link(hostile.text(), "https://example.com/"))))));
  }

  private static Line feed(Hostile hostile) {
    return Line.of(new Inline.Feed(hostile.text()));
  }
}
