package hinomi.watch.version;

import hinomi.watch.version.Span.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a version outside of all affected ranges is clearly not affected. Vendors list the
 * branches that they still maintain ({@code 10.2.x before 10.2.8, 10.4.x before 10.4.2}): a version
 * of a branch that is not among them, older than the newest of them, may well be affected too. And
 * where only single versions are named, others may not have been looked at.
 */
final class Branches {
  private Branches() {}

  /** Whether the version is clear of ranges that it is known to lie outside of. */
  static boolean clear(Scale installed, String version, List<Span> ranges) {
    if (ranges.stream().noneMatch(Span::bounded)) {
      return false;
    }
    boolean beforeOne = false;
    boolean behindOne = false;
    Set<String> starts = new HashSet<>();
    for (Span range : ranges) {
      starts.add(range.from() == null ? "" : Release.plain(range.from()));
      if (behind(installed, range)) {
        behindOne = true;
        if (sameBranch(version, range)) {
          return true;
        }
      } else {
        beforeOne = true;
      }
    }
    return !beforeOne || (!behindOne && starts.size() == 1);
  }

  private static boolean behind(Scale installed, Span range) {
    @Nullable String end = end(range);
    if (end == null) {
      return false;
    }
    return switch (installed.from(end, range.scheme())) {
      case SAME, BEYOND, AFTER -> true;
      case BEFORE, PRE, COARSE, UNCLEAR -> false;
    };
  }

  private static boolean sameBranch(String version, Span range) {
    @Nullable String end = end(range);
    Optional<Release> release = Release.parse(version);
    Optional<Release> last = Optional.ofNullable(end).flatMap(Release::parse);
    return release.isPresent()
        && last.isPresent()
        && release.get().beginsLike(last.get(), depth(range, last.get()));
  }

  /** How many numbers tell the branch: those that the bounds have in common, and one more. */
  private static int depth(Span range, Release last) {
    Optional<Release> first = Optional.ofNullable(range.from()).flatMap(Release::parse);
    int most = Math.max(1, last.head().size() - (last.wild() ? 0 : 1));
    int depth = 1;
    while (depth < most && first.isPresent() && first.get().beginsLike(last, depth)) {
      depth++;
    }
    return depth;
  }

  private static @Nullable String end(Span range) {
    return range.shape() == Shape.SINGLE ? range.from() : range.end();
  }
}
