package hinomi.ticket.text;

import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Weekly.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What would spare tickets, as lines of YAML for {@code hinomi.yml}. They stand without
 * indentation, since a quotation keeps none.
 */
final class Proposals {
  private static final int MOST = 20;

  private final Words words;
  private final Bounds bounds;

  Proposals(Words words, Bounds bounds) {
    this.words = words;
    this.bounds = bounds;
  }

  List<Block> blocks(List<Proposal> all) {
    List<Proposal> telling =
        all.stream().filter(p -> exclude(p).isPresent() || p.bar().isPresent()).toList();
    if (telling.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(words.of("heading.proposals")));
    blocks.add(new Block.Lines(List.of(Line.own(words.of("proposal.how")))));
    int most = bounds.rows(MOST);
    for (Proposal proposal : telling.subList(0, Math.min(most, telling.size()))) {
      Line watch = new LineWriter().feed(Words.brief(proposal.watch(), bounds.cell())).line();
      blocks.add(
          new Block.Lines(
              List.of(
                  new LineWriter()
                      .sentence(words, "proposal.why", watch, proposal.all(), proposal.notOurs())
                      .line())));
      blocks.add(new Block.Quote(yaml(proposal)));
    }
    if (telling.size() > most) {
      blocks.add(new Block.Lines(List.of(Line.own(words.of("more", telling.size() - most)))));
    }
    return blocks;
  }

  /** Its word, unless that is too long for a ticket: a part of it would exclude other things. */
  private Optional<String> exclude(Proposal proposal) {
    return proposal.exclude().filter(bounds::allows);
  }

  private String yaml(Proposal proposal) {
    List<String> lines = new ArrayList<>();
    lines.add("# watches: name: " + quoted(Words.head(proposal.watch(), bounds.cell())));
    exclude(proposal).ifPresent(word -> lines.add("exclude: [" + quoted(word) + "]"));
    proposal.bar().ifPresent(bar -> lines.add("min-cvss: " + bar));
    return String.join("\n", lines);
  }

  /**
   * A double-quoted scalar (YAML 1.2.2, section 7.3.1) that stays what it is in a quotation:
   * whatever is no visible character, and a space beside another, is written as an escape.
   */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int c = points[i];
      boolean wide = c == ' ' && (i == 0 || points[i - 1] == ' ' || i == points.length - 1);
      if (c == '"' || c == '\\') {
        out.append('\\').appendCodePoint(c);
      } else if (wide || !isVisible(c)) {
        out.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08X" : "\\u%04X", c));
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.append('"').toString();
  }

  private static boolean isVisible(int c) {
    if (c == ' ') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
