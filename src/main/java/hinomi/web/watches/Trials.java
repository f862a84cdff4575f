package hinomi.web.watches;

import hinomi.pipeline.Engine;
import hinomi.pipeline.Watching;
import hinomi.pipeline.records.Backtest;
import hinomi.watch.Matcher;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries watches on the last year, one after the other and beside the requests: a year of everything
 * is much to read.
 */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
  static final Duration YEAR = Duration.ofDays(364);

  private static final int KEPT = 20;
  private static final int WAITING = 5;
  private static final int LISTED = 100;
  private static final long PATIENCE_MILLIS = 300;

  private final Map<String, CompletableFuture<Outcome>> trials = new LinkedHashMap<>();
  private final Object turn = new Object();

  /**
   * What came of one.
   *
   * @param list the newest that would be in tickets
   */
  record Outcome(Backtest.Result result, List<TrialPart.Line> list) {}

  /** How far a trial is. */
  sealed interface Trial {
    /** Still under way. */
    record Running(String key) implements Trial {}

    /** Others are under way: too many to add one. */
    record Busy() implements Trial {}

    /** It failed; the log tells why. */
    record Failed() implements Trial {}

    /** It has ended. */
    record Ended(Outcome outcome) implements Trial {}
  }

  /** Begins one, unless the same is known already, and waits a moment for it. */
  Trial of(String snippet, Engine engine, Watch watch, ZoneId zone, Instant now)
      throws InterruptedException {
    String key =
        UUID.nameUUIDFromBytes(
                (snippet + now.atZone(zone).toLocalDate()).getBytes(StandardCharsets.UTF_8))
            .toString();
    CompletableFuture<Outcome> trial;
    synchronized (trials) {
      trial = trials.get(key);
      if (trial == null || trial.isCompletedExceptionally()) {
        if (trials.values().stream().filter(t -> !t.isDone()).count() >= WAITING) {
          return new Trial.Busy();
        }
        CompletableFuture<Outcome> made = new CompletableFuture<>();
        trial = made;
        trials.put(key, trial);
        forget();
        Thread.ofPlatform().name("trial").daemon().start(() -> run(made, engine, watch, zone, now));
      }
    }
    return state(key, trial, PATIENCE_MILLIS);
  }

  private void forget() {
    var oldest = trials.entrySet().iterator();
    while (trials.size() > KEPT && oldest.hasNext()) {
      if (oldest.next().getValue().isDone()) {
        oldest.remove();
      }
    }
  }

  /** How far one is that was begun; empty where it has been forgotten. */
  Optional<Trial> look(String key) throws InterruptedException {
    CompletableFuture<Outcome> trial;
    synchronized (trials) {
      trial = trials.get(key);
    }
    return trial == null ? Optional.empty() : Optional.of(state(key, trial, 1));
  }

  private static Trial state(String key, CompletableFuture<Outcome> trial, long patience)
      throws InterruptedException {
    try {
      return new Trial.Ended(trial.get(patience, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new Trial.Running(key);
    } catch (ExecutionException e) {
      return new Trial.Failed();
    }
  }

  private void run(
      CompletableFuture<Outcome> into, Engine engine, Watch watch, ZoneId zone, Instant now) {
    synchronized (turn) {
      try {
        Instant from = now.minus(YEAR);
        Matcher matcher =
            new Matcher(List.of(watch), Watching.catalogue(List.of(watch), engine.store()));
        List<Backtest.Hit> hits = engine.past(matcher, from, now);
        Backtest.Result result = Backtest.of(hits, from, now, zone);
        into.complete(new Outcome(result, list(hits, result)));
      } catch (RuntimeException e) {
        LOG.error("a watch could not be tried", e);
        into.completeExceptionally(e);
      }
    }
  }

  private static List<TrialPart.Line> list(List<Backtest.Hit> hits, Backtest.Result result) {
    return hits.stream()
        .filter(hit -> result.ids().contains(hit.id()))
        .sorted(Comparator.comparing(Backtest.Hit::published).reversed())
        .map(
            hit -> new TrialPart.Line(hit.id(), hit.published(), hit.score(), found(hit.verdict())))
        .distinct()
        .limit(LISTED)
        .toList();
  }

  private static String found(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Matched matched -> matched.best().found();
      case Verdict.Excluded excluded -> excluded.detail();
    };
  }
}
