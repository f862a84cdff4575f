package hinomi.ticket.render;

import hinomi.ticket.Body.Inline;
import hinomi.ticket.Body.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A stretch of a line that is escaped as a whole: neighbouring words are joined first, so that no
 * two harmless pieces make a harmful one. Cleaned, on one line.
 */
sealed interface Run {

  /** Plain words. */
  record Text(String text) implements Run {}

  /** Strong words. */
  record Strong(String text) implements Run {}

  /** A link with its address already safe. */
  record Link(String label, String url) implements Run {}

  /** The runs of a line; addresses within its words stay words. */
  static List<Run> of(Line line) {
    List<Run> runs = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (Inline piece : line.pieces()) {
      switch (piece) {
        case Inline.Own(String text) -> words.append(text);
        case Inline.Feed(String text) -> words.append(text);
        case Inline.Strong(String text) -> {
          flush(words, runs);
          runs.add(new Strong(Clean.line(text)));
        }
        case Inline.Link(String label, String url) ->
            WebLink.of(url)
                .ifPresentOrElse(
                    safe -> {
                      flush(words, runs);
                      String shown = Clean.line(label);
                      runs.add(new Link(shown.isEmpty() ? Clean.line(url) : shown, safe));
                    },
                    () -> words.append(notLinked(label, url)));
      }
    }
    flush(words, runs);
    return runs;
  }

  /** The runs of a cleaned line of words, with the http and https addresses in it as links. */
  static List<Run> linked(String text) {
    List<Run> runs = new ArrayList<>();
    Matcher m = WebLink.in(text);
    int at = 0;
    while (m.find()) {
      int end = WebLink.end(text, m.start(), m.end());
      String url = text.substring(m.start(), end);
      if (WebLink.apart(text.substring(end)) && WebLink.of(url).isPresent()) {
        if (m.start() > at) {
          runs.add(new Text(text.substring(at, m.start())));
        }
        runs.add(new Link(url, WebLink.of(url).orElseThrow()));
        at = end;
      }
    }
    if (at < text.length()) {
      runs.add(new Text(text.substring(at)));
    }
    return runs;
  }

  private static String notLinked(String label, String url) {
    return label.isBlank() || label.equals(url) ? url : label + " (" + url + ")";
  }

  private static void flush(StringBuilder words, List<Run> runs) {
    if (!words.isEmpty()) {
      String text = words.toString();
      String clean = Clean.line(text);
      boolean before = !runs.isEmpty() && Character.isWhitespace(text.charAt(0));
      boolean after = Character.isWhitespace(text.charAt(text.length() - 1));
      String spaced = (before ? " " : "") + clean + (after && !clean.isEmpty() ? " " : "");
      if (!spaced.isEmpty()) {
        runs.addAll(linked(spaced));
      }
      words.setLength(0);
    }
  }
}
