package hinomi.watch.names;

import hinomi.advisory.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Package URLs of watches, found by what records say of packages: the cost of a record does not
 * grow with their number. Versions do not count.
 *
 * @param <T> what a package URL stands for
 */
public final class PurlIndex<T> {

  private record Entry<T>(PackageName name, T value) {}

  private final Map<String, List<Entry<T>>> byKey = new HashMap<>();

  /** Adds one. */
  public void add(PurlPattern pattern, T value) {
    byKey
        .computeIfAbsent(pattern.name().toString(), k -> new ArrayList<>(1))
        .add(new Entry<>(pattern.name(), value));
  }

  /** What stands for a record's product, by its collection and package or its package URL. */
  public Set<T> find(Product product) {
    Set<T> found = new LinkedHashSet<>();
    if (!byKey.isEmpty()) {
      PurlPattern.packages(product).forEach(name -> find(name, found));
    }
    return found;
  }

  /** What stands for a package URL; nothing for what is none. */
  public Set<T> find(String purl) {
    Set<T> found = new LinkedHashSet<>();
    PurlPattern.packages(purl).forEach(name -> find(name, found));
    return found;
  }

  private void find(PackageName name, Set<T> into) {
    for (String key : name.keys()) {
      for (Entry<T> entry : byKey.getOrDefault(key, List.of())) {
        if (entry.name().covers(name)) {
          into.add(entry.value());
        }
      }
    }
  }
}
