package hinomi.daemon;

import hinomi.pipeline.PassReport;
import hinomi.pipeline.Shifts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what waits in the outbox: at once where this process has decided something, else within
 * seconds. Every process has one, and they share the outbox by its claims.
 */
final class Postman implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** What else is delivered, such as a line for the chat, waits no longer than this. */
  private static final Duration AT_LEAST = Duration.ofMinutes(1);

  /** After something that went wrong. */
  private static final Duration REST = Duration.ofSeconds(20);

  private static final Duration LAST = Duration.ofSeconds(5);

  private final Supplier<Generation> generation;
  private final InstantSource clock;
  private final Ear ear;
  private final Semaphore calls = new Semaphore(0);
  private final Thread thread;
  private volatile Instant seen;
  private Instant delivered;

  /** Hears what the postman does. */
  interface Ear extends hinomi.pipeline.Watcher {
    void delivered(PassReport report);

    void failed(String job, RuntimeException why);
  }

  Postman(Supplier<Generation> generation, InstantSource clock, Ear ear) {
    this.generation = generation;
    this.clock = clock;
    this.ear = ear;
    this.seen = clock.instant();
    this.delivered = Instant.EPOCH;
    this.thread = Thread.ofPlatform().name("postman").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Something waits. */
  void call() {
    calls.release();
  }

  /** When it was last at work, or on the look-out. */
  Instant seen() {
    return seen;
  }

  /** It is at work. */
  void tick() {
    seen = clock.instant();
  }

  private void run() {
    try {
      Duration wait = Duration.ZERO;
      while (!ear.stopping()) {
        if (calls.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          calls.drainPermits();
        }
        wait = round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Goes once. Returns how long to rest. */
  private Duration round() throws InterruptedException {
    tick();
    Generation now = generation.get();
    try (Generation.@Nullable Use use = now.use()) {
      if (use == null || ear.stopping()) {
        return Duration.ZERO;
      }
      return deliver(now.shifts());
    } catch (RuntimeException e) {
      ear.failed("deliver", e);
      return REST;
    }
  }

  private Duration deliver(Shifts shifts) throws InterruptedException {
    Instant now = clock.instant();
    Optional<Instant> due = shifts.nextDelivery().filter(moment -> !moment.isAfter(now));
    if (due.isEmpty() && now.isBefore(delivered.plus(AT_LEAST))) {
      return LOOK;
    }
    PassReport report = shifts.deliver(ear);
    delivered = clock.instant();
    if (!report.idle()) {
      ear.delivered(report);
    }
    return report.waiting().isEmpty() ? LOOK : REST;
  }

  /** Lets the action under way end; one that takes too long is left to be found by its search. */
  @Override
  public void close() {
    call();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(Clockwork.GRACE)) {
        thread.interrupt();
        boolean ended = thread.join(LAST);
        if (!ended) {
          org.slf4j.LoggerFactory.getLogger(Postman.class).warn("a delivery did not end in time");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
