package hinomi.config;

import hinomi.config.yaml.Place;
import hinomi.config.yaml.Value;
import hinomi.config.yaml.Value.Entry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads single values.
 *
 * @param problems where what is wrong is told
 * @param variables for <code>${NAME}</code>
 * @param base the configuration's folder, absolute
 */
record Reading(Problems problems, Variables variables, Path base) {
  static final Map<String, Boolean> YES_NO =
      Map.of("true", true, "false", false, "yes", true, "no", false, "on", true, "off", false);

  /** Whether a value says that there is none: empty, {@code ~} or {@code null}. */
  static boolean nothing(Value.Text text) {
    return text.absent() || (text.plain() && List.of("~", "null").contains(text.text()));
  }

  void unknown(Entry entry, Collection<String> known, String path) {
    Optional<String> nearest = Nearest.to(entry.key(), known);
    if (path.isEmpty() && Keys.WATCH.contains(entry.key())) {
      problems.error(entry.at(), "unknown-key.watch", entry.key());
    } else if (nearest.isPresent()) {
      problems.error(entry.at(), "unknown-key.near", entry.key(), nearest.get());
    } else if (path.equals("watches.*")) {
      problems.error(entry.at(), "unknown-key.name", entry.key(), asName(entry));
    } else {
      String all = String.join(", ", known);
      problems.error(entry.at(), "unknown-key", entry.key(), all);
    }
  }

  private static String asName(Entry entry) {
    String value = entry.value() instanceof Value.Text text ? text.text() : "…";
    return YamlName.quoted(entry.key() + ":" + (value.isEmpty() ? "" : " " + value));
  }

  Optional<Word> word(Value value, String key, String example) {
    return switch (value) {
      case Value.Text text -> variables.expand(text);
      case Value.Items list -> {
        problems.error(list.at(), "expect.one-not-list", key, example);
        yield Optional.empty();
      }
      case Value.Table table -> {
        problems.error(table.at(), "expect.one-not-table", key, example);
        yield Optional.empty();
      }
    };
  }

  <T> Optional<T> choice(Value value, String key, Map<String, T> choices) {
    String all = String.join(" | ", choices.keySet().stream().sorted().toList());
    Optional<Word> word = word(value, key, all);
    Optional<T> chosen = word.flatMap(w -> Optional.ofNullable(choices.get(w.folded())));
    if (word.isPresent() && chosen.isEmpty()) {
      String said = word.get().literal() ? word.get().text() : "…";
      problems.error(word.get().at(), "expect.choice", key, said, all);
    }
    return chosen;
  }

  List<Word> words(Value value, String key, String example) {
    List<Word> words = new ArrayList<>();
    for (Value item : items(value)) {
      if (item instanceof Value.Text text && text.text().isEmpty()) {
        problems.error(item.at(), "empty-item", key);
      } else {
        word(item, key, example).ifPresent(words::add);
      }
    }
    return words;
  }

  static List<Value> items(Value value) {
    return value instanceof Value.Items list ? list.items() : List.of(value);
  }

  List<Word> names(Value value, String key, String example) {
    items(value).forEach(this::pitfalls);
    return words(value, key, example);
  }

  /** Tells what a name was probably not meant to be. */
  void pitfalls(Value value) {
    if (!(value instanceof Value.Text text) || !text.plain()) {
      return;
    }
    if (text.hashAfter()) {
      problems.warn(text.at(), "name.hash", text.text());
    }
    for (char comma : new char[] {'、', '，'}) {
      int at = text.text().indexOf(comma);
      if (at >= 0) {
        Place there = text.at().plus(text.text().codePointCount(0, at));
        problems.error(there, "name.comma", comma, text.text());
        return;
      }
    }
    int colon = text.text().indexOf('：');
    if (colon > 0 && Keys.ALL.contains(text.text().substring(0, colon).strip())) {
      Place there = text.at().plus(text.text().codePointCount(0, colon));
      problems.error(there, "char.wide-colon", text.text().substring(0, colon).strip());
    }
  }

  Optional<Value.Table> table(Value value, String key, Collection<String> known) {
    if (value instanceof Value.Table table) {
      return Optional.of(table);
    }
    problems.error(value.at(), "expect.table", key, String.join(", ", known));
    return Optional.empty();
  }

  Optional<URI> address(Word word, String key, String example) {
    try {
      URI uri = new URI(word.text().strip());
      String scheme = String.valueOf(uri.getScheme());
      boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      if (web && uri.getHost() != null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      problems.error(
          word.at(), "expect.address-character", key, shown(word, e.getIndex()), example);
      return Optional.empty();
    }
    problems.error(word.at(), "expect.address", key, example);
    return Optional.empty();
  }

  private static String shown(Word word, int index) {
    return index >= 0 && index < word.text().length()
        ? Character.toString(word.text().codePointAt(index))
        : "";
  }

  Optional<Path> path(Word word, String key) {
    try {
      Path path = base.resolve(word.text()).normalize();
      problems.names(path);
      return Optional.of(path);
    } catch (InvalidPathException e) {
      problems.error(word.at(), "expect.path", key);
      return Optional.empty();
    }
  }
}
