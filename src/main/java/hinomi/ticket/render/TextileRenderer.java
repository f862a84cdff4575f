package hinomi.ticket.render;

import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import java.util.List;
import java.util.stream.Collectors;

/** Writes Redmine's Textile. */
public final class TextileRenderer implements Renderer {

  @Override
  public String render(Body body) {
    return body.blocks().stream()
        .map(TextileRenderer::block)
        .filter(b -> !b.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Heading(String text) -> "h3. " + TextileEscape.words(Clean.line(text));
      case Block.Lines(List<Line> lines) ->
          Markup.joined(lines, "\n", line -> line(line, true)).strip();
      case Block.Bullets(List<Line> items) ->
          Markup.joined(items, "\n", item -> "* " + line(item, false));
      case Block.Checklist(List<Line> items) ->
          Markup.joined(items, "\n", item -> "* [ ] " + line(item, false));
      case Block.Table(List<String> head, List<List<Line>> rows) -> table(head, rows);
      case Block.Quote(String text) ->
          Markup.joined(Clean.lines(text), "\n", l -> ("> " + runs(Run.linked(l), true)).strip());
    };
  }

  private static String table(List<String> head, List<List<Line>> rows) {
    String top =
        head.stream()
            .map(h -> "|_. " + TextileEscape.words(Clean.line(h)) + " ")
            .collect(Collectors.joining("", "", "|"));
    return rows.stream()
        .map(row -> Markup.joined(row, "", cell -> "| " + line(cell, false) + " ") + "|")
        .collect(Collectors.joining("\n", top + (rows.isEmpty() ? "" : "\n"), ""));
  }

  private static String line(Line line, boolean start) {
    return runs(Run.of(line), start);
  }

  private static String runs(List<Run> runs, boolean start) {
    StringBuilder out = new StringBuilder();
    boolean apart = true;
    for (Run run : runs) {
      boolean first = start && out.isEmpty();
      switch (run) {
        case Run.Text(String text) -> {
          out.append(out.isEmpty() || WebLink.apart(text) ? "" : " ");
          out.append(first ? TextileEscape.start(text) : TextileEscape.words(text));
          apart = Markup.endsApart(text);
        }
        case Run.Strong(String text) -> {
          Markup.spaced(out).append('*').append(TextileEscape.enclosed(text)).append('*');
          apart = false;
        }
        case Run.Link(String label, String url) -> {
          out.append(apart ? "" : " ").append('"').append(TextileEscape.enclosed(label));
          out.append("\":").append(url);
          apart = false;
        }
      }
    }
    return out.toString();
  }
}
