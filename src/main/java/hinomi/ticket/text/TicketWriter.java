package hinomi.ticket.text;

import hinomi.advisory.Advisory;
import hinomi.language.Language;
import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Case;
import hinomi.ticket.CaseWriter;
import hinomi.ticket.Concern;
import hinomi.ticket.TicketAction;
import hinomi.ticket.Update;
import java.util.ArrayList;
import java.util.List;

/** Writes tickets and notes in one language. */
public final class TicketWriter implements CaseWriter {
  private final Words words;

  public TicketWriter(Language language) {
    this.words = new Words(language);
  }

  @Override
  public TicketAction.File write(Case about) {
    About a = new About(about);
    return new TicketAction.File(
        about.destination(),
        about.concerns().stream().map(Concern::member).toList(),
        new SubjectLine(words, a).text(),
        Fitting.fitted(bounds -> body(a, bounds)),
        a.severity().orElse(null),
        about.handling(),
        Fields.of(a),
        words.language(),
        null);
  }

  @Override
  public Body told(Update update) {
    return Fitting.fitted(bounds -> new UpdateText(words, update, bounds).body());
  }

  private Body body(About about, Bounds bounds) {
    Tables tables = new Tables(words, about, bounds);
    Quotes quotes = new Quotes(words, about, bounds);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Opening(words, about, bounds).block());
    blocks.addAll(about.several() ? tables.members() : tables.scores());
    blocks.addAll(quotes.of("summary", Advisory::summary));
    blocks.addAll(quotes.of("impact", Advisory::impact));
    blocks.addAll(quotes.of("solution", Advisory::solution));
    blocks.addAll(tables.products());
    blocks.add(new Block.Heading(words.of("heading.response")));
    blocks.add(
        new Block.Checklist(
            List.of(
                Line.own(words.of("check.ours")),
                Line.own(words.of("check.where")),
                Line.own(words.of("check.way")),
                Line.own(words.of("check.due")),
                Line.own(words.of("check.done")),
                Line.own(words.of("check.verified")))));
    blocks.addAll(new Links(words, about, bounds).blocks());
    return new Body(blocks);
  }
}
