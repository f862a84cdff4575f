package hinomi.ticket.text;

import hinomi.ticket.Body.Inline;
import hinomi.ticket.Body.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a line together. */
final class LineWriter {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

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

  /** A link, or only its label where the address is blank or longer than the bounds allow. */
  LineWriter link(String label, String url, Bounds bounds) {
    String shown = Words.brief(label, 2 * bounds.cell());
    return url.isBlank() || !bounds.allows(url) ? feed(shown) : link(shown, url);
  }

  /** A separator, unless nothing stands before it. */
  LineWriter then(String separator) {
    return pieces.isEmpty() ? this : own(separator);
  }

  LineWriter line(Line other) {
    pieces.addAll(other.pieces());
    return this;
  }

  /**
   * A sentence of ours around words of others.
   *
   * @param key of the sentence, with its places unfilled
   * @param args a {@link Line} keeps its pieces; anything else is in our own words
   */
  LineWriter sentence(Words words, String key, Object... args) {
    String pattern = words.of(key);
    Matcher place = PLACE.matcher(pattern);
    int at = 0;
    while (place.find()) {
      own(pattern.substring(at, place.start()));
      Object arg = args[Integer.parseInt(place.group(1))];
      if (arg instanceof Line line) {
        line(line);
      } else {
        own(String.valueOf(arg));
      }
      at = place.end();
    }
    return own(pattern.substring(at));
  }

  /** A few words of others one after the other, and how many more there are. */
  LineWriter listed(Words words, List<String> all, int most, Bounds bounds) {
    int shown = Math.min(all.size(), bounds.rows(most));
    for (int i = 0; i < shown; i++) {
      own(i > 0 ? words.of("and") : "").feed(Words.brief(all.get(i), bounds.cell()));
    }
    return all.size() > shown ? own(" " + words.of("more", all.size() - shown)) : this;
  }

  Line line() {
    return new Line(pieces);
  }
}
