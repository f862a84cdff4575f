package hinomi.ticket;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import hinomi.advisory.Vulnerability;
import hinomi.language.Localized;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which versions mend a vulnerability, as far as its sources say so. */
public final class Fixes {
  private static final List<String> NOTHING = List.of("", "*", "0", "-", "n/a", "unspecified");

  /** A number with at least one dot, as in 1.25.4, 10.0.0-M5 or 3.0.11p2. */
  private static final Pattern VERSION =
      Pattern.compile("(?<![0-9A-Za-z.])[0-9]+(?:\\.[0-9]+){1,5}[0-9A-Za-z-]{0,12}");

  /** What a text names beyond this is a list of something else. */
  private static final int MOST = 40;

  private Fixes() {}

  /** The versions from which on a product is mended. */
  public static List<String> of(Product product) {
    List<VersionRange> ranges =
        product.versions().stream().filter(r -> !r.scheme().equals("git")).toList();
    boolean affected = ranges.stream().anyMatch(r -> r.status() == Status.AFFECTED);
    if (!product.vulnerable() || !affected) {
      return List.of();
    }
    return ranges.stream()
        .map(
            r ->
                switch (r.status()) {
                  case AFFECTED -> known(r.below());
                  case UNAFFECTED ->
                      r.below() == null && known(r.upTo()).isEmpty()
                          ? known(r.from())
                          : Optional.<String>empty();
                  case UNKNOWN -> Optional.<String>empty();
                })
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /**
   * Every version that mends it: of its products, and those that its solution names. Only the
   * numbers count, so that the same fix in other words is not another one.
   */
  static SortedSet<String> of(Vulnerability vulnerability) {
    java.util.NavigableSet<String> fixes = new TreeSet<>();
    vulnerability.products().stream()
        .flatMap(p -> of(p).stream())
        .map(String::strip)
        .limit(MOST)
        .forEach(fixes::add);
    Localized solution = vulnerability.solution();
    Stream.of(solution.ja(), solution.en()).forEach(text -> add(fixes, text));
    return fixes;
  }

  private static void add(java.util.NavigableSet<String> fixes, @Nullable String text) {
    if (text != null) {
      Matcher m = VERSION.matcher(text);
      while (m.find() && fixes.size() < 2 * MOST) {
        fixes.add(m.group());
      }
    }
  }

  /** A version that says something. */
  public static Optional<String> known(@Nullable String version) {
    return Optional.ofNullable(version)
        .map(String::strip)
        .filter(v -> NOTHING.stream().noneMatch(v::equalsIgnoreCase));
  }
}
