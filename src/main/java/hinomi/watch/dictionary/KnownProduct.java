package hinomi.watch.dictionary;

import java.util.List;

/**
 * One product as a line of a catalogue.
 *
 * @param names everything that it is called, the best known first
 * @param records the {@code vendor:product} pairs by which records know it
 */
public record KnownProduct(List<String> names, List<String> records) {
  public KnownProduct {
    names = List.copyOf(names);
    records = List.copyOf(records);
  }
}
