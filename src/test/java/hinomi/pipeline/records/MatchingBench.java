package hinomi.pipeline.records;

import hinomi.advisory.Advisory;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import hinomi.watch.Wanted;
import hinomi.watch.Watch;
import hinomi.watch.names.KeywordExpression;
import hinomi.watch.names.NameError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final Pattern ENTRY =
      Pattern.compile(
          "\"vname\": \"([^\"\\\\]{2,60})\".*\"pname\": \"([^\"\\\\]{3,60})\".*\"pcpe\":"
              + " \"(cpe:/[aoh]:[^\":]+:[a-z][^\":]+)\"");

  private record Entry(String vendor, String product, String cpe) {}

  private final Path feeds;
  private final int rounds;

  private MatchingBench(Path feeds, int rounds) {
    this.feeds = feeds;
    this.rounds = rounds;
  }

  /**
   * Measures and prints.
   *
   * @param args the folder of feeds, and how often each list of watches is measured
   */
  public static void main(String[] args) throws Exception {
    MatchingBench bench = new MatchingBench(Path.of(args[0]), Integer.parseInt(args[1]));
    List<Vulnerability> records = bench.records();
    double few = bench.rate(records, "products", bench.watches(10, false));
    double many = bench.rate(records, "products", bench.watches(10_000, false));
    bench.rate(records, "of all kinds", bench.watches(10_000, true));
    System.out.printf("ten thousand watches cost %.1f times what ten cost%n", few / many);
  }

  private double rate(List<Vulnerability> records, String kind, List<Watch> list) throws Exception {
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
        "%,d watches (%s): %,.0f records a second on %d threads, %,d verdicts in %,d records, %,d"
            + " MB%n",
        list.size(), kind, best, THREADS, verdicts, records.size(), weight >> 20);
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

  /** Watches of JVN's dictionary; of all kinds, every second one names something else. */
  private List<Watch> watches(int number, boolean mixed) throws Exception {
    List<Entry> every = entries();
    List<Watch> watches = new ArrayList<>();
    Set<String> vendors = new HashSet<>();
    for (int i = 0; i < number; i++) {
      Entry entry = every.get((int) ((long) i * every.size() / number));
      watches.add(mixed ? mixed(entry, i % 8, vendors) : Watch.of(entry.product()));
    }
    return watches;
  }

  private static Watch mixed(Entry entry, int kind, Set<String> vendors) throws NameError {
    return switch (kind) {
      case 1 ->
          vendors.add(entry.vendor())
              ? wanting(Wanted.Vendor.parse(entry.vendor()))
              : Watch.of(entry.product());
      case 3 -> wanting(Wanted.Cpe.parse(entry.cpe()));
      case 5 ->
          wanting(Wanted.Purl.parse("pkg:npm/" + entry.cpe().replaceAll(".*:|[^a-z0-9-]", "")));
      case 7 -> {
        String text = "(SQL OR XSS OR overflow) AND \"" + entry.product() + "\" NOT plugin";
        yield wanting(new Wanted.Keywords(text, KeywordExpression.parse(text)));
      }
      default -> Watch.of(entry.product());
    };
  }

  private static Watch wanting(Wanted wanted) {
    Watch one = Watch.of("x");
    return new Watch(
            wanted.text(),
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            Set.of(),
            null,
            one.unscored(),
            one.handling(),
            one.policy())
        .wanting(List.of(wanted));
  }

  private List<Entry> entries() throws IOException {
    Map<String, Entry> all = new LinkedHashMap<>();
    Path file = feeds.resolve("jvnipedia/jvn_products_2025-02-03.jsonl.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        var name = ENTRY.matcher(line);
        if (name.find()) {
          all.putIfAbsent(name.group(2), new Entry(name.group(1), name.group(2), name.group(3)));
        }
      }
    }
    return List.copyOf(all.values());
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
