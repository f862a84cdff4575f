package hinomi.config.inventory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that the lists of a user name. An immutable value.
 *
 * @param components one a product and ecosystem, in the order of the lists
 * @param leftOut what is no component on purpose
 * @param remarks what could not be read, and what the user should know
 */
public record Inventory(List<Component> components, List<LeftOut> leftOut, List<Remark> remarks) {

  public Inventory {
    components = List.copyOf(components);
    leftOut = List.copyOf(leftOut);
    remarks = List.copyOf(remarks);
  }

  /**
   * The components by product, whatever their ecosystem: {@code OpenSSL} of Debian, of Red Hat and
   * of a table are one entry. Its key is the name as it was first written; letter case, width and
   * spaces make no difference.
   */
  public Map<String, List<Component>> byProduct() {
    Map<String, List<Component>> groups =
        components.stream()
            .collect(
                Collectors.groupingBy(
                    c -> Names.fold(c.product()), LinkedHashMap::new, Collectors.toList()));
    Map<String, List<Component>> named = new LinkedHashMap<>();
    groups.values().forEach(g -> named.put(g.getFirst().product(), List.copyOf(g)));
    return Collections.unmodifiableMap(named);
  }
}
