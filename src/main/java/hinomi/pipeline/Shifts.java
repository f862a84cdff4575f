package hinomi.pipeline;

import hinomi.pipeline.Engine.Run;
import hinomi.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A pass in parts, as a daemon does it: each source at its time, what lies untouched at another,
 * deliveries whenever something waits. What collects and decides holds the store's lock, as a whole
 * pass does; any number of processes may deliver at once.
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
   * Asks some of the sources, and decides, unless another pass is under way.
   *
   * @param sources their names; those that are not on are left out
   */
  public Run collect(Set<String> sources, Watcher watcher) throws InterruptedException {
    return locked(
        watcher,
        pass -> {
          new BulkFiles(parts.scratch()).tidy(parts.clock().instant());
          return pass.collect(sources);
        });
  }

  /**
   * Reads back what people have done, decides what was held until now, and brings up the digest,
   * reminders, alarms and the week, unless another pass is under way.
   */
  public Run attend(Watcher watcher) throws InterruptedException {
    return locked(watcher, Pass::attend);
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

  /** Delivers what is due; other processes may do the same. */
  public PassReport deliver(Watcher watcher) throws InterruptedException {
    delivering.lockInterruptibly();
    try {
      return new Pass(parts, parts.store(), watcher).deliverDue();
    } finally {
      delivering.unlock();
    }
  }
}
