package hinomi.fuzz;

import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Inline;
import hinomi.ticket.Body.Line;
import hinomi.ticket.render.MarkdownRenderer;
import hinomi.ticket.render.PlainTextRenderer;
import hinomi.ticket.render.Renderer;
import hinomi.ticket.render.TextileRenderer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text in every place of a ticket where words of others stand, in every format. */
public final class RendererFuzz {
  private static final List<Renderer> ALL =
      List.of(new TextileRenderer(), new MarkdownRenderer(), new PlainTextRenderer());

  private RendererFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Line line =
        Line.of(
            new Inline.Own("見出し: "),
            new Inline.Feed(text),
            new Inline.Link(text, "https://vendor.example/" + text),
            new Inline.Link("page", text));
    Body body =
        new Body(
            List.of(
                new Block.Heading(text),
                new Block.Lines(List.of(line, line)),
                new Block.Bullets(List.of(line)),
                new Block.Checklist(List.of(line)),
                new Block.Table(List.of("A", "B"), List.of(List.of(line, line))),
                new Block.Quote(text)));
    for (Renderer renderer : ALL) {
      String shown = renderer.render(body);
      if (shown.indexOf('\0') >= 0 || shown.isBlank()) {
        throw new AssertionError(renderer.getClass().getSimpleName() + ": " + shown);
      }
    }
  }
}
