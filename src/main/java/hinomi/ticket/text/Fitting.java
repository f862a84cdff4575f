package hinomi.ticket.text;

import hinomi.ticket.Body;
import hinomi.ticket.render.MarkdownRenderer;
import hinomi.ticket.render.Renderer;
import hinomi.ticket.render.TextileRenderer;
import java.util.List;
import java.util.function.Function;

/** Writes a text with ever tighter bounds until it fits into a ticket. */
final class Fitting {
  /** Redmine needs seconds to store and show texts of more than 100 kB. */
  static final int LONGEST = 60_000;

  private static final List<Renderer> RENDERERS =
      List.of(new TextileRenderer(), new MarkdownRenderer());

  private Fitting() {}

  static Body fitted(Function<Bounds, Body> writer) {
    Bounds bounds = Bounds.USUAL;
    Body body = writer.apply(bounds);
    while (bounds.canShrink() && tooLong(body)) {
      bounds = bounds.half();
      body = writer.apply(bounds);
    }
    return body;
  }

  private static boolean tooLong(Body body) {
    return RENDERERS.stream().anyMatch(r -> r.render(body).length() > LONGEST);
  }
}
