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

  /** Whether a link may follow words at once. */
  static boolean endsApart(String words) {
    return words.isEmpty() || " (（「『【、。".indexOf(words.charAt(words.length() - 1)) >= 0;
  }
}
