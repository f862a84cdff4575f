package hinomi.watch;

import java.util.List;
import java.util.stream.Stream;

/**
 * One product that the user runs.
 *
 * @param product as the user writes it
 * @param aliases its other names, in any language
 */
public record Subject(String product, List<String> aliases) {

  public Subject {
    if (product.isBlank()) {
      throw new IllegalArgumentException("a product has a name");
    }
    aliases = List.copyOf(aliases);
  }

  /** The product's name and its other names. */
  public List<String> names() {
    return Stream.concat(Stream.of(product), aliases.stream()).distinct().toList();
  }
}
