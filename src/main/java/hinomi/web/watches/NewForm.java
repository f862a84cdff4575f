package hinomi.web.watches;

import hinomi.config.WatchEntry;
import hinomi.config.WatchEntry.Kind;
import hinomi.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields of the form for a new watch, as typed. */
public record NewForm(
    String kind,
    String what,
    String name,
    String aliases,
    String exclude,
    String minimum,
    String unscored) {
  private static final int LONGEST = 2000;

  /** What {@code unscored:} may say, as the form offers it. */
  public static final List<String> UNSCORED =
      List.of("ticket", "hold 24h", "hold 72h", "digest", "drop");

  static NewForm of(Visit visit) {
    String kind = visit.form("kind").or(() -> visit.query("kind")).orElse("product");
    return new NewForm(
        kind(kind).key(),
        visit.form("what").or(() -> visit.query("what")).map(NewForm::cut).orElse(""),
        visit.form("name").map(NewForm::cut).orElse(""),
        visit.form("aliases").map(NewForm::cut).orElse(""),
        visit.form("exclude").map(NewForm::cut).orElse(""),
        visit.form("min-cvss").map(NewForm::cut).orElse(""),
        visit.form("unscored").map(NewForm::cut).orElse(""));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  static Kind kind(String key) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.key().equals(key))
        .findFirst()
        .orElse(Kind.PRODUCT);
  }

  WatchEntry entry() {
    Kind way = kind(kind);
    return new WatchEntry(
        way,
        way == Kind.KEYWORDS ? words(what) : List.of(what),
        name,
        way == Kind.PRODUCT ? words(aliases) : List.of(),
        words(exclude),
        minimum,
        unscored);
  }

  /** What stands between commas, Western or Japanese. */
  static List<String> words(String text) {
    return Arrays.stream(text.split("[,、，\\n]"))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(100)
        .toList();
  }

  static Optional<String> joined(List<String> words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
  }
}
