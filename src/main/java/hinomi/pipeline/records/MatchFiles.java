package hinomi.pipeline.records;

import hinomi.advisory.Advisory;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.watch.Matcher;
import hinomi.watch.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the watches say of records in files, each record by itself and without a database. The
 * records stream through; what is told keeps their order.
 */
public final class MatchFiles {
  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());

  private final Matcher matcher;
  private final Listener listener;
  private final Pieces pieces = new Pieces();

  /** Hears what comes of the records; the words of a verdict are asked for by several threads. */
  public interface Listener {
    /**
     * What is to be told of a verdict; empty for nothing.
     *
     * @param vulnerability what the record alone says of one; its id is the record's own
     */
    String words(Vulnerability vulnerability, Verdict verdict);

    /** The words of some records, in their order. */
    void told(String words);

    /**
     * A record, or a file, that could not be read.
     *
     * @param ref file, number, and id where it has one
     */
    void refused(String ref, Message why);
  }

  public MatchFiles(Matcher matcher, Listener listener) {
    this.matcher = matcher;
    this.listener = listener;
  }

  /** What a batch of records came to. */
  private record Told(String words, List<Reject> rejects) {}

  /**
   * Reads one file to its end.
   *
   * @param name for complaints
   * @param in left open
   */
  public void read(String name, InputStream in) throws InterruptedException {
    try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
      Deque<Future<Told>> running = new ArrayDeque<>();
      Batches batch = new Batches(ready -> submit(ready, workers, running));
      try {
        new Cutter(name, batch::add).cut(in);
      } catch (IOException e) {
        batch.add(new Piece.Bad(name, Message.of("pipeline", "records.io", why(e))));
      }
      batch.flush();
      while (!running.isEmpty()) {
        tell(running.removeFirst());
      }
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void submit(List<Piece> batch, ExecutorService workers, Deque<Future<Told>> running)
      throws InterruptedException {
    running.addLast(workers.submit(() -> judge(batch)));
    while (running.size() > 2 * THREADS) {
      tell(running.removeFirst());
    }
  }

  private Told judge(List<Piece> batch) {
    StringBuilder words = new StringBuilder();
    List<Reject> rejects = new ArrayList<>();
    RecordTaker taker =
        new RecordTaker() {
          @Override
          public void take(Advisory advisory) {
            if (advisory.state() != Advisory.State.WITHDRAWN) {
              Vulnerability alone = alone(advisory);
              for (Verdict verdict : matcher.judge(alone)) {
                words.append(listener.words(alone, verdict));
              }
            }
          }

          @Override
          public void refuse(Reject reject) {
            rejects.add(reject);
          }
        };
    batch.forEach(piece -> pieces.read(piece, taker));
    return new Told(words.toString(), rejects);
  }

  private static Vulnerability alone(Advisory advisory) {
    return new Vulnerability(
        VulnerabilityId.of(advisory.id()), new TreeSet<>(), List.of(advisory), List.of());
  }

  private void tell(Future<Told> future) throws InterruptedException {
    try {
      Told told = future.get();
      told.rejects().forEach(reject -> listener.refused(reject.ref(), reject.reason()));
      if (!told.words().isEmpty()) {
        listener.told(told.words());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
