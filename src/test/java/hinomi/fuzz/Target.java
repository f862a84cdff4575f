package hinomi.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list of targets.
 *
 * @param type a class with {@code public static void fuzzerTestOneInput(byte[])}
 * @param input called as the fuzzer calls it
 * @param seeds the folder of the fixtures to begin with
 * @param ending how the names of the seeds end
 * @param most the longest input, in bytes
 */
record Target(Class<?> type, Input input, Path seeds, String ending, int most) {
  private static final Path FIXTURES = Path.of("src/test/resources/hinomi");

  private static final int LONG = 16_384;

  static final List<Target> ALL =
      List.of(
          target(
              CveRecordFuzz.class, CveRecordFuzz::fuzzerTestOneInput, "source/cve", ".json", LONG),
          target(JvnFeedFuzz.class, JvnFeedFuzz::fuzzerTestOneInput, "source/jvn", ".rdf", LONG),
          target(JvnPageFuzz.class, JvnPageFuzz::fuzzerTestOneInput, "source/jvn", ".html", LONG),
          target(
              VuldefFuzz.class, VuldefFuzz::fuzzerTestOneInput, "source/jvnipedia", ".xml", LONG),
          target(KevFuzz.class, KevFuzz::fuzzerTestOneInput, "source/kev", ".json", LONG),
          target(EpssFuzz.class, EpssFuzz::fuzzerTestOneInput, "source/epss", ".csv", LONG),
          target(
              RecordFileFuzz.class,
              RecordFileFuzz::fuzzerTestOneInput,
              "source/nvd",
              ".json",
              LONG),
          target(FeedFuzz.class, FeedFuzz::fuzzerTestOneInput, "source/feed", "ml", LONG),
          target(ConfigFuzz.class, ConfigFuzz::fuzzerTestOneInput, "config", ".yml", LONG),
          target(
              RangeTextFuzz.class, RangeTextFuzz::fuzzerTestOneInput, "watch/version", ".txt", 500),
          target(
              InventoryFuzz.class,
              InventoryFuzz::fuzzerTestOneInput,
              "config/inventory/lists",
              "",
              LONG),
          target(
              DictionaryFuzz.class,
              DictionaryFuzz::fuzzerTestOneInput,
              "watch/dictionary",
              "",
              LONG),
          target(
              RendererFuzz.class, RendererFuzz::fuzzerTestOneInput, "ticket/render", ".txt", 500),
          target(WhenFuzz.class, WhenFuzz::fuzzerTestOneInput, "watch/when", ".txt", 500),
          target(NamesFuzz.class, NamesFuzz::fuzzerTestOneInput, "watch/names", ".txt", 500));

  /** Takes any bytes and returns; what it throws is a defect. */
  interface Input {
    void take(byte[] data) throws Exception;
  }

  private static Target target(Class<?> type, Input input, String folder, String ending, int most) {
    return new Target(type, input, FIXTURES.resolve(folder), ending, most);
  }

  String name() {
    return type.getSimpleName();
  }

  List<Path> seedFiles() throws IOException {
    try (Stream<Path> all = Files.walk(seeds)) {
      return new ArrayList<>(
          all.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(ending)).toList());
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
