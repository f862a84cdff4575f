package hinomi.store;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A pass in another process that never ends by itself, and reads a source meanwhile. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] args) {
    try (Store store = SqlStore.open("jdbc:sqlite:h.db", Path.of(args[0]));
        Store.RunLock held = store.lock().orElseThrow();
        Store.RunLock jvn = store.leases().source("jvn").orElseThrow()) {
      System.out.println(store.runningSince().orElseThrow());
      while (held != null && jvn != null) {
        LockSupport.park();
      }
    }
  }
}
