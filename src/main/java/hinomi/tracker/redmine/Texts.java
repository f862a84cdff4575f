package hinomi.tracker.redmine;

import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.TicketKey;
import hinomi.ticket.render.MarkdownRenderer;
import hinomi.ticket.render.Renderer;
import hinomi.ticket.render.TextileRenderer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Texts in this Redmine's format: a body, what was left out of it, and the line of keys. */
final class Texts {
  /** MySQL's {@code TEXT} holds 65,535 bytes; more is an error 500 there. */
  private static final int BYTES = 60_000;

  private final RedmineSettings.Format format;
  private final Renderer renderer;

  Texts(RedmineSettings.Format format) {
    this.format = format;
    this.renderer =
        switch (format) {
          case TEXTILE -> new TextileRenderer();
          case MARKDOWN -> new MarkdownRenderer();
        };
  }

  RedmineSettings.Format format() {
    return format;
  }

  /**
   * @param losses what the text says of itself: what the ticket had to do without
   * @param plain as in {@link Characters#clean}
   */
  String render(Body body, List<Message> losses, Language language, boolean plain) {
    List<Block> blocks = new ArrayList<>(body.blocks());
    String text = rendered(blocks, losses, language, plain);
    if (bytes(text) <= BYTES) {
      return text;
    }
    List<Message> all = new ArrayList<>(losses);
    all.add(Words.of("loss.cut"));
    while (bytes(text) > BYTES && !blocks.isEmpty()) {
      blocks.removeLast();
      text = rendered(blocks, all, language, plain);
    }
    return text;
  }

  /** A text with the line of keys at its end. */
  String withKeys(String text, Collection<TicketKey> keys) {
    return text.stripTrailing() + "\n\n" + KeyLine.of(keys, format);
  }

  private String rendered(
      List<Block> blocks, List<Message> losses, Language language, boolean plain) {
    List<Block> all = new ArrayList<>(blocks);
    if (!losses.isEmpty()) {
      all.add(new Block.Lines(losses.stream().map(l -> Line.own(l.in(language))).toList()));
    }
    return Characters.clean(renderer.render(new Body(all)), plain).stripTrailing();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
