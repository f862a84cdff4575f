package hinomi.config;

import hinomi.config.yaml.ListText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A watch as a person gives it, to be written into {@code hinomi.yml}. Nothing of it is checked
 * here: that is the {@link Loader}'s.
 *
 * @param kind how it names what is watched
 * @param names what is watched; of several products or keywords any hits
 * @param name what the watch is called; empty to be called by its first name
 * @param aliases of a single product
 * @param excludes words that keep a hit away
 * @param minimum the lowest score for a ticket, as typed; empty for the file's default
 * @param unscored what becomes of a hit without a score, as typed; empty for the file's default
 */
public record WatchEntry(
    Kind kind,
    List<String> names,
    String name,
    List<String> aliases,
    List<String> excludes,
    String minimum,
    String unscored) {

  /** How a watch names what is watched. */
  public enum Kind {
    PRODUCT,
    VENDOR,
    CPE,
    PURL,
    KEYWORDS;

    /** Its key in the file. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public WatchEntry {
    names = names.stream().map(WatchEntry::line).toList();
    name = line(name);
    aliases = aliases.stream().map(WatchEntry::line).toList();
    excludes = excludes.stream().map(WatchEntry::line).toList();
    minimum = line(minimum);
    unscored = line(unscored);
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
  }

  /** As it is written in the file, without the dash before it. */
  public List<String> lines() {
    List<String> pairs = pairs();
    return pairs.size() == 1 && kind == Kind.PRODUCT && names.size() == 1
        ? List.of(written(names.getFirst()))
        : pairs;
  }

  /** As it is shown to be copied. */
  public String snippet() {
    List<String> lines = lines();
    return "  - " + String.join("\n    ", lines) + "\n";
  }

  /**
   * What a watch would have that keeps these words away, to be copied.
   *
   * @param name of the product where the watch is nothing but that; empty for others
   */
  public static String excluding(String name, List<String> words) {
    String line = "    exclude: " + list(words) + "\n";
    return name.isEmpty() ? line : "  - product: " + written(name) + "\n" + line;
  }

  ListText.Entry entry() {
    List<String> lines = lines();
    return new ListText.Entry(
        lines, lines.equals(pairs()) ? "{" + String.join(", ", lines) + "}" : lines.getFirst());
  }

  private List<String> pairs() {
    List<String> pairs = new ArrayList<>();
    if (!name.isEmpty()) {
      pairs.add("name: " + written(name));
    }
    boolean products = kind == Kind.PRODUCT && names.size() > 1;
    String key = products ? "products" : kind.key();
    boolean list = names.size() > 1 || kind == Kind.KEYWORDS;
    pairs.add(key + ": " + (list ? list(names) : written(names.isEmpty() ? "" : names.getFirst())));
    if (!aliases.isEmpty()) {
      pairs.add("aliases: " + list(aliases));
    }
    if (!excludes.isEmpty()) {
      pairs.add("exclude: " + list(excludes));
    }
    if (!minimum.isEmpty()) {
      pairs.add(
          "min-cvss: " + (minimum.matches("[0-9]+(\\.[0-9]+)?") ? minimum : written(minimum)));
    }
    if (!unscored.isEmpty()) {
      pairs.add("unscored: " + written(unscored));
    }
    return pairs;
  }

  private static String list(List<String> words) {
    return words.stream().map(WatchEntry::written).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A word so that the file's reader has it back as it is. */
  static String written(String word) {
    return YamlName.of(word.replace("${", "$${"));
  }
}
