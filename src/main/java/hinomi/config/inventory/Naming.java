package hinomi.config.inventory;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import hinomi.config.inventory.PackageRules.Ruling;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the product that an entry of a list is part of. */
final class Naming {
  /** Stands for an ecosystem where a list names an operating system as a whole. */
  static final String SYSTEM = "os";

  private static final Set<String> DISTRIBUTIONS = Set.of("deb", "rpm", "apk");

  /** Parts into which distributions cut a product; the product is called as what stands before. */
  private static final Pattern PART =
      Pattern.compile("(.{3,})-(?:dev|devel|common|data|core|libs|bin)");

  /** Debian numbers libraries by their binary interface: {@code libzip4}, {@code libgit2-1.5}. */
  private static final Pattern LIBRARY = Pattern.compile("(lib.+?)-?\\d[\\d.]*(?:t64)?");

  /**
   * An artifact's name that says enough without its group: {@code log4j-core}, not {@code core}.
   */
  private static final Pattern TELLING = Pattern.compile(".*[-\\d].*");

  private final PackageRules rules;
  private final Map<List<String>, Optional<Ruling>> known = new HashMap<>();

  Naming(PackageRules rules) {
    this.rules = rules;
  }

  /** What an entry turned out to be. */
  sealed interface Named {
    /**
     * A product.
     *
     * @param pack what the ecosystem calls it
     */
    record As(
        String product,
        Set<String> aliases,
        Optional<String> ecosystem,
        String pack,
        Optional<String> purl)
        implements Named {}

    /** No component. */
    record Out(LeftOut.Reason reason) implements Named {}
  }

  Named of(Entry entry) {
    Optional<PackageURL> purl = entry.purl().flatMap(Naming::purl);
    Optional<String> type = purl.map(PackageURL::getType).filter(t -> !t.equals("generic"));
    Optional<String> ecosystem = type.or(entry::ecosystem);
    Set<String> aliases = new LinkedHashSet<>(entry.aliases());
    String name = purl.map(PackageURL::getName).orElse(entry.name());
    Optional<String> group =
        purl.isPresent() ? Optional.ofNullable(purl.get().getNamespace()) : entry.group();
    Optional<Ruling> ruling;
    String product;
    String pack = name;
    if (ecosystem.isEmpty()) {
      product = name;
      ruling = Optional.empty();
    } else if (ecosystem.get().equals(SYSTEM)) {
      product = name;
      ruling = rule(SYSTEM, Names.fold(name).replaceFirst(" .*", ""));
      ecosystem = Optional.empty();
    } else if (DISTRIBUTIONS.contains(ecosystem.get())) {
      Optional<String> source =
          purl.flatMap(Naming::upstream).or(entry::source).filter(s -> !s.equals(name));
      product = source.orElseGet(() -> whole(name));
      ruling = distribution(ecosystem.get(), name, source);
    } else {
      product = full(ecosystem.get(), group, name);
      pack = product;
      if (ecosystem.get().equals("maven") && TELLING.matcher(name).matches()) {
        aliases.add(name);
      }
      ruling = rule(ecosystem.get(), product);
    }
    if (ruling.orElse(null) instanceof Ruling.Out out) {
      return new Named.Out(out.reason());
    }
    String called = ruling.orElse(null) instanceof Ruling.Product p ? p.name() : product;
    return new Named.As(called, aliases, ecosystem, pack, purl.map(Naming::bare));
  }

  private Optional<Ruling> distribution(String ecosystem, String name, Optional<String> source) {
    return rule(ecosystem, name)
        .or(() -> source.flatMap(s -> rule(ecosystem, s)))
        .or(() -> source.isPresent() ? Optional.empty() : rule(ecosystem, main(name)))
        .or(() -> source.isPresent() ? Optional.empty() : rule(ecosystem, whole(name)));
  }

  /** What the rules say; the same packages stand on every host. */
  private Optional<Ruling> rule(String ecosystem, String name) {
    return known.computeIfAbsent(List.of(ecosystem, name), key -> rules.of(ecosystem, name));
  }

  /** A package without the part of the product that it holds. */
  private static String main(String name) {
    Matcher part = PART.matcher(name);
    return part.matches() ? part.group(1) : name;
  }

  private static String whole(String name) {
    String main = main(name);
    Matcher library = LIBRARY.matcher(main);
    return library.matches() ? library.group(1) : main;
  }

  private static String full(String ecosystem, Optional<String> group, String name) {
    return group.map(g -> g + (ecosystem.equals("maven") ? ":" : "/") + name).orElse(name);
  }

  /** The source package, where it is said: {@code openssl} of {@code libssl3?upstream=openssl}. */
  private static Optional<String> upstream(PackageURL purl) {
    Map<String, String> qualifiers = purl.getQualifiers();
    return qualifiers == null
        ? Optional.empty()
        : Names.word(qualifiers.get("upstream"))
            .map(u -> u.replaceFirst("(@|-[^-]+-[^-]+\\.src\\.rpm$).*", ""));
  }

  private static Optional<PackageURL> purl(String text) {
    try {
      return Optional.of(new PackageURL(text));
    } catch (MalformedPackageURLException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String bare(PackageURL purl) {
    String text = purl.getCoordinates();
    int at = text.lastIndexOf('@');
    return purl.getVersion() != null && at > 0 ? text.substring(0, at) : text;
  }

  /** A CPE without what stands behind vendor and product; empty where it has none. */
  static Optional<String> cpe(String cpe) {
    String[] parts = cpe.split("(?<!\\\\):", -1);
    boolean formatted = cpe.startsWith("cpe:2.3:");
    int from = formatted ? 2 : 1;
    if (parts.length < from + 3 || parts[from + 1].isEmpty() || parts[from + 2].isEmpty()) {
      return Optional.empty();
    }
    String name = parts[from] + ":" + parts[from + 1] + ":" + parts[from + 2];
    return Optional.of(
        (formatted ? "cpe:2.3:" + name + ":*".repeat(8) : "cpe:" + name).toLowerCase(Locale.ROOT));
  }
}
