package hinomi.ticket.render;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the markup formats share. */
final class Markup {
  private Markup() {}

  static <T> String joined(List<T> parts, String separator, Function<T, String> each) {
    return parts.stream().map(each).collect(Collectors.joining(separator));
  }

  /** With a space at the end, unless nothing or a space stands there. */
  static StringBuilder spaced(StringBuilder out) {
    boolean clear = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
    return clear ? out : out.append(' ');
  }

  /** With a space at the end where a letter or markup stands there. */
  static StringBuilder spacedAfterMarkup(StringBuilder out) {
    boolean clear = out.isEmpty() || " (「（、。".indexOf(out.charAt(out.length() - 1)) >= 0;
    return clear ? out : out.append(' ');
  }
}
