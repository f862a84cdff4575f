package hinomi.pipeline.records;

import hinomi.advisory.Advisory;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What one record costs from its bytes to an advisory. */
@State(Scope.Thread)
public class ReadingBench {
  private final Pieces pieces = new Pieces();
  private final List<Piece> cve =
      Samples.cveRecords().stream().<Piece>map(bytes -> new Piece.Json("cve", bytes)).toList();
  private final List<Piece> jvn = Samples.jvnItems();
  private int turn;

  @Benchmark
  public void cveRecord(Blackhole hole) {
    read(cve, hole);
  }

  @Benchmark
  public void jvnItem(Blackhole hole) {
    read(jvn, hole);
  }

  private void read(List<Piece> from, Blackhole hole) {
    turn++;
    pieces.read(
        from.get(turn % from.size()),
        new RecordTaker() {
          @Override
          public void take(Advisory advisory) {
            hole.consume(advisory);
          }

          @Override
          public void refuse(Reject reject) {
            throw new IllegalStateException(reject.toString());
          }
        });
  }
}
