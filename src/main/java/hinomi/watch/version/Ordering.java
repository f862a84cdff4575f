package hinomi.watch.version;

import java.util.List;
import java.util.Optional;

/**
 * The order of versions whose scheme is known only by their form. It is partial: where conventions
 * differ it answers {@link Order#UNCLEAR} rather than guess.
 */
final class Ordering {
  /** A lone number from here on is a build or a date, not a version's first number. */
  private static final String BUILD = "1000";

  private static final String FIRST_YEAR = "1900";

  private Ordering() {}

  /** Where the version lies, seen from the bound. */
  static Order compare(String version, String bound) {
    if (Release.plain(version).equals(Release.plain(bound))) {
      return Order.SAME;
    }
    Optional<Release> a = Release.parse(version);
    Optional<Release> b = Release.parse(bound);
    return a.isEmpty() || b.isEmpty() ? Order.UNCLEAR : compare(a.get(), b.get());
  }

  static Order compare(Release a, Release b) {
    if (!a.prefix().equals(b.prefix()) || (a.revised() && !b.revised())) {
      return Order.UNCLEAR;
    }
    int common = Math.min(a.head().size(), b.head().size());
    for (int i = 0; i < common; i++) {
      int order = Numbers.compare(a.at(i), b.at(i));
      boolean ambiguous = i > 0 && Numbers.ambiguous(a.at(i), b.at(i));
      if (ambiguous || (order != 0 && i == 0 && differentKinds(a, b))) {
        return Order.UNCLEAR;
      }
      if (order != 0) {
        return Order.of(order);
      }
    }
    if (a.wild() || b.wild()) {
      return wild(a, b, common);
    }
    boolean longer = !a.zerosFrom(common);
    boolean shorter = !b.zerosFrom(common);
    return longer || shorter ? refined(a, b, longer) : tails(a, b);
  }

  /** The bound or the version stands for all that begin like it. */
  private static Order wild(Release a, Release b, int common) {
    if (b.wild() && b.head().size() == common) {
      return Order.SAME;
    }
    return b.wild() && !a.wild() && a.tail().isEmpty() && !b.zerosFrom(common)
        ? Order.COARSE
        : Order.UNCLEAR;
  }

  /** One of the two has more numbers than the other, which are not all zero. */
  private static Order refined(Release a, Release b, boolean aIsLonger) {
    List<Release.Part> tail = aIsLonger ? b.tail() : a.tail();
    if (tail.isEmpty()) {
      return aIsLonger ? Order.BEYOND : Order.COARSE;
    }
    return switch (Suffix.of(tail.getFirst())) {
      case PRE -> aIsLonger ? Order.AFTER : Order.BEFORE;
      case FINAL -> aIsLonger ? Order.BEYOND : Order.COARSE;
      case POST, UNKNOWN -> Order.UNCLEAR;
    };
  }

  private static Order tails(Release a, Release b) {
    List<Release.Part> x = a.tail();
    List<Release.Part> y = b.tail();
    int common = Math.min(x.size(), y.size());
    if (common == 0) {
      return oneTail(a, b);
    }
    for (int i = 0; i < common; i++) {
      Order order = parts(x.get(i), y.get(i), i == x.size() - 1 && i == y.size() - 1);
      if (order != Order.SAME) {
        return order;
      }
    }
    if (x.size() == y.size()) {
      return builds(a, b);
    }
    List<Release.Part> more = x.size() > y.size() ? x : y;
    boolean letter =
        more.size() == common + 1
            && more.get(common).text().length() == 1
            && Suffix.of(more.get(common)) == Suffix.POST;
    return !letter ? Order.UNCLEAR : more.equals(x) ? Order.BEYOND : Order.COARSE;
  }

  private static Order oneTail(Release a, Release b) {
    if (a.tail().isEmpty() && b.tail().isEmpty()) {
      return builds(a, b);
    }
    boolean mine = b.tail().isEmpty();
    return switch (Suffix.of((mine ? a : b).tail().getFirst())) {
      case PRE -> mine ? Order.PRE : Order.AFTER;
      case FINAL -> (mine ? a : b).tail().size() == 1 ? Order.SAME : Order.UNCLEAR;
      case POST -> mine ? Order.BEYOND : Order.COARSE;
      case UNKNOWN -> Order.UNCLEAR;
    };
  }

  private static Order builds(Release a, Release b) {
    boolean differ = !a.build().isEmpty() && !b.build().isEmpty() && !a.build().equals(b.build());
    return differ ? Order.UNCLEAR : Order.SAME;
  }

  private static Order parts(Release.Part x, Release.Part y, boolean last) {
    if (x.number() != y.number()) {
      return Order.UNCLEAR;
    }
    if (x.number()) {
      boolean sameLink =
          x.before().isEmpty() || y.before().isEmpty() || x.before().equals(y.before());
      return !sameLink || Numbers.ambiguous(x.text(), y.text())
          ? Order.UNCLEAR
          : Order.of(Numbers.compare(x.text(), y.text()));
    }
    if (x.text().equals(y.text())) {
      return Order.SAME;
    }
    Suffix a = Suffix.of(x);
    Suffix b = Suffix.of(y);
    if (a == Suffix.PRE && b == Suffix.PRE) {
      int ranks = Suffix.rank(x.text()) * Suffix.rank(y.text());
      return ranks == 0 ? Order.UNCLEAR : Order.of(Suffix.rank(x.text()) - Suffix.rank(y.text()));
    }
    if ((a == Suffix.PRE && b == Suffix.POST) || (a == Suffix.POST && b == Suffix.PRE)) {
      return a == Suffix.PRE ? Order.BEFORE : Order.AFTER;
    }
    return last && letters(x) && letters(y)
        ? Order.of(
            x.text().length() != y.text().length()
                ? x.text().length() - y.text().length()
                : x.text().compareTo(y.text()))
        : Order.UNCLEAR;
  }

  /** OpenSSL counts …, y, z, za, zb. */
  private static boolean letters(Release.Part part) {
    return part.before().isEmpty()
        && (part.text().length() == 1
            || (part.text().length() == 2 && part.text().startsWith("z")));
  }

  /** Whether two versions whose first numbers differ are numbered in different ways. */
  private static boolean differentKinds(Release a, Release b) {
    boolean bothLarge = (isYear(a) && isYear(b)) || (isBuild(a) && isBuild(b));
    boolean oneLarge = isYear(a) != isYear(b) || isBuild(a) != isBuild(b);
    return (oneLarge && !bothLarge) || marked(a) != marked(b) || isOldJava(a) != isOldJava(b);
  }

  /** {@code 2019}, {@code 2024.1}, {@code 20240131} beside {@code 16.0}. */
  private static boolean isYear(Release version) {
    return Numbers.compare(version.at(0), FIRST_YEAR) >= 0;
  }

  /** {@code 1809} beside {@code 10.0.17763.1}. */
  private static boolean isBuild(Release version) {
    return version.head().size() == 1 && Numbers.compare(version.at(0), BUILD) >= 0;
  }

  /** {@code 22H2}, {@code 8u391} beside {@code 10.0.19045.1}. */
  private static boolean marked(Release version) {
    return version.head().size() == 1
        && version.tail().size() > 1
        && !version.tail().getFirst().number()
        && version.tail().getFirst().before().isEmpty();
  }

  /** {@code 1.8.0_391}, which is also called 8u391 and 8.0.391. */
  private static boolean isOldJava(Release version) {
    return version.at(0).equals("1")
        && !version.tail().isEmpty()
        && version.tail().getFirst().before().equals("_");
  }
}
