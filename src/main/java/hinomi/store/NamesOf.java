package hinomi.store;

import hinomi.store.ProductStore.ProductRow;
import hinomi.watch.dictionary.Aliases;
import hinomi.watch.dictionary.Sighting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Everything that one product is called, while more comes to it. What came first stays. */
final class NamesOf {
  /** More are the work of somebody who wants to fill the disk. */
  private static final int MOST = 32;

  private static final int LONGEST = 200;

  /** By their folded form: letter case and width alone make no other name. */
  private final Map<String, String> names = new LinkedHashMap<>();

  private final Set<String> records = new LinkedHashSet<>();
  private final Set<String> packages = new LinkedHashSet<>();
  private String cpe = "";

  static NamesOf row(ProductRow row) {
    NamesOf all = new NamesOf();
    all.add(row.names(), row.records(), row.packages(), row.cpe());
    return all;
  }

  void add(Sighting sighting) {
    add(sighting.names(), sighting.records(), sighting.packages(), sighting.cpe());
  }

  void add(NamesOf more) {
    add(more.names.values(), more.records, more.packages, more.cpe);
  }

  private void add(
      Collection<String> moreNames,
      Collection<String> moreRecords,
      Collection<String> morePackages,
      String otherCpe) {
    for (String name : moreNames) {
      if (names.size() < MOST && fits(name)) {
        names.putIfAbsent(Aliases.fold(name), name);
      }
    }
    moreRecords.stream().filter(NamesOf::fits).limit(MOST).forEach(records::add);
    morePackages.stream().filter(NamesOf::fits).limit(MOST).forEach(packages::add);
    cpe = cpe.isEmpty() && fits(otherCpe) ? otherCpe : cpe;
  }

  /** Bars part the names of a row. */
  private static boolean fits(String text) {
    return text.length() <= LONGEST && text.indexOf('|') < 0;
  }

  boolean saysMoreThan(NamesOf other) {
    return names.size() > other.names.size()
        || records.size() > other.records.size()
        || packages.size() > other.packages.size()
        || !cpe.equals(other.cpe);
  }

  /** The names in the form in which they are compared. */
  Set<String> folded() {
    return names.keySet();
  }

  Object[] columns(String pair) {
    return new Object[] {
      pair,
      String.join("|", names.values()),
      String.join("|", records),
      cpe,
      String.join("|", packages)
    };
  }
}
