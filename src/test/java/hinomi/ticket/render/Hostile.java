package hinomi.ticket.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A case of the corpus that no renderer lets act. */
record Hostile(String name, String text) {
  private static final Path CORPUS = Path.of("src/test/resources/hinomi/ticket/render/hostile.txt");
  private static final Pattern UNIT = Pattern.compile("\\\\u([0-9A-F]{4})");

  static List<Hostile> all() {
    try {
      return Files.readAllLines(CORPUS).stream()
          .filter(line -> !line.startsWith("# "))
          .map(line -> line.split("\t", 2))
          .map(parts -> new Hostile(parts[0], unescaped(parts[1])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unescaped(String text) {
    return UNIT.matcher(text.replace('⏎', '\n'))
        .replaceAll(
            m -> {
              char unit = (char) Integer.parseInt(m.group(1), 16);
              return unit == '\\' || unit == '$' ? "\\" + unit : String.valueOf(unit);
            });
  }

  /** What is to be seen of it: without the unseen, with any white space as one space. */
  String seen() {
    return squeezed(String.join(" ", Clean.lines(text)));
  }

  static String squeezed(String text) {
    return text.replaceAll("[\\s\\u00a0\\u200b]+", " ").strip();
  }

  @Override
  public String toString() {
    return name;
  }
}
