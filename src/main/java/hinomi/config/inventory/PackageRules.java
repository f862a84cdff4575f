package hinomi.config.inventory;

import hinomi.config.inventory.LeftOut.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code packages.tsv} says of packages: which product they belong to, or why they are left
 * out.
 */
final class PackageRules {
  private static final String FILE = "/hinomi/config/inventory/packages.tsv";

  /** What becomes of a package. */
  sealed interface Ruling {
    /** It belongs to a product. */
    record Product(String name) implements Ruling {}

    /** It is no component. */
    record Out(Reason reason) implements Ruling {}
  }

  /**
   * A pattern of names.
   *
   * @param start what every such name begins with; nearly all names are told apart by it
   */
  private record Glob(String start, Pattern pattern, Ruling ruling) {
    boolean fits(String name) {
      return name.startsWith(start) && pattern.matcher(name).matches();
    }
  }

  /** The rules of one ecosystem. */
  private static final class Rules {
    private final Map<String, Ruling> whole = new HashMap<>();
    private final List<Glob> globs = new ArrayList<>();

    void add(String name, Ruling ruling) {
      if (name.indexOf('*') < 0 && name.indexOf('#') < 0 && name.indexOf('?') < 0) {
        whole.putIfAbsent(name, ruling);
      } else {
        globs.add(new Glob(name.split("[*#?]", 2)[0], pattern(name), ruling));
      }
    }

    Optional<Ruling> of(String name) {
      return Optional.ofNullable(whole.get(name))
          .or(() -> globs.stream().filter(g -> g.fits(name)).map(Glob::ruling).findFirst());
    }

    private static Pattern pattern(String glob) {
      StringBuilder regex = new StringBuilder();
      glob.chars()
          .forEach(
              c ->
                  regex.append(
                      switch (c) {
                        case '*' -> ".*";
                        case '#' -> "[0-9][0-9.]*";
                        case '?' -> ".";
                        default -> Pattern.quote(Character.toString(c));
                      }));
      return Pattern.compile(regex.toString());
    }
  }

  private final Map<String, Rules> byEcosystem = new HashMap<>();

  private PackageRules() {}

  /** Read once, when first needed; nothing changes it. */
  private static final class Bundled {
    private static final PackageRules RULES = load();
  }

  /** The rules that come with the program. */
  static PackageRules bundled() {
    return Bundled.RULES;
  }

  private static PackageRules load() {
    PackageRules rules = new PackageRules();
    try (InputStream in = Objects.requireNonNull(PackageRules.class.getResourceAsStream(FILE));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          rules.add(line.split("\t", -1));
        }
      }
      return rules;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What becomes of a package by its name alone; empty where no rule says it. */
  Optional<Ruling> of(String ecosystem, String name) {
    Rules rules = byEcosystem.get(ecosystem);
    return rules == null ? Optional.empty() : rules.of(name);
  }

  private void add(String[] columns) {
    String product = columns[2];
    Ruling ruling =
        product.startsWith("-")
            ? new Ruling.Out(Reason.valueOf(product.substring(1)))
            : new Ruling.Product(product);
    for (String ecosystem : columns[0].split(",", -1)) {
      Rules rules = byEcosystem.computeIfAbsent(ecosystem, e -> new Rules());
      for (String name : columns[1].split(" ", -1)) {
        rules.add(name, ruling);
      }
    }
  }
}
