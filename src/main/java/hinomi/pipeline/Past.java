package hinomi.pipeline;

import hinomi.advisory.Advisory;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.pipeline.records.Backtest;
import hinomi.search.Proposal;
import hinomi.search.Sieve;
import hinomi.store.Packed;
import hinomi.store.Store;
import hinomi.watch.Matcher;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * What watches say of what was collected long ago. A few are asked only about what the index of
 * words proposes, many about everything; the matcher decides either way.
 */
public final class Past {
  private static final int PIECE = 500;
  private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

  /** With more names than this everything is looked at: they stand nearly everywhere. */
  private static final int FEW = 400;

  /** With more proposals than this, too: to read one by itself costs more. */
  private static final int MOST_PROPOSED = 150_000;

  private final Store store;
  private final Matcher matcher;
  private final Progress progress;

  /** Hears how far it is. */
  public interface Progress {
    /** Nobody is told. */
    Progress NONE = (done, all) -> true;

    /**
     * So many vulnerabilities of so many have been looked at.
     *
     * @return false to give up, which {@link Past} answers with a {@link CancellationException}
     */
    boolean at(int done, int all);
  }

  Past(Store store, Matcher matcher, Progress progress) {
    this.store = store;
    this.matcher = matcher;
    this.progress = progress;
  }

  /** Of everything that was published or changed in a period. */
  List<Backtest.Hit> hits(Instant from, Instant to) {
    Optional<Set<String>> needed = matcher.needed();
    Optional<List<VulnerabilityId>> proposed = needed.flatMap(this::proposed);
    Predicate<List<byte[]>> worthwhile =
        needed.flatMap(Sieve::of).<Predicate<List<byte[]>>>map(s -> s).orElse(stored -> true);
    return proposed.isPresent()
        ? judged(proposed.get(), worthwhile, new Period(from, to))
        : judged(store.changed(from, to), worthwhile, new Period(Instant.MIN, Instant.MAX));
  }

  private Optional<List<VulnerabilityId>> proposed(Set<String> needed) {
    return needed.size() > FEW
        ? Optional.empty()
        : Proposal.of(needed).flatMap(some -> store.search().proposed(some, MOST_PROPOSED));
  }

  private record Period(Instant from, Instant to) {
    boolean has(List<Advisory> about) {
      return about.stream().anyMatch(a -> has(a.published()) || has(a.updated()));
    }

    private boolean has(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(to);
    }
  }

  private List<Backtest.Hit> judged(
      List<VulnerabilityId> ids, Predicate<List<byte[]>> worthwhile, Period period) {
    List<Backtest.Hit> hits = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
      Deque<Future<List<Backtest.Hit>>> running = new ArrayDeque<>();
      try {
        for (int at = 0; at < ids.size(); at += PIECE) {
          if (!progress.at(at, ids.size())) {
            throw new CancellationException();
          }
          Packed packed = store.packed(ids.subList(at, Math.min(ids.size(), at + PIECE)));
          running.add(workers.submit(() -> judged(packed.read(worthwhile), period)));
          if (running.size() > 2 * THREADS) {
            hits.addAll(done(running.remove()));
          }
        }
        while (!running.isEmpty()) {
          hits.addAll(done(running.remove()));
        }
      } finally {
        workers.shutdownNow();
      }
    }
    return hits;
  }

  private List<Backtest.Hit> judged(
      Map<VulnerabilityId, List<Advisory>> advisories, Period period) {
    List<Backtest.Hit> hits = new ArrayList<>();
    for (Map.Entry<VulnerabilityId, List<Advisory>> one : advisories.entrySet()) {
      if (!one.getValue().isEmpty() && period.has(one.getValue())) {
        var vulnerability = Correlator.join(one.getKey(), one.getValue(), List.of());
        if (!vulnerability.withdrawn()) {
          matcher
              .judge(vulnerability)
              .forEach(verdict -> hits.addAll(Backtest.Hit.of(vulnerability, verdict)));
        }
      }
    }
    return hits;
  }

  private static List<Backtest.Hit> done(Future<List<Backtest.Hit>> piece) {
    try {
      return piece.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}
