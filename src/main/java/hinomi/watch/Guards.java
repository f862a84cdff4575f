package hinomi.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What keeps a name from being a hit though it stands there. Each guard has a name, by which
 * evidence shows it, a reason and, where it goes by words, the words: {@code guards.tsv}.
 */
final class Guards {
  static final String MADE_FOR = "made-for";
  static final String FOR_IT = "for-it";
  static final String LONGER_NAME = "longer-name";
  static final String COMPOUND = "compound";
  static final String PART_OF_NAME = "part-of-name";
  static final String ASIDE = "aside";
  static final String CIRCUMSTANCE = "circumstance";
  static final String CONSEQUENCE = "consequence";
  static final String NOTE = "note";
  static final String EVERYDAY_WORD = "everyday-word";
  static final String LETTER_CASE = "letter-case";
  static final String OTHER_VENDOR = "other-vendor";
  static final String OTHER_PRODUCT = "other-product";
  static final String VENDOR = "vendor";
  static final String LIST = "list";
  static final String UNPLACED = "unplaced";

  private static final Map<String, Set<String>> WORDS = load();

  private Guards() {}

  /** The names of all guards, in the order of the file. */
  static List<String> names() {
    return WORDS.keySet().stream().filter(k -> !k.startsWith("=")).toList();
  }

  /** The words of a guard, or of a list of words that several use. */
  static Set<String> words(String name) {
    return Objects.requireNonNull(WORDS.get(name), name);
  }

  private static Map<String, Set<String>> load() {
    try (InputStream in =
            Objects.requireNonNull(Guards.class.getResourceAsStream("/hinomi/watch/guards.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Set<String>> all = new LinkedHashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] columns = line.split("\t", -1);
          Set<String> words = all.computeIfAbsent(columns[0], k -> new HashSet<>());
          if (columns.length > 2 && !columns[2].isBlank()) {
            words.addAll(List.of(columns[2].split("\\|", -1)));
          }
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
