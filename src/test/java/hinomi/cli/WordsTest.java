package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Bundles;
import hinomi.language.Language;
import hinomi.ticket.Change;
import hinomi.ticket.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the command line: what its classes use, and what the bundles have. */
final class WordsTest {
  private static final Pattern CALL =
      Pattern.compile("\\b(?:text|say|complain|ask|show|unusable|secret|list|refused)\\(");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*\\+)?");

  private final Set<String> keys = new TreeSet<>();
  private final Set<String> families = new TreeSet<>();

  WordsTest() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/hinomi/cli"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String code = Files.readString(file);
        CALL.matcher(code).results().map(MatchResult::end).forEach(at -> gather(code, at));
      }
    }
  }

  /** The literals of a call's first argument. */
  private void gather(String code, int from) {
    int depth = 0;
    int at = from;
    while (depth > 0 || (code.charAt(at) != ',' && code.charAt(at) != ')')) {
      depth += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
      at++;
    }
    LITERAL
        .matcher(code.substring(from, at))
        .results()
        .forEach(m -> (m.group(2) == null ? keys : families).add(m.group(1)));
  }

  @Test
  void every_key_that_the_code_names_has_words() {
    assertThat(keys).hasSizeGreaterThan(40);
    assertThat(bundle()).containsAll(keys);
  }

  @Test
  void every_word_is_used() {
    assertThat(bundle())
        .allSatisfy(
            key ->
                assertThat(keys.contains(key) || families.stream().anyMatch(key::startsWith))
                    .as(key)
                    .isTrue());
  }

  @Test
  void every_fate_has_words() {
    assertThat(family("fate.")).isEqualTo(names(Fate.values()));
  }

  @Test
  void every_way_of_delivery_has_words() throws IOException {
    assertThat(family("how."))
        .isEqualTo(
            literals(
                Path.of("src/main/java/hinomi/pipeline/Deliver.java"),
                "(?:-> |done\\(row, |new Delivery\\(row\\.action\\(\\), )\"([a-z]+)\""));
  }

  @Test
  void every_rule_that_keeps_something_from_a_ticket_has_words() throws IOException {
    Set<String> rules = new TreeSet<>();
    for (String room : new String[] {"ticket", "watch"}) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/hinomi", room))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          rules.addAll(
              literals(
                  file,
                  "(?:dropped\\(\\s*|Fate\\.(?:HELD|DIGEST|DROPPED),\\s*|Ruling\\(\\s*fate,\\s*|"
                      + "settle\\(entry, |"
                      + "new Verdict\\.Excluded\\(\\w+, \\w+, )\"([a-z-]+)\""));
        }
      }
    }
    assertThat(rules).contains("budget", "exclude", "mention");
    assertThat(family("rule.")).isEqualTo(rules);
  }

  @Test
  void every_change_that_is_told_has_words() throws IOException {
    assertThat(Change.RULES)
        .isEqualTo(
            literals(Path.of("src/main/java/hinomi/ticket/Change.java"), "return \"([a-z-]+)\";"));
    assertThat(family("change.")).isEqualTo(Change.RULES);
  }

  private static Set<String> bundle() {
    return Bundles.bundle("cli", Language.JA).stringPropertyNames();
  }

  private static Set<String> family(String prefix) {
    return bundle().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(v -> v.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> literals(Path file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
