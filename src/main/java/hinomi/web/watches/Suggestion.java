package hinomi.web.watches;

import hinomi.config.WatchEntry.Kind;
import hinomi.pipeline.Products;
import hinomi.store.ProductStore.ProductRow;
import hinomi.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Something known that could be watched.
 *
 * @param text what the form would have
 * @param detail what else is known of it
 * @param seen in how many entries, about; 0 where that is not known
 */
public record Suggestion(String text, String detail, long seen) {
  private static final int MOST = 12;
  private static final int SHORTEST = 2;

  static List<Suggestion> of(Store store, Kind kind, String typed) {
    if (typed.strip().length() < SHORTEST || kind == Kind.KEYWORDS || kind == Kind.PURL) {
      return List.of();
    }
    List<Suggestion> all = new ArrayList<>();
    Set<String> said = new LinkedHashSet<>();
    for (ProductRow row : new Products(store).search(List.of(typed), 4 * MOST)) {
      String text =
          switch (kind) {
            case PRODUCT -> row.names().isEmpty() ? "" : row.names().getFirst();
            case VENDOR -> row.pair().split(":", 2)[0].replace('_', ' ');
            case CPE -> row.cpe();
            case PURL, KEYWORDS -> "";
          };
      if (!text.isBlank() && said.add(text) && all.size() < MOST) {
        all.add(
            new Suggestion(
                text, kind == Kind.VENDOR ? "" : String.join(", ", details(row)), row.seen()));
      }
    }
    return all;
  }

  private static List<String> details(ProductRow row) {
    List<String> details = new ArrayList<>(List.of(row.pair()));
    row.names().stream().skip(1).limit(3).forEach(details::add);
    return details;
  }
}
