package hinomi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class BundlesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path RESOURCES = Path.of("src/main/resources/hinomi");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
  private static final Pattern WIDE_ASCII =
      Pattern.compile("[\\uFF10-\\uFF19\\uFF21-\\uFF3A\\uFF41-\\uFF5A\\uFF61-\\uFF9F]");
  private static final Pattern ROOM =
      Pattern.compile("String ([A-Z_]*ROOM[A-Z_]*) = \"([a-z/]+)\"");
  private static final Pattern LITERAL =
      Pattern.compile(
          "Message\\s*\\.of\\(\\s*(?:\"([^\"]+)\"|(?:([A-Z]\\w*)\\.)?([A-Z_]*ROOM[A-Z_]*))\\s*,"
              + "\\s*\"([^\"]+)\"\\s*(?=[,)])");

  @TestFactory
  Stream<DynamicTest> both_languages_have_the_same_keys_and_placeholders() throws IOException {
    return japanese().stream()
        .map(
            ja ->
                DynamicTest.dynamicTest(
                    name(ja),
                    () -> assertThat(placeholders(english(ja))).isEqualTo(placeholders(ja))));
  }

  @TestFactory
  Stream<DynamicTest> every_text_is_written_cleanly() throws IOException {
    return japanese().stream()
        .flatMap(ja -> Stream.of(ja, english(ja)))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    name(file), () -> assertThat(slips(file)).as("slips").isEmpty()));
  }

  @Test
  void every_bundle_has_its_sibling() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      assertThat(
              files
                  .map(Path::toString)
                  .filter(f -> f.endsWith("messages_en.properties"))
                  .map(f -> f.replace("_en.", "_ja.")))
          .containsExactlyInAnyOrderElementsOf(japanese().stream().map(Path::toString).toList());
    }
  }

  @Test
  void every_message_that_the_code_names_exists() throws IOException {
    Map<String, String> code = code();
    Map<String, String> rooms = new TreeMap<>();
    code.forEach(
        (file, text) ->
            ROOM.matcher(text)
                .results()
                .forEach(m -> rooms.put(type(file) + "." + m.group(1), m.group(2))));
    List<String> missing = new ArrayList<>();
    int seen = 0;
    for (Map.Entry<String, String> file : code.entrySet()) {
      for (MatchResult m : LITERAL.matcher(file.getValue()).results().toList()) {
        seen++;
        String holder = m.group(2) == null ? type(file.getKey()) : m.group(2);
        String room = m.group(1) != null ? m.group(1) : rooms.get(holder + "." + m.group(3));
        Path bundle = RESOURCES.resolve(String.valueOf(room)).resolve("messages_ja.properties");
        if (!Files.exists(bundle) || !read(bundle).containsKey(m.group(4))) {
          missing.add(file.getKey() + ": " + room + " " + m.group(4));
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(seen).isGreaterThan(50);
  }

  private static List<Path> japanese() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(f -> f.endsWith("messages_ja.properties")).sorted().toList();
    }
  }

  private static Path english(Path japanese) {
    return japanese.resolveSibling("messages_en.properties");
  }

  private static String name(Path bundle) {
    return RESOURCES.relativize(bundle).toString();
  }

  private static Map<String, Set<String>> placeholders(Path bundle) throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    read(bundle)
        .forEach(
            (key, text) -> {
              Set<String> in = new TreeSet<>();
              Matcher m = PLACEHOLDER.matcher((String) text);
              while (m.find()) {
                in.add(m.group());
              }
              found.put((String) key, in);
            });
    return found;
  }

  private static List<String> slips(Path bundle) throws IOException {
    List<String> slips = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (String line : Files.readAllLines(bundle)) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String text = line.substring(line.indexOf('=') + 1);
      if (!seen.add(line.substring(0, Math.max(0, line.indexOf('='))))) {
        slips.add("twice: " + line);
      }
      if (text.isBlank() || !text.equals(text.strip())) {
        slips.add("blank at an edge (write \\u0020 where it is meant): " + line);
      }
      if (text.contains("  ")) {
        slips.add("two spaces: " + line);
      }
      if (WIDE_ASCII.matcher(text).find()) {
        slips.add("full-width letter or half-width kana: " + line);
      }
    }
    return slips;
  }

  private static Properties read(Path bundle) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(bundle)));
    return properties;
  }

  private static Map<String, String> code() throws IOException {
    Map<String, String> code = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        code.put(SOURCES.relativize(file).toString(), Files.readString(file));
      }
    }
    return code;
  }

  private static String type(String file) {
    return file.replaceFirst(".*/", "").replace(".java", "");
  }
}
