package hinomi.search;

import hinomi.advisory.Vulnerability;
import hinomi.pipeline.records.Samples;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to cut the text of one record into words for the index. */
@State(Scope.Thread)
public class CuttingBench {
  private final List<Vulnerability> records = Samples.vulnerabilities();
  private final List<String> english = texts(records);
  private final List<String> japanese = texts(Samples.japanese());
  private final IndexWords words = new IndexWords();
  private int turn;

  private static List<String> texts(List<Vulnerability> of) {
    return of.stream()
        .flatMap(v -> v.advisories().stream())
        .flatMap(a -> Stream.of(a.summary().en(), a.summary().ja()))
        .filter(Objects::nonNull)
        .toList();
  }

  @Benchmark
  public void english(Blackhole hole) {
    Units.index(english.get(++turn % english.size()), hole::consume);
  }

  @Benchmark
  public void japanese(Blackhole hole) {
    Units.index(japanese.get(++turn % japanese.size()), hole::consume);
  }

  @Benchmark
  public String wholeRecord() {
    return words.of(records.get(++turn % records.size()));
  }
}
