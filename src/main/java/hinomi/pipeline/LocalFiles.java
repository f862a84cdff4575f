package hinomi.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files that a person has. By its name it is told what a file is; what records really are is told
 * by themselves.
 *
 * @param source whose file it is
 * @param file itself
 */
record LocalFiles(String source, Path file) {
  private static final String OTHER = "files";

  /**
   * Those of a file or folder that are of these sources; all that can be read where none is named.
   */
  static List<LocalFiles> in(Path place, List<String> sources) throws IOException {
    if (!Files.isDirectory(place)) {
      String source = source(place).orElse(sources.size() == 1 ? sources.getFirst() : OTHER);
      return List.of(new LocalFiles(source, place));
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile)
          .sorted()
          .flatMap(file -> source(file).map(source -> new LocalFiles(source, file)).stream())
          .filter(file -> sources.isEmpty() || sources.contains(file.source()))
          .sorted(java.util.Comparator.comparing((LocalFiles f) -> !f.hasFacts()))
          .toList();
    }
  }

  /** Whether it holds facts rather than records. */
  boolean hasFacts() {
    return source.equals("kev") || source.equals("epss");
  }

  private static Optional<String> source(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (name.startsWith("known_exploited_vulnerabilities") && name.endsWith(".json")) {
      return Optional.of("kev");
    }
    if (name.startsWith("epss") && name.matches(".*\\.csv(\\.gz)?")) {
      return Optional.of("epss");
    }
    if (name.startsWith("jvndb") && name.matches(".*\\.(rdf|xml)(\\.gz)?")) {
      return Optional.of("jvn-ipedia");
    }
    if (name.startsWith("nvd") && name.matches(".*\\.json(\\.gz)?")) {
      return Optional.of("nvd");
    }
    boolean records = name.matches(".*\\.(json|ndjson|jsonl)(\\.gz)?");
    return name.endsWith(".zip") || (name.contains("cve") && records)
        ? Optional.of("cve")
        : Optional.empty();
  }
}
