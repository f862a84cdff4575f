package hinomi.store;

import hinomi.advisory.Advisory;
import java.util.ArrayList;
import java.util.List;

/**
 * Advisories as they will stand in the database. Making it is most of the work of keeping them and
 * needs no database, so several threads can do it at once.
 */
public final class Prepared {
  private final List<StoredAdvisory> entries;
  private final List<StoredAdvisory> details;
  private final List<Advisory> unusable;

  private Prepared(
      List<StoredAdvisory> entries, List<StoredAdvisory> details, List<Advisory> unusable) {
    this.entries = entries;
    this.details = details;
    this.unusable = unusable;
  }

  /**
   * Prepares some advisories.
   *
   * @param entries in the form in which their sources announce them
   * @param details in the form in which their sources tell more of chosen ones
   */
  public static Prepared of(List<Advisory> entries, List<Advisory> details) {
    List<Advisory> unusable = new ArrayList<>(0);
    return new Prepared(stored(entries, unusable), stored(details, unusable), unusable);
  }

  private static List<StoredAdvisory> stored(List<Advisory> all, List<Advisory> unusable) {
    List<StoredAdvisory> stored = new ArrayList<>(all.size());
    for (Advisory advisory : all) {
      if (StoredAdvisory.canKeep(advisory)) {
        stored.add(StoredAdvisory.of(advisory));
      } else {
        unusable.add(advisory);
      }
    }
    return stored;
  }

  List<StoredAdvisory> entries() {
    return entries;
  }

  List<StoredAdvisory> details() {
    return details;
  }

  /** Those whose ids no index can take. */
  public List<Advisory> unusable() {
    return unusable;
  }

  /** How many can be kept. */
  public int size() {
    return entries.size() + details.size();
  }
}
