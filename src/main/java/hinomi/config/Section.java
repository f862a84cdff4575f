package hinomi.config;

import hinomi.config.yaml.Place;
import hinomi.config.yaml.Value;
import hinomi.config.yaml.Value.Entry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A mapping of the file whose keys are known; reads them as what they are to be and tells what they
 * are not. Every reading method is empty both for a key that is absent and for one that is wrong;
 * in the latter case the problem has been told.
 */
final class Section {
  private final Value.Table table;
  private final String path;
  private final Reading reading;

  /**
   * @param path its place in the file: {@code tracker.redmine}, empty for the top
   */
  Section(Value.Table table, String path, Reading reading) {
    this.table = table;
    this.path = path;
    this.reading = reading;
  }

  /** Tells keys that are not among these. */
  Section knowing(Collection<String> known) {
    for (Entry entry : table.entries()) {
      if (!known.contains(entry.key())) {
        reading.unknown(entry, known, path);
      }
    }
    return this;
  }

  static boolean off(Value value) {
    return value instanceof Value.Text text
        && (text.absent() || List.of("off", "false", "no").contains(Word.fold(text.text())));
  }

  Reading reading() {
    return reading;
  }

  Value.Table table() {
    return table;
  }

  Place at() {
    return table.at();
  }

  /** Where a key's value stands; the section's own place where it is absent. */
  Place at(String key) {
    return table.entry(key).map(e -> e.value().at()).orElse(table.at());
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  /** The value of a key, where one is written. */
  Optional<Value> value(String key) {
    return table
        .entry(key)
        .map(Entry::value)
        .filter(value -> !(value instanceof Value.Text text && Reading.nothing(text)));
  }

  /**
   * A single value.
   *
   * @param example how it might look
   */
  Optional<Word> word(String key, String example) {
    return value(key).flatMap(value -> reading.word(value, key, example));
  }

  Optional<String> text(String key, String example) {
    return word(key, example).map(Word::text);
  }

  /** A name or id. */
  Optional<String> name(String key, String example) {
    return word(key, example).map(Word::name);
  }

  /** A value that must be there. */
  Optional<Word> required(String key, String example) {
    if (!has(key)) {
      Place at = table.entry(key).map(Entry::at).orElse(table.at());
      reading.problems().error(at, "missing-key", key, example);
      return Optional.empty();
    }
    return word(key, example);
  }

  /** One of a few words. */
  <T> Optional<T> choice(String key, Map<String, T> choices) {
    return value(key).flatMap(value -> reading.choice(value, key, choices));
  }

  Optional<Boolean> yes(String key) {
    return choice(key, Reading.YES_NO);
  }

  Optional<Duration> duration(String key, String example) {
    return form(key, "expect.duration", example, word -> Durations.parse(word.folded()));
  }

  /** A whole number of at least 0. */
  Optional<Integer> whole(String key, int example) {
    return form(
        key,
        "expect.whole",
        String.valueOf(example),
        word ->
            word.folded().matches("[0-9]{1,7}")
                ? Optional.of(Integer.valueOf(word.folded()))
                : Optional.empty());
  }

  /** A number within bounds, the bounds included. */
  Optional<Double> number(String key, double from, double to, String example) {
    return form(
        key,
        "expect.number",
        example,
        word ->
            word.folded().matches("[0-9]{1,3}(\\.[0-9]{1,6})?")
                ? Optional.of(Double.valueOf(word.folded())).filter(n -> n >= from && n <= to)
                : Optional.empty());
  }

  /** A value with a form of its own. */
  <T> Optional<T> form(
      String key, String expect, String example, Function<Word, Optional<T>> parse) {
    return word(key, example)
        .flatMap(
            word -> {
              Optional<T> parsed = parse.apply(word);
              if (parsed.isEmpty()) {
                reading.problems().error(word.at(), expect, key, shown(key, word), example);
              }
              return parsed;
            });
  }

  /** The word as it may be printed: neither what a variable held nor what may hold a password. */
  private static String shown(String key, Word word) {
    return word.literal() && !Keys.MAY_HOLD_PASSWORD.contains(key) ? word.text() : "…";
  }

  /** An http or https address. */
  Optional<URI> address(String key, String example) {
    return word(key, example).flatMap(word -> reading.address(word, key, example));
  }

  /** A file; relative ones start at the configuration's folder. */
  Optional<Path> file(String key, String example) {
    return word(key, example).flatMap(word -> reading.path(word, key));
  }

  /** A list of single values; one value alone is a list of one. */
  List<Word> words(String key, String example) {
    return value(key).map(value -> reading.words(value, key, example)).orElse(List.of());
  }

  /** A list of names of things, where pitfalls of YAML's are told. */
  List<Word> names(String key, String example) {
    return value(key).map(value -> reading.names(value, key, example)).orElse(List.of());
  }

  /** A list of names or ids. */
  List<String> ids(String key, String example) {
    return words(key, example).stream().map(Word::name).toList();
  }

  /** A mapping below this one. */
  Optional<Section> section(String key, Collection<String> known) {
    return value(key)
        .flatMap(value -> reading.table(value, key, known))
        .map(below -> new Section(below, below(key), reading).knowing(known));
  }

  /** A mapping below this one whose keys are free. */
  Optional<Section> open(String key, String example) {
    return value(key)
        .flatMap(value -> reading.table(value, key, List.of(example)))
        .map(below -> new Section(below, below(key), reading));
  }

  List<String> keys() {
    return new ArrayList<>(table.entries().stream().map(Entry::key).toList());
  }

  private String below(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
