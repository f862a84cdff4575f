package hinomi.pipeline.records;

import java.util.ArrayList;
import java.util.List;

/** Gathers pieces until they are worth a thread's while. */
final class Batches {
  private static final int MOST = 128;
  private static final int MOST_BYTES = 1 << 20;

  private final Taker taker;
  private List<Piece> gathered = new ArrayList<>(MOST);
  private long bytes;

  /** Takes a batch; may wait. */
  interface Taker {
    void take(List<Piece> batch) throws InterruptedException;
  }

  Batches(Taker taker) {
    this.taker = taker;
  }

  void add(Piece piece) throws InterruptedException {
    gathered.add(piece);
    bytes +=
        switch (piece) {
          case Piece.Json json -> json.bytes().length;
          case Piece.Xml xml -> xml.bytes().length;
          case Piece.Bad bad -> 0;
        };
    if (gathered.size() == MOST || bytes > MOST_BYTES) {
      flush();
    }
  }

  void flush() throws InterruptedException {
    List<Piece> ready = gathered;
    gathered = new ArrayList<>(MOST);
    bytes = 0;
    if (!ready.isEmpty()) {
      taker.take(ready);
    }
  }
}
