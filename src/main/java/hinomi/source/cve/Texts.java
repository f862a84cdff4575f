package hinomi.source.cve;

import hinomi.language.Localized;
import hinomi.source.json.Pull;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Texts that a record gives once per language. English and Japanese are told apart; another
 * language counts as English where neither is there.
 */
final class Texts {
  private static final int MOST = 100;

  private final List<String> ja = new ArrayList<>(0);
  private final List<String> en = new ArrayList<>(1);
  private final List<String> other = new ArrayList<>(0);

  /** Reads a list of {@code {"lang": …, "value": …}}. */
  void read(JsonParser in) {
    Pull.elements(in, MOST, () -> readOne(in));
  }

  private void readOne(JsonParser in) {
    @Nullable String[] found = new String[2];
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "lang" -> found[0] = Pull.word(in);
            case "value" -> found[1] = Pull.word(in);
            default -> {}
          }
        });
    if (found[1] != null) {
      add(found[0], found[1]);
    }
  }

  private void add(@Nullable String lang, String value) {
    String language = lang == null ? "en" : lang.toLowerCase(Locale.ROOT);
    add(value, language.startsWith("en") ? en : language.startsWith("ja") ? ja : other);
  }

  void addAll(Texts more) {
    more.ja.forEach(text -> add(text, ja));
    more.en.forEach(text -> add(text, en));
    more.other.forEach(text -> add(text, other));
  }

  /** Once each. */
  private static void add(String text, List<String> where) {
    if (!where.contains(text)) {
      where.add(text);
    }
  }

  boolean isEmpty() {
    return ja.isEmpty() && en.isEmpty() && other.isEmpty();
  }

  /** All texts of a language as paragraphs. */
  Localized localized() {
    if (ja.isEmpty() && en.isEmpty()) {
      return Localized.en(String.join("\n\n", other));
    }
    return new Localized(String.join("\n\n", ja), String.join("\n\n", en));
  }
}
