package hinomi.ticket;

import java.util.List;

/**
 * A ticket's text or note, as a tree without markup. The tracker renders it for its format and
 * escapes everything; only {@link Inline.Feed} holds words of others.
 */
public record Body(List<Block> blocks) {

  public Body {
    blocks = List.copyOf(blocks);
  }

  /** A block. */
  public sealed interface Block {

    /** A heading. */
    record Heading(String text) implements Block {}

    /** Lines that belong together; each starts on a line of its own. */
    record Lines(List<Line> lines) implements Block {
      public Lines {
        lines = List.copyOf(lines);
      }
    }

    /** A list with bullets. */
    record Bullets(List<Line> items) implements Block {
      public Bullets {
        items = List.copyOf(items);
      }
    }

    /** A list to tick off; plain bullets with an empty box where the format has no tick boxes. */
    record Checklist(List<Line> items) implements Block {
      public Checklist {
        items = List.copyOf(items);
      }
    }

    /** A table with a head row. Every row has as many cells as the head. */
    record Table(List<String> head, List<List<Line>> rows) implements Block {
      public Table {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
      }
    }

    /** Several lines of a source's own words, shown as a quotation. Hostile text. */
    record Quote(String text) implements Block {}
  }

  /** One line, made of pieces. */
  public record Line(List<Inline> pieces) {
    public Line {
      pieces = List.copyOf(pieces);
    }

    public static Line of(Inline... pieces) {
      return new Line(List.of(pieces));
    }

    /** A line of our own words. */
    public static Line own(String text) {
      return of(new Inline.Own(text));
    }
  }

  /** A piece of a line. */
  public sealed interface Inline {

    /** Our own words: no markup in them either. */
    record Own(String text) implements Inline {}

    /** Our own words, strong. */
    record Strong(String text) implements Inline {}

    /** Words of others, on one line. Hostile text. */
    record Feed(String text) implements Inline {}

    /** A link; only http and https become links, anything else is shown as text. */
    record Link(String label, String url) implements Inline {}
  }
}
