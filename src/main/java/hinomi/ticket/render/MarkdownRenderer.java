package hinomi.ticket.render;

import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes Markdown that reads the same in Redmine's CommonMark and in its older Redcarpet. Lines end
 * in a mere line feed, which both break unless {@code common_mark_enable_hardbreaks} was switched
 * off; two spaces before it would make Redcarpet break twice.
 */
public final class MarkdownRenderer implements Renderer {
  @Override
  public String render(Body body) {
    return body.blocks().stream()
        .map(MarkdownRenderer::block)
        .filter(b -> !b.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Heading(String text) -> "### " + MarkdownEscape.words(Clean.line(text));
      case Block.Lines(List<Line> lines) ->
          Markup.joined(lines, "\n", line -> line(line, true)).strip();
      case Block.Bullets(List<Line> items) ->
          Markup.joined(items, "\n", item -> "- " + line(item, true));
      case Block.Checklist(List<Line> items) ->
          Markup.joined(items, "\n", item -> "- [ ] " + line(item, true));
      case Block.Table(List<String> head, List<List<Line>> rows) -> table(head, rows);
      case Block.Quote(String text) -> quote(Clean.lines(text));
    };
  }

  private static String quote(List<String> lines) {
    return Markup.joined(lines, "\n", line -> ("> " + runs(Run.linked(line), true)).strip());
  }

  private static String table(List<String> head, List<List<Line>> rows) {
    String top = Markup.joined(head, "", h -> "| " + MarkdownEscape.words(Clean.line(h)) + " ");
    String rule = Markup.joined(head, "", h -> "|---");
    return rows.stream()
        .map(row -> "\n" + Markup.joined(row, "", cell -> "| " + line(cell, false) + " ") + "|")
        .collect(Collectors.joining("", top + "|\n" + rule + "|", ""));
  }

  private static String line(Line line, boolean start) {
    return runs(Run.of(line), start);
  }

  private static String runs(List<Run> runs, boolean start) {
    StringBuilder out = new StringBuilder();
    boolean strong = false;
    for (Run run : runs) {
      boolean first = start && out.isEmpty();
      if (strong) {
        Markup.spaced(out);
      }
      strong = run instanceof Run.Strong;
      switch (run) {
        case Run.Text(String text) -> {
          String shown = text.startsWith(" ") && out.toString().endsWith(" ") ? text.strip() : text;
          out.append(first ? MarkdownEscape.start(shown) : MarkdownEscape.words(shown));
        }
        case Run.Strong(String text) ->
            Markup.spaced(out).append("**").append(MarkdownEscape.words(text)).append("**");
        case Run.Link(String label, String url) ->
            out.append('[')
                .append(MarkdownEscape.words(label))
                .append("](")
                .append(url)
                .append(')');
      }
    }
    return out.toString();
  }
}
