package hinomi.watch.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The version texts of JVN that are at hand. */
class RealTextsTest {
  private static final Path FEEDS = Path.of("../shared/feeds");
  private static final Pattern VERSION = Pattern.compile("<(?:\\w+:)?VersionNumber[^>]*>([^<]+)<");

  @Test
  void the_collected_texts_are_read_unless_they_are_marked_as_unparseable() throws IOException {
    Path file = FEEDS.resolve("myjvn/version-number-strings.txt");
    assumeTrue(Files.exists(file), "no real texts beside the project");
    List<String> wrong = new ArrayList<>();
    int read = 0;
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t", -1);
      if (line.startsWith("#") || parts.length < 2) {
        continue;
      }
      boolean understood = !RangeText.parse(parts[0]).isEmpty();
      read += understood ? 1 : 0;
      if (understood == parts[1].equals("unparseable")) {
        wrong.add(line);
      }
    }
    System.out.println("JVN version texts: " + read + " read");
    assertThat(wrong).isEmpty();
    assertThat(read).isGreaterThan(30);
  }

  @Test
  void every_version_of_the_captured_entries_gets_a_verdict() throws IOException {
    assumeTrue(Files.isDirectory(FEEDS.resolve("jvnipedia")), "no real entries beside the project");
    int texts = 0;
    int read = 0;
    try (Stream<Path> files = Files.walk(FEEDS)) {
      for (Path file : files.filter(f -> f.toString().matches(".*jvn.*\\.(?:xml|rdf)")).toList()) {
        Matcher m = VERSION.matcher(Files.readString(file));
        while (m.find()) {
          texts++;
          read += RangeText.parse(m.group(1)).isEmpty() ? 0 : 1;
          Product product =
              new Product(
                  "", "x", List.of(), null, null, List.of(VersionRange.text(m.group(1))), true);
          assertThat(Versions.judge(Installed.of(m.group(1)), List.of(product)))
              .isNotInstanceOf(VersionVerdict.NotAffected.class);
        }
      }
    }
    System.out.println("JVN entries: " + texts + " version texts, " + read + " read");
    assertThat(texts).isPositive();
  }
}
