package hinomi.pipeline;

import hinomi.config.Nearest;
import hinomi.language.Message;
import hinomi.store.ProductStore;
import hinomi.store.ProductStore.ProductRow;
import hinomi.store.Store;
import hinomi.watch.Catalogue;
import hinomi.watch.Watch;
import hinomi.watch.dictionary.Aliases;
import hinomi.watch.dictionary.CatalogueText;
import hinomi.watch.dictionary.KnownProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What products are called: the bundled catalogue and what a store has collected, as one. */
public final class Products {
  private final Catalogue bundled = Catalogue.bundled();
  private final ProductStore store;

  public Products(Store store) {
    this.store = store.products();
  }

  /**
   * The products of which names or pairs contain every word: those of the bundled catalogue first,
   * then the most often seen.
   *
   * @param words in any letter case and width
   */
  public List<ProductRow> search(Collection<String> words, int most) {
    List<String> folded =
        List.of(Aliases.fold(String.join(" ", words)).split(" ")).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    if (folded.isEmpty()) {
      return List.of();
    }
    List<ProductRow> rows = new ArrayList<>(store.search(folded, most));
    List<ProductRow> all = new ArrayList<>();
    for (KnownProduct product : bundled.products()) {
      if (contains(product, folded)) {
        List<ProductRow> same = rows.stream().filter(row -> isOne(row, product)).toList();
        rows.removeAll(same);
        all.add(joined(product, same));
      }
    }
    all.addAll(rows);
    return all.subList(0, Math.min(most, all.size()));
  }

  private static boolean contains(KnownProduct product, List<String> words) {
    List<String> folded = new ArrayList<>(product.records());
    product.names().forEach(name -> folded.add(Aliases.fold(name)));
    return words.stream().allMatch(word -> folded.stream().anyMatch(f -> f.contains(word)));
  }

  private static boolean isOne(ProductRow row, KnownProduct product) {
    return product.records().contains(row.pair());
  }

  private static ProductRow joined(KnownProduct product, List<ProductRow> rows) {
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> records = new LinkedHashSet<>(product.records());
    Set<String> packages = new LinkedHashSet<>();
    product.names().forEach(name -> names.putIfAbsent(Aliases.fold(name), name));
    String pair = product.records().isEmpty() ? ":" : product.records().getFirst();
    String cpe = "";
    long seen = 0;
    for (ProductRow row : rows) {
      row.names().forEach(name -> names.putIfAbsent(Aliases.fold(name), name));
      records.addAll(row.records());
      packages.addAll(row.packages());
      seen += row.seen();
      cpe = cpe.isEmpty() ? row.cpe() : cpe;
    }
    records.remove(pair);
    return new ProductRow(
        pair, List.copyOf(names.values()), List.copyOf(records), cpe, List.copyOf(packages), seen);
  }

  /**
   * Writes what was collected, as {@code match --catalogue} reads it.
   *
   * @return how many products
   * @throws IOException when it cannot be written
   */
  public int export(Appendable to) throws IOException {
    int[] count = {0};
    try {
      store.each(
          row -> {
            if (!row.names().isEmpty()) {
              try {
                CatalogueText.writeCollected(row.known(), to);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              count[0]++;
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return count[0];
  }

  /**
   * A name that a watch uses and nobody knows, with the one that was perhaps meant.
   *
   * @param watch the watch's name
   */
  public record Hint(String watch, String name, String nearest) {
    public Message message() {
      return Message.of("pipeline", "product.unknown", name, nearest);
    }
  }

  /** Hints at products' names that nothing is known of, where a known one is much like it. */
  public List<Hint> hints(Collection<Watch> watches) {
    Map<String, Hint> unknown = new LinkedHashMap<>();
    for (Watch watch : watches) {
      for (var subject : watch.subjects()) {
        // One known name is enough: the others may be the user's own words.
        List<String> names = subject.names();
        if (names.stream().noneMatch(name -> bundled.product(name).isPresent())) {
          Set<String> folded = new TreeSet<>();
          names.forEach(name -> folded.add(Aliases.fold(name)));
          if (store.known(folded).isEmpty()) {
            String name = subject.product();
            unknown.putIfAbsent(Aliases.fold(name), new Hint(watch.name(), name, ""));
          }
        }
      }
    }
    return unknown.isEmpty() ? List.of() : hints(unknown);
  }

  private List<Hint> hints(Map<String, Hint> unknown) {
    Map<String, List<String>> byStart = new LinkedHashMap<>();
    Set<String> known = new HashSet<>(store.alike(unknown.keySet()));
    bundled.products().forEach(p -> p.names().forEach(name -> known.add(Aliases.fold(name))));
    for (String name : known) {
      byStart.computeIfAbsent(start(name), k -> new ArrayList<>()).add(name);
    }
    List<Hint> hints = new ArrayList<>();
    unknown.forEach(
        (name, hint) ->
            nearest(name, byStart.getOrDefault(start(name), List.of()))
                .ifPresent(near -> hints.add(new Hint(hint.watch(), hint.name(), written(near)))));
    return hints;
  }

  private static Optional<String> nearest(String name, List<String> known) {
    int slack = Math.max(1, name.length() / 3);
    return Nearest.to(
        name, known.stream().filter(k -> Math.abs(k.length() - name.length()) <= slack).toList());
  }

  private static String start(String name) {
    return name.length() < 2 ? name : name.substring(0, 2);
  }

  /** As people write it, where that is known. */
  private String written(String folded) {
    List<String> names = new ArrayList<>();
    bundled.product(folded).ifPresent(p -> names.addAll(p.names()));
    store.named(List.of(folded)).forEach(row -> names.addAll(row.names()));
    return names.stream().filter(n -> Aliases.fold(n).equals(folded)).findFirst().orElse(folded);
  }
}
