package hinomi.pipeline.records;

import hinomi.advisory.Advisory;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import hinomi.watch.Watch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * How many parsed CVE records a second ten and ten thousand watches judge on two threads, and what
 * the watches weigh: prints what it measures. The watches' names are those of JVN's dictionary.
 */
public final class MatchingBench {
  private static final int THREADS = 2;
  private static final Pattern NAME = Pattern.compile("\"pname\": \"([^\"\\\\]{3,60})\"");

  private final Path feeds;
  private final int rounds;

  private MatchingBench(Path feeds, int rounds) {
    this.feeds = feeds;
    this.rounds = rounds;
  }

  /**
   * Measures and prints.
   *
   * @param args the folder of feeds, and how often each number of watches is measured
   */
  public static void main(String[] args) throws Exception {
    MatchingBench bench = new MatchingBench(Path.of(args[0]), Integer.parseInt(args[1]));
    List<Vulnerability> records = bench.records();
    double few = bench.rate(records, 10);
    double many = bench.rate(records, 10_000);
    System.out.printf("ten thousand watches cost %.1f times what ten cost%n", few / many);
  }

  private double rate(List<Vulnerability> records, int watches) throws Exception {
    List<Watch> list = names(watches).stream().map(Watch::of).toList();
    long before = used();
    Matcher matcher = new Matcher(list, Catalogue.bundled());
    long weight = used() - before;
    double best = 0;
    long verdicts = 0;
    for (int round = 0; round < rounds; round++) {
      long begun = System.nanoTime();
      verdicts = judge(matcher, records);
      best = Math.max(best, records.size() * 1e9 / (System.nanoTime() - begun));
    }
    System.out.printf(
        "%,d watches: %,.0f records a second on %d threads, %,d verdicts in %,d records, %,d MB%n",
        watches, best, THREADS, verdicts, records.size(), weight >> 20);
    return best;
  }

  private static long judge(Matcher matcher, List<Vulnerability> records) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Long>> parts = new ArrayList<>();
      for (int part = 0; part < THREADS; part++) {
        int from = records.size() * part / THREADS;
        int to = records.size() * (part + 1) / THREADS;
        Callable<Long> work =
            () -> records.subList(from, to).stream().mapToLong(v -> matcher.judge(v).size()).sum();
        parts.add(pool.submit(work));
      }
      long sum = 0;
      for (Future<Long> part : parts) {
        sum += part.get();
      }
      return sum;
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private Set<String> names(int number) throws IOException {
    Set<String> all = new LinkedHashSet<>();
    Path file = feeds.resolve("jvnipedia/jvn_products_2025-02-03.jsonl.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        var name = NAME.matcher(line);
        if (name.find()) {
          all.add(name.group(1));
        }
      }
    }
    List<String> every = List.copyOf(all);
    Set<String> some = new LinkedHashSet<>();
    for (int i = 0; i < number; i++) {
      some.add(every.get((int) ((long) i * every.size() / number)));
    }
    return some;
  }

  private List<Vulnerability> records() throws Exception {
    List<Vulnerability> all = new ArrayList<>();
    Pieces pieces = new Pieces();
    RecordTaker taker =
        new RecordTaker() {
          @Override
          public void take(Advisory a) {
            VulnerabilityId id = VulnerabilityId.of(a.id());
            all.add(new Vulnerability(id, new TreeSet<>(), List.of(a), List.of()));
          }

          @Override
          public void refuse(Reject reject) {
            throw new IllegalStateException(reject.toString());
          }
        };
    Path file = feeds.resolve("cve/cve5-20250124-2023.ndjson.gz");
    try (InputStream in = Files.newInputStream(file)) {
      new Cutter("2023", piece -> pieces.read(piece, taker)).cut(in);
    }
    return all;
  }
}
