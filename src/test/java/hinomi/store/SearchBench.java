package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import hinomi.advisory.Advisory;
import hinomi.search.Query;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.source.cve.CveRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long searches take among all captured CVE records, renumbered until they are enough, beside a
 * plain count of the vulnerabilities: prints what it measures. Another database than SQLite's is
 * named by {@code hinomi.store}; it must be empty.
 */
@Tag("bench")
class SearchBench {
  private static final Path FEEDS = Path.of(System.getProperty("hinomi.feeds", "../shared/feeds"));
  private static final int RECORDS = Integer.getInteger("hinomi.records", 20_000);
  private static final int ROUNDS = Integer.getInteger("hinomi.rounds", 5);
  private static final int PAGE = 1000;
  private static final int SHOWN = 20;
  private static final Pattern ID = Pattern.compile("\"cveId\": ?\"CVE-(\\d+)-(\\d+)\"");

  private static final List<String> QUERIES =
      List.of(
          "nginx",
          "product:nginx cvss>=9 since:2025",
          "product:nginx",
          "vulnerability",
          "remote code execution",
          "\"remote code execution\"",
          "\"execution remote\"",
          "wordp*",
          "co*",
          "vulnerability -wordpress -linux",
          "severity:critical since:2024",
          "cwe:79 vendor:apache",
          "cvss:7..8.9 kev:no",
          "CVE-2024-3094",
          "脆弱性",
          "脆弱",
          "no-such-word");

  @TempDir Path folder;

  private final List<Advisory> page = new ArrayList<>();
  private final CveRecords reader = new CveRecords();
  private final RecordTaker taker =
      new RecordTaker() {
        @Override
        public void take(Advisory advisory) {
          page.add(advisory);
        }

        @Override
        public void refuse(Reject reject) {
          throw new AssertionError(reject.toString());
        }
      };

  @Test
  void searches_take_less_than_fifty_milliseconds() throws Exception {
    assumeTrue(Files.isDirectory(FEEDS.resolve("cve")), "no records beside the project");
    String url = System.getProperty("hinomi.store", "jdbc:sqlite:bench.db");
    try (SqlStore store = SqlStore.open(url, folder)) {
      fill(store);
      Upkeep.Size size = store.upkeep().size();
      System.out.printf(
          "%,d vulnerabilities, %,d bytes each%n",
          size.vulnerabilities(), size.bytes() / size.vulnerabilities());
      size.parts().stream()
          .limit(6)
          .forEach(
              p ->
                  System.out.printf(
                      "  %s: %,d bytes each%n", p.table(), p.bytes() / size.vulnerabilities()));
      System.out.printf(
          "floor, a plain count of them: median %.1f ms%n",
          floor(url.replace(":bench", ":" + folder.resolve("bench"))));
      double slowest = 0;
      for (String text : QUERIES) {
        Query query = Query.parse(text, ZoneOffset.UTC, Instant.now());
        double[] ms = times(() -> store.search().find(query, SHOWN).hits().size());
        SearchStore.Hits hits = store.search().find(query, SHOWN);
        System.out.printf(
            "%-34s median %6.1f ms, p95 %6.1f ms, %d%s hits%n",
            text, ms[0], ms[1], hits.hits().size(), hits.more() ? "+" : "");
        slowest = text.equals("\"execution remote\"") ? slowest : Math.max(slowest, ms[0]);
      }
      assertThat(slowest).as("the slowest median, but for words that never meet").isLessThan(50);
    }
  }

  private static double floor(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      return times(
          () -> {
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM vulnerability")) {
              return row.next() ? row.getLong(1) : 0;
            }
          })[0];
    }
  }

  /** Median and 95th percentile in milliseconds. */
  private static double[] times(Callable<? extends Number> work) throws Exception {
    double[] times = new double[ROUNDS * 4];
    work.call();
    for (int i = 0; i < times.length; i++) {
      long begun = System.nanoTime();
      work.call();
      times[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(times);
    return new double[] {times[times.length / 2], times[times.length * 95 / 100]};
  }

  private void fill(Store store) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FEEDS.resolve("cve"))) {
      files = all.filter(f -> f.toString().endsWith(".ndjson.gz")).sorted().toList();
    }
    long keeping = 0;
    int kept = 0;
    for (int copy = 0; kept < RECORDS; copy++) {
      for (Path file : files) {
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
          String line;
          while (kept < RECORDS && (line = lines.readLine()) != null) {
            reader.read(numbered(line, copy).getBytes(StandardCharsets.UTF_8), "bench", taker);
            if (page.size() == PAGE || kept + page.size() == RECORDS) {
              kept += page.size();
              long begun = processor();
              store.collect(StoreCase.harvest("cve", page.toArray(Advisory[]::new)));
              keeping += processor() - begun;
              page.clear();
            }
          }
        }
      }
    }
    long begun = System.nanoTime();
    long waiting = store.search().waiting();
    while (store.search().index(PAGE) > 0) {
      // on PostgreSQL everything waits
    }
    System.out.printf(
        "kept with %.0f µs of the processor each; %,d brought into the index in %.1f s%n",
        keeping / 1e3 / kept, waiting, (System.nanoTime() - begun) / 1e9);
  }

  private static String numbered(String line, int copy) {
    Matcher id = ID.matcher(line);
    return copy == 0 ? line : id.replaceFirst("\"cveId\":\"CVE-$1-" + copy + "0$2\"");
  }

  private static long processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
