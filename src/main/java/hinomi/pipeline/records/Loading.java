package hinomi.pipeline.records;

import hinomi.language.Message;
import hinomi.source.Reject;
import hinomi.store.Prepared;
import hinomi.store.Store;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Records on their way from one file into the store: several threads read them, the caller's writes
 * them in their order, some thousand in a transaction.
 */
final class Loading implements AutoCloseable {
  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());

  /** So many batches may wait, lest readers idle while some thousand records are written. */
  private static final int AHEAD = 24;

  private static final int A_TRANSACTION = 4000;

  private final HistoryOf into;
  private final Marks marks;
  private final LongConsumer progress;
  private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
  private final Deque<Future<Parsed>> running = new ArrayDeque<>();
  private final List<Prepared> pages = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private final Map<String, Message> examples = new HashMap<>();
  private final Map<Message, Integer> reasons = new HashMap<>();
  private int waiting;
  private long done;
  private long fresh;
  private long changed;
  private long unchanged;
  private long rejected;

  /**
   * @param marks what is known of the file's records
   * @param progress is told how many records are done
   */
  Loading(HistoryOf into, Marks marks, LongConsumer progress) {
    this.into = into;
    this.marks = marks;
    this.progress = progress;
  }

  /** Has some records read; waits where many are under way. */
  void submit(Callable<Parsed> some) throws InterruptedException {
    running.addLast(workers.submit(some));
    while (running.size() > AHEAD) {
      take(running.removeFirst());
    }
  }

  /** Counts records that need not be read because they are as they were. */
  void skip(int records) {
    unchanged += records;
    done += records;
    if (records > 0) {
      progress.accept(done);
    }
  }

  /** Writes all that was submitted. */
  void drain() throws InterruptedException {
    while (!running.isEmpty()) {
      take(running.removeFirst());
    }
    write(Map.of());
  }

  /** Notes something of the whole file, once all of it is written. */
  void mark(String part, String text) {
    write(Map.of(part, text));
  }

  FileReport report(String file, Optional<Message> failure) {
    return new FileReport(
        file,
        false,
        fresh + changed + unchanged + rejected,
        fresh,
        changed,
        unchanged,
        rejected,
        reasons,
        failure);
  }

  private void take(Future<Parsed> future) throws InterruptedException {
    Parsed parsed = result(future);
    pages.add(parsed.prepared());
    rejects.addAll(parsed.refused());
    rejects.addAll(parsed.remarks());
    rejected += parsed.refused().size();
    parsed.refused().forEach(r -> reasons.merge(example(r.reason()), 1, Integer::sum));
    parsed.sums().forEach(marks::set);
    waiting += parsed.prepared().size();
    done += parsed.prepared().size() + parsed.refused().size();
    if (waiting >= A_TRANSACTION || rejects.size() >= A_TRANSACTION) {
      write(Map.of());
    }
  }

  /** The first of the reasons of a sort stands for all. */
  private Message example(Message reason) {
    return examples.computeIfAbsent(reason.room() + " " + reason.key(), sort -> reason);
  }

  private static Parsed result(Future<Parsed> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private void write(Map<String, String> more) {
    Map<String, String> noted = marks.touched();
    noted.putAll(more);
    if (pages.isEmpty() && rejects.isEmpty() && noted.isEmpty()) {
      return;
    }
    Instant now = into.clock().instant();
    Store.Collected kept =
        into.store()
            .keep(
                new Store.History(
                    into.source(),
                    pages,
                    rejects.stream()
                        .map(
                            r ->
                                new Store.RejectRow(
                                    into.source(),
                                    r.ref(),
                                    r.reason().in(into.language()),
                                    r.sample(),
                                    now))
                        .toList(),
                    noted,
                    into.newsFrom(),
                    into.updates()));
    fresh += kept.fresh();
    changed += kept.changed();
    unchanged += kept.unchanged();
    pages.clear();
    rejects.clear();
    waiting = 0;
    progress.accept(done);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
