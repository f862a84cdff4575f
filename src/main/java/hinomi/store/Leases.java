package hinomi.store;

import java.util.Optional;

/** What one process has for itself while it reads sources; freed as the lock of a pass is. */
public interface Leases {

  /**
   * Takes a source for reading it, whether or not a pass is under way. Each source may be read by
   * another thread or process.
   *
   * @return empty while another one reads this source, or is {@link #alone}
   */
  Optional<Store.RunLock> source(String name);

  /**
   * Takes the lock of a pass, and keeps every source from being read meanwhile.
   *
   * @return empty while another one holds that lock, or reads any source
   */
  Optional<Store.RunLock> alone();
}
