package hinomi.ticket.text;

import hinomi.ticket.Body.Inline;
import hinomi.ticket.Body.Line;
import java.util.ArrayList;
import java.util.List;

/** Puts a line together. */
final class LineWriter {
  private final List<Inline> pieces = new ArrayList<>();

  LineWriter own(String text) {
    if (!text.isEmpty()) {
      pieces.add(new Inline.Own(text));
    }
    return this;
  }

  LineWriter strong(String text) {
    pieces.add(new Inline.Strong(text));
    return this;
  }

  LineWriter feed(String text) {
    if (!text.isEmpty()) {
      pieces.add(new Inline.Feed(text));
    }
    return this;
  }

  LineWriter link(String label, String url) {
    pieces.add(new Inline.Link(label, url));
    return this;
  }

  /** A separator, unless nothing stands before it. */
  LineWriter then(String separator) {
    return pieces.isEmpty() ? this : own(separator);
  }

  Line line() {
    return new Line(pieces);
  }
}
