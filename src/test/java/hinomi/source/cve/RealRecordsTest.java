package hinomi.source.cve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.advisory.Advisory;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.language.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every real record at hand goes through the parser; what is refused must say why. */
class RealRecordsTest {
  private static final Path FEEDS = Path.of("../shared/feeds");
  private final RecordParser parser = new RecordParser("cve");
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> unexplained = new ArrayList<>();

  @Test
  void all_captured_records_are_read_and_every_reject_is_explained() throws IOException {
    assumeTrue(Files.isDirectory(FEEDS.resolve("cve")), "no real records beside the project");
    long nanos = 0;
    for (Path file : files("cve", "cve5-2")) {
      List<byte[]> lines = lines(file);
      long start = System.nanoTime();
      lines.forEach(this::count);
      nanos += System.nanoTime() - start;
    }
    System.out.println("CVE records: " + counts + ", parsed in " + nanos / 1_000_000 + " ms");
    assertThat(unexplained).isEmpty();
    assertThat(counts)
        .containsEntry("records", 62_862)
        .containsEntry("withdrawn", 145)
        .containsEntry("titled", 36_526)
        .doesNotContainKey("rejected");
  }

  @Test
  void the_edge_cases_and_the_newest_format_are_read() throws IOException {
    assumeTrue(Files.isDirectory(FEEDS.resolve("edge-cases")), "no edge cases beside the project");
    List<Path> files = new ArrayList<>(files("edge-cases", "cve5-"));
    files.addAll(files("cve", "cve5-v5.2"));
    for (Path file : files) {
      count(Files.readAllBytes(file));
    }
    System.out.println("CVE edge cases: " + counts);
    assertThat(unexplained).isEmpty();
    assertThat(counts).containsEntry("records", files.size()).doesNotContainKey("rejected");
  }

  @Test
  void the_real_delta_logs_are_read() throws Exception {
    Path folder = FEEDS.resolve("cve/delta");
    assumeTrue(Files.isDirectory(folder), "no real delta logs beside the project");
    DeltaLog log = DeltaLog.parse(Files.readAllBytes(folder.resolve("deltaLog-20231102.json")));
    assertThat(log.rejects()).isEmpty();
    assertThat(log.deltas()).hasSize(1807);
    assertThat(log.deltas().values().stream().mapToInt(List::size).sum()).isEqualTo(8204);
    assertThat(log.oldest()).isEqualTo("2023-10-03T07:41:22.362Z");
    Position start = new Position(null, null, 0, new TreeMap<>());
    List<DeltaLog.Step> steps = log.after(start, null);
    System.out.println("CVE delta log: " + steps.size() + " records to fetch");
    assertThat(steps).extracting(DeltaLog.Step::id).doesNotHaveDuplicates();
    assertThat(DeltaLog.parse(Files.readAllBytes(folder.resolve("delta-20251213.json"))).deltas())
        .hasSize(1);
  }

  private static List<Path> files(String folder, String prefix) throws IOException {
    try (Stream<Path> all = Files.list(FEEDS.resolve(folder))) {
      return all.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
    }
  }

  private static List<byte[]> lines(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    }
  }

  private void count(byte[] record) {
    add("records");
    switch (parser.parse(record)) {
      case Parsed.Read(Advisory advisory) -> count(advisory);
      case Parsed.Refused(var reason) -> rejected(reason.in(Language.EN));
      case Parsed.Broken(var reason) -> rejected(reason.in(Language.EN));
    }
  }

  private void rejected(String reason) {
    add("rejected");
    unexplained.add(reason);
  }

  private void count(Advisory a) {
    switch (a.state()) {
      case WITHDRAWN -> add("withdrawn");
      case DISPUTED -> add("disputed");
      case PUBLISHED -> add("published");
    }
    add("titled", !a.title().isEmpty());
    add("without text", a.summary().isEmpty());
    add("with products", !a.products().isEmpty());
    add("with cpes", a.products().stream().anyMatch(p -> !p.cpes().isEmpty()));
    add("with weaknesses", !a.weaknesses().isEmpty());
    add("with solution", !a.solution().isEmpty());
    add("without score", a.scores().isEmpty() && a.state() != Advisory.State.WITHDRAWN);
    for (CvssVersion version : CvssVersion.values()) {
      add("CVSS " + version.number(), a.scores().stream().anyMatch(s -> s.version() == version));
    }
    add("scored by the ADP only", scoredByAdpOnly(a));
    add("ssvc", a.facts().stream().anyMatch(f -> f instanceof Enrichment.Ssvc));
    add("kev", a.facts().stream().anyMatch(f -> f instanceof Enrichment.Kev));
    a.products().forEach(p -> p.versions().forEach(v -> add("ranges", true)));
    a.products()
        .forEach(p -> p.versions().forEach(v -> add("ranges in words", v.scheme().equals("text"))));
  }

  private static boolean scoredByAdpOnly(Advisory a) {
    return !a.scores().isEmpty()
        && a.scores().stream().allMatch(s -> s.origin().equals("CISA-ADP"));
  }

  private void add(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void add(String what, boolean so) {
    if (so) {
      add(what);
    }
  }
}
