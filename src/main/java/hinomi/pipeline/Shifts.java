package hinomi.pipeline;

import hinomi.pipeline.Engine.Run;
import hinomi.source.Source;
import hinomi.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A pass in parts, as a daemon does it: each source at its time, what was collected at once, what
 * lies untouched at another time, deliveries whenever something waits. What decides holds the
 * store's lock, as a whole pass does; a source is read by one process at a time, and any number of
 * processes may deliver at once.
 */
public final class Shifts {
  /** Two of one process would take each other's claims for their own. */
  private final ReentrantLock delivering = new ReentrantLock();

  private final Engine.Parts parts;

  Shifts(Engine.Parts parts) {
    this.parts = parts;
  }

  private interface Work {
    PassReport on(Pass pass) throws InterruptedException;
  }

  /**
   * Asks a source, unless another one does so. Nothing is decided.
   *
   * @param name of a source; nothing is done where it is not on
   */
  public Run collect(String name, Watcher watcher) throws InterruptedException {
    Pass pass = new Pass(parts, parts.store(), watcher);
    for (Source source : parts.sources()) {
      if (source.name().equals(name)) {
        return pass.collect(source)
            .<Run>map(Run.Ended::new)
            .orElseGet(() -> new Run.Busy(Optional.empty(), false));
      }
    }
    return new Run.Ended(PassReport.nothing(parts.clock().instant()));
  }

  /** Decides what was collected, unless another pass is under way. */
  public Run decide(Watcher watcher) throws InterruptedException {
    return locked(watcher, Pass::decideAll);
  }

  /** Whether anything waits for a decision. */
  public boolean undecided() {
    return !parts.store().undecided(parts.clock().instant()).isEmpty();
  }

  /**
   * Reads back what people have done, decides what was held until now, and brings up the digest,
   * reminders, alarms and the week, unless another pass is under way.
   */
  public Run attend(Watcher watcher) throws InterruptedException {
    return locked(
        watcher,
        pass -> {
          new BulkFiles(parts.scratch()).tidy(parts.clock().instant());
          return pass.attend();
        });
  }

  private Run locked(Watcher watcher, Work work) throws InterruptedException {
    Optional<Store.RunLock> lock = parts.store().lock();
    if (lock.isEmpty()) {
      return Engine.busy(parts);
    }
    try (Store.RunLock held = lock.get()) {
      return new Run.Ended(work.on(new Pass(parts, parts.store(), watcher)));
    }
  }

  /** When something can be delivered next, where anything waits. */
  public Optional<Instant> nextDelivery() {
    return parts.store().nextDue();
  }

  /** Delivers a few actions of what is due; other processes may do the same. */
  public PassReport deliver(Watcher watcher) throws InterruptedException {
    delivering.lockInterruptibly();
    try {
      return new Pass(parts, parts.store(), watcher).deliverDue();
    } finally {
      delivering.unlock();
    }
  }
}
