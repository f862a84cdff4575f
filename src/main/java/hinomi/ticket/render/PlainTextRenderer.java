package hinomi.ticket.render;

import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import java.util.List;
import java.util.stream.Collectors;

/** Writes plain text for a terminal or a mail; tables have columns of equal width. */
public final class PlainTextRenderer implements Renderer {

  @Override
  public String render(Body body) {
    return body.blocks().stream()
        .map(PlainTextRenderer::block)
        .filter(b -> !b.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Heading(String text) -> "■ " + Clean.line(text);
      case Block.Lines(List<Line> lines) -> Markup.joined(lines, "\n", PlainTextRenderer::line);
      case Block.Bullets(List<Line> items) -> Markup.joined(items, "\n", i -> "- " + line(i));
      case Block.Checklist(List<Line> items) -> Markup.joined(items, "\n", i -> "[ ] " + line(i));
      case Block.Table(List<String> head, List<List<Line>> rows) ->
          Columns.aligned(
              head.stream().map(Clean::line).toList(),
              rows.stream().map(r -> r.stream().map(PlainTextRenderer::line).toList()).toList());
      case Block.Quote(String text) ->
          Markup.joined(Clean.lines(text), "\n", l -> ("> " + l).strip());
    };
  }

  private static String line(Line line) {
    return Markup.joined(
            Run.of(line),
            "",
            run ->
                switch (run) {
                  case Run.Text(String text) -> text;
                  case Run.Strong(String text) -> text;
                  case Run.Link(String label, String url) -> link(label, url);
                })
        .strip();
  }

  private static String link(String label, String url) {
    boolean same = WebLink.of(label).filter(url::equals).isPresent();
    return same ? label : label + " <" + url + ">";
  }
}
