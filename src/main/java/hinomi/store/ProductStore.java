package hinomi.store;

import hinomi.watch.dictionary.KnownProduct;
import hinomi.watch.dictionary.Sighting;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The part of the store that knows what products are called. What entries say of it is kept with
 * their page; names are compared in the form of {@link hinomi.watch.dictionary.Aliases#fold}. Every
 * method is one transaction, but for those that say otherwise.
 */
public interface ProductStore {

  /**
   * One product.
   *
   * @param pair vendor and product: {@code cybozu:garoon}
   * @param names everything that it is called, as it is written
   * @param records further pairs by which records know it
   * @param cpe a CPE name of vendor and product; empty for none
   * @param packages what it is called in collections of packages
   * @param seen in how many entries of sources, about: a pass that dies may lose some
   */
  record ProductRow(
      String pair,
      List<String> names,
      List<String> records,
      String cpe,
      List<String> packages,
      long seen) {
    public ProductRow {
      names = List.copyOf(names);
      records = List.copyOf(records);
      packages = List.copyOf(packages);
    }

    /** As a line of a catalogue. */
    public KnownProduct known() {
      return new KnownProduct(
          names,
          java.util.stream.Stream.concat(java.util.stream.Stream.of(pair), records.stream())
              .distinct()
              .toList());
    }
  }

  /** Adds what a dictionary says, in several transactions. It counts as no entry. */
  void learn(Collection<Sighting> dictionary);

  /** The products that bear any of these names, folded. */
  List<ProductRow> named(Collection<String> names);

  /** Those of these names, folded, that some product bears. */
  Set<String> known(Collection<String> names);

  /**
   * The products of which names, package, vendor or product contain every word, the most often seen
   * first.
   *
   * @param words folded
   */
  List<ProductRow> search(List<String> words, int most);

  /** Names, folded, that begin with the same two letters as one of these, for a hint. */
  List<String> alike(Collection<String> names);

  /** Hands over every product, in the order of their pairs. */
  void each(Consumer<ProductRow> to);

  /** How many products there are. */
  long count();
}
