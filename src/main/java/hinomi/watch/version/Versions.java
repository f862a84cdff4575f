package hinomi.watch.version;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange.Status;
import hinomi.language.Message;
import hinomi.watch.version.Span.Shape;
import hinomi.watch.version.VersionVerdict.Affected;
import hinomi.watch.version.VersionVerdict.CannotTell;
import hinomi.watch.version.VersionVerdict.NotAffected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lays an installed version beside what advisories say. Whatever is in doubt is {@link CannotTell}:
 * a missed "affected" is the worst that can happen here.
 */
public final class Versions {
  static final String ROOM = "watch/version";

  private static final int SHOWN = 3;
  private static final int LONGEST = 160;

  private Versions() {}

  /**
   * What one advisory says of an installed version.
   *
   * @param products those of the advisory that the watch means
   */
  public static VersionVerdict judge(Installed installed, List<Product> products) {
    List<Product> vulnerable = products.stream().filter(Product::vulnerable).toList();
    if (vulnerable.isEmpty()) {
      return new CannotTell(Message.of(ROOM, "no-product"), true);
    }
    Optional<Distribution> distribution = Distribution.of(installed);
    if (distribution.isPresent()) {
      return packaged(distribution.get(), vulnerable);
    }
    Yardstick scale = Yardstick.of(installed);
    List<Finding> findings =
        vulnerable.stream()
            .map(p -> Finding.of(scale, p, Spans.of(p)))
            .map(f -> ProductNumbers.doubted(f, installed.version()))
            .toList();
    return verdict(scale, installed.version(), findings);
  }

  /**
   * What several advisories of one vulnerability say together: affected if one says so; not
   * affected if one says so clearly and the others either agree or say nothing of versions at all.
   */
  public static VersionVerdict combine(Collection<VersionVerdict> verdicts) {
    return first(verdicts, Affected.class)
        .or(
            () ->
                verdicts.stream()
                    .filter(v -> v instanceof CannotTell(Message _, boolean silent) && !silent)
                    .findFirst())
        .or(() -> first(verdicts, NotAffected.class))
        .or(() -> verdicts.stream().findFirst())
        .orElseGet(() -> new CannotTell(Message.of(ROOM, "no-product"), true));
  }

  private static Optional<VersionVerdict> first(
      Collection<VersionVerdict> verdicts, Class<? extends VersionVerdict> type) {
    return verdicts.stream().filter(type::isInstance).findFirst();
  }

  private static VersionVerdict packaged(Distribution installed, List<Product> products) {
    List<Finding> findings = Packages.of(installed, products);
    if (!findings.isEmpty()) {
      return verdict(installed, installed.version(), findings);
    }
    List<Span> said = products.stream().flatMap(p -> Spans.of(p).stream()).toList();
    return said.isEmpty()
        ? silent(products.getFirst())
        : new CannotTell(Message.of(ROOM, "distribution", installed.version(), words(said)), false);
  }

  private static VersionVerdict verdict(Scale scale, String version, List<Finding> findings) {
    List<Span> outside = new ArrayList<>();
    Optional<Finding.Excepted> excepted = Optional.empty();
    Optional<Finding> doubt = Optional.empty();
    for (Finding finding : findings) {
      switch (finding) {
        case Finding.Affected(Product product, Span range) -> {
          return new Affected(Message.of(ROOM, "affected", version, shown(range), name(product)));
        }
        case Finding.Excepted found -> excepted = excepted.or(() -> Optional.of(found));
        case Finding.Outside(Product _, List<Span> ranges) -> outside.addAll(ranges);
        case Finding.Unclear found -> doubt = doubt.or(() -> Optional.of(found));
        case Finding.Commits _, Finding.Silent _ -> {}
      }
    }
    if (doubt.isPresent() && doubt.get() instanceof Finding.Unclear(Product product, Span range)) {
      return unclear(version, product, range);
    }
    return clear(scale, version, findings, outside, excepted);
  }

  private static VersionVerdict clear(
      Scale scale,
      String version,
      List<Finding> findings,
      List<Span> outside,
      Optional<Finding.Excepted> excepted) {
    List<Product> judged =
        findings.stream()
            .filter(f -> f instanceof Finding.Excepted || f instanceof Finding.Outside)
            .map(Finding::product)
            .toList();
    for (Finding finding : findings) {
      boolean untold = finding instanceof Finding.Commits || finding instanceof Finding.Silent;
      if (untold && judged.stream().noneMatch(p -> isSame(p, finding.product()))) {
        return finding instanceof Finding.Commits
            ? new CannotTell(Message.of(ROOM, "commits", name(finding.product())), false)
            : judged.isEmpty()
                ? silent(finding.product())
                : new CannotTell(Message.of(ROOM, "other-product", name(finding.product())), false);
      }
    }
    if (excepted.isPresent()) {
      Finding.Excepted found = excepted.get();
      return new NotAffected(
          Message.of(ROOM, "excepted", version, shown(found.range()), name(found.product())));
    }
    String name = name(judged.getFirst());
    if (Branches.clear(scale, version, outside)) {
      return new NotAffected(Message.of(ROOM, "outside", version, words(outside), name));
    }
    boolean listed = outside.stream().noneMatch(Span::bounded);
    String key = listed ? "only-listed" : "other-branch";
    return new CannotTell(new Message(ROOM, key, List.of(version, words(outside), name)), false);
  }

  private static CannotTell silent(Product product) {
    return new CannotTell(Message.of(ROOM, "no-versions", name(product)), true);
  }

  private static CannotTell unclear(String version, Product product, Span range) {
    String key =
        range.status() == Status.UNKNOWN
            ? "said-unknown"
            : range.shape() == Shape.UNREADABLE || range.shape() == Shape.ROUGH
                ? "unreadable-range"
                : Release.parse(version).isEmpty() ? "unreadable-version" : "unclear";
    return new CannotTell(
        new Message(ROOM, key, List.of(version, shown(range), name(product))), false);
  }

  /** Whether two entries mean one product, as a record's containers often name it twice. */
  private static boolean isSame(Product a, Product b) {
    String x = squeezed(a.name());
    String y = squeezed(b.name());
    return x.equals(y)
        || x.equals(squeezed(b.vendor() + b.name()))
        || y.equals(squeezed(a.vendor() + a.name()));
  }

  private static String squeezed(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
  }

  private static String name(Product product) {
    String name =
        Stream.of(product.name(), String.valueOf(product.packageName()), product.vendor())
            .filter(n -> !n.isEmpty() && !n.equals("null"))
            .findFirst()
            .orElse("-");
    return cut(name);
  }

  private static String words(List<Span> ranges) {
    List<String> words = ranges.stream().map(Versions::shown).distinct().toList();
    String some = String.join(" | ", words.stream().limit(SHOWN).toList());
    return words.size() > SHOWN ? some + " | …" : some;
  }

  private static String shown(Span range) {
    return cut(range.words());
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
