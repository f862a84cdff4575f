package hinomi.watch.version;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lays an installed version beside bounds: by its form, and by the order of its collection. */
record Yardstick(String version, Optional<Library> library, boolean exact) implements Scale {
  /** Collections whose tools write out the whole version, so that {@code 15} is 15 and not 15.x. */
  private static final Set<String> COLLECTIONS =
      Set.of(
          "maven",
          "gradle",
          "pypi",
          "npm",
          "cargo",
          "golang",
          "hex",
          "pub",
          "nuget",
          "gem",
          "composer",
          "cran",
          "cpan",
          "hackage",
          "swift",
          "conan");

  static Yardstick of(Installed installed) {
    String collection = installed.ecosystem().orElse("").toLowerCase(Locale.ROOT);
    return new Yardstick(
        installed.version(), Library.named(collection), COLLECTIONS.contains(collection));
  }

  @Override
  public Order from(String bound, String scheme) {
    Optional<Library> other = Library.named(scheme);
    boolean neutral = other.isEmpty() || other.get() == Library.SEMVER;
    if (exact && !neutral && library.isPresent() && !library.equals(other)) {
      return Order.UNCLEAR;
    }
    Order form = Ordering.compare(version, bound);
    Optional<Order> known =
        (exact ? library : other).flatMap(order -> order.compare(version, bound));
    return known.map(k -> both(form, k)).orElse(exact ? sharp(form) : form);
  }

  /** What both say; where they contradict each other, nothing. */
  private Order both(Order form, Order known) {
    if (form == Order.UNCLEAR) {
      return exact ? known : Order.UNCLEAR;
    }
    boolean agree =
        switch (form) {
          case BEFORE, PRE, COARSE -> known == Order.BEFORE;
          case SAME -> known == Order.SAME;
          case BEYOND, AFTER -> known == Order.AFTER;
          case UNCLEAR -> false;
        };
    boolean plainlySame = known == Order.SAME && form != Order.BEFORE && form != Order.AFTER;
    return agree ? (exact ? sharp(form) : form) : plainlySame ? known : Order.UNCLEAR;
  }

  private static Order sharp(Order order) {
    return switch (order) {
      case COARSE -> Order.BEFORE;
      case BEYOND -> Order.AFTER;
      case BEFORE, PRE, SAME, AFTER, UNCLEAR -> order;
    };
  }
}
