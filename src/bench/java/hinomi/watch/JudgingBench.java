package hinomi.watch;

import hinomi.advisory.Product;
import hinomi.advisory.Vulnerability;
import hinomi.pipeline.records.Samples;
import hinomi.watch.version.Installed;
import hinomi.watch.version.VersionVerdict;
import hinomi.watch.version.Versions;
import hinomi.watch.when.Answer;
import hinomi.watch.when.When;
import hinomi.watch.when.WhenError;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to judge one record. */
public class JudgingBench {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private JudgingBench() {}

  /** Ten thousand watches. */
  @State(Scope.Thread)
  public static class Watching {
    private final List<Vulnerability> records = Samples.vulnerabilities();
    private final Matcher matcher = new Matcher(Samples.watches(10_000), Catalogue.bundled());
    private int turn;

    @Benchmark
    public List<Verdict> tenThousandWatches() {
      return matcher.judge(records.get(++turn % records.size()));
    }
  }

  /** Versions that are installed, and a condition. */
  @State(Scope.Thread)
  public static class Comparing {
    private final List<Vulnerability> records = Samples.vulnerabilities();
    private final List<List<Product>> products =
        records.stream()
            .map(v -> v.advisories().getFirst().products())
            .filter(p -> !p.isEmpty())
            .toList();
    private final Installed installed = Installed.of("2.4.57");
    private final When when;
    private int turn;

    public Comparing() {
      try {
        when =
            When.parse(
                "kev or cvss >= 9 or (epss >= 10% and av:n) or cwe in (78, 89) and age < 30d");
      } catch (WhenError e) {
        throw new IllegalStateException(e);
      }
    }

    @Benchmark
    public VersionVerdict versionVerdict() {
      return Versions.judge(installed, products.get(++turn % products.size()));
    }

    @Benchmark
    public Answer when() {
      return when.judge(records.get(++turn % records.size()), NOW);
    }
  }
}
