package hinomi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the project's own files. */
class ProjectFilesTest {
  private static final int MOST_LINES = 400;

  /** Folders of one machine that mean nothing on another; split so that this file has none. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.:/-])/(work|tmp/" + "w|root|home/\\w+)/");

  @Test
  void no_file_is_too_long_to_be_read() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : files(Path.of("src/main/java"))) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        tooLong.add(file + ": " + lines + " lines");
      }
    }
    assertThat(tooLong).as("over %d lines: which two things does it do?", MOST_LINES).isEmpty();
  }

  @Test
  void no_path_of_a_machine_is_left_in_a_file() throws IOException {
    List<String> leaks = new ArrayList<>();
    for (String root : List.of("src", "docs", "dev", "bench", ".ci")) {
      for (Path file : files(Path.of(root))) {
        leaks(file, leaks);
      }
    }
    try (Stream<Path> top = Files.list(Path.of("."))) {
      for (Path file : top.filter(Files::isRegularFile).toList()) {
        leaks(file, leaks);
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void the_two_readmes_have_the_same_shape() throws IOException {
    Path english = Path.of("README.md");
    Path japanese = Path.of("README.ja.md");
    assumeTrue(Files.exists(english) && Files.exists(japanese), "the READMEs are not written yet");
    assertThat(headings(japanese)).isEqualTo(headings(english));
    assertThat(codeBlocks(japanese)).isEqualTo(codeBlocks(english));
  }

  private static void leaks(Path file, List<String> leaks) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (MACHINE_PATH.matcher(line).find()) {
        leaks.add(file + ":" + number + ": " + line.strip());
      }
    }
  }

  /** The levels of the headings, in order: {@code [1, 2, 2, 3]}. */
  private static List<Integer> headings(Path file) throws IOException {
    List<Integer> levels = new ArrayList<>();
    boolean code = false;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (!code && line.matches("#{1,6} .*")) {
        levels.add(line.indexOf(' '));
      }
    }
    return levels;
  }

  private static List<String> codeBlocks(Path file) throws IOException {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = null;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("```") && block == null) {
        block = new StringBuilder();
      } else if (line.startsWith("```") && block != null) {
        blocks.add(block.toString());
        block = null;
      } else if (block != null) {
        block.append(line).append('\n');
      }
    }
    return blocks;
  }

  private static List<Path> files(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
