package hinomi.watch.dictionary;

import java.util.List;

/**
 * What the entries of dictionaries come to.
 *
 * @param products in the order of the entries
 * @param vendors in the order of the entries
 */
public record Joined(List<KnownProduct> products, List<KnownVendor> vendors) {
  public Joined {
    products = List.copyOf(products);
    vendors = List.copyOf(vendors);
  }
}
