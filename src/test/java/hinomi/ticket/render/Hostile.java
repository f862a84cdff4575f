package hinomi.ticket.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A case of the corpus that no renderer lets act. */
public record Hostile(String name, String text) {
  private static final Path CORPUS = Path.of("src/test/resources/hinomi/ticket/render/hostile.txt");
  private static final Pattern UNIT = Pattern.compile("\\\\u([0-9A-F]{4})");

  /** A link as the renderers write it; everything in it is theirs. */
  private static final Pattern LINK =
      Pattern.compile(
          "\"[^\"\n]*\":https?://\\S+|\\[(?:\\\\.|[^\\]\\\\])*+]\\(https?://[^)\\s]*\\)");

  /** What Redmine looks for in a source or in the HTML of it. */
  private static final List<Pattern> LIVE =
      List.of(
          Pattern.compile("@"),
          Pattern.compile("\\{\\{"),
          Pattern.compile("\\[\\["),
          Pattern.compile("<(?!/?span>)"),
          Pattern.compile("https?://|ftp://|www\\."),
          Pattern.compile("(?m)(?:^|[\\s(,\\-\\[>])(?:[a-z0-9_-]+:)?##?\\d"),
          Pattern.compile("(?m)(?:^|[\\s(,\\-\\[>|])(?:[a-z0-9_-]+[:|])?r\\d"),
          Pattern.compile(
              "(?m)(?:^|[\\s(,\\-\\[>])(?:[a-z0-9_-]+:)?"
                  + "(?:attachment|document|version|forum|news|message|project|commit|source"
                  + "|export|user)(?::\\S|#\\d)"),
          Pattern.compile("(?m)(?:^|[\\s>])!\\S"),
          Pattern.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f\u202a-\u202e\u2066-\u2069\u200b\ufeff]"));

  public static List<Hostile> all() {
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

  /** Asserts that nothing but the renderers' own links acts in a source. */
  public static void assertDead(String source) {
    String words = LINK.matcher(source).replaceAll("");
    for (Pattern live : LIVE) {
      assertThat(words).doesNotContainPattern(live);
    }
  }
}
