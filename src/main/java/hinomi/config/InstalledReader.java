package hinomi.config;

import hinomi.config.yaml.Value;
import hinomi.watch.Deployment;
import hinomi.watch.version.Installed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads which versions of a watch's products are installed. */
final class InstalledReader {
  private static final String EXAMPLE = "1.24.0";

  private final Section section;
  private final List<String> products;
  private final Reading reading;
  private final Optional<String> ecosystem;

  /**
   * @param section the watch
   * @param products what it watches, as the user writes it
   */
  InstalledReader(Section section, List<String> products, Reading reading) {
    this.section = section;
    this.products = products;
    this.reading = reading;
    this.ecosystem =
        section.form(
            "ecosystem",
            "expect.form",
            "deb | rpm | apk | maven | npm | pypi",
            word ->
                word.folded().matches("[a-z][a-z0-9.+-]{0,30}")
                    ? Optional.of(word.folded())
                    : Optional.empty());
  }

  List<Deployment> read() {
    Optional<Value> value = section.value("version");
    if (value.isEmpty()) {
      if (ecosystem.isPresent()) {
        reading.problems().warn(section.at("ecosystem"), "watch.ecosystem");
      }
      return List.of();
    }
    if (value.get() instanceof Value.Table table) {
      List<Deployment> all = new ArrayList<>();
      for (Value.Entry entry : table.entries()) {
        Optional<String> product =
            products.stream().filter(p -> Word.fold(p).equals(Word.fold(entry.key()))).findFirst();
        if (product.isEmpty()) {
          String known = String.join(", ", products);
          reading.problems().error(entry.at(), "version.product", entry.key(), known);
        } else {
          all.addAll(versions(product.get(), entry.value()));
        }
      }
      return all;
    }
    if (products.size() > 1) {
      reading.problems().error(value.get().at(), "version.several", products.getFirst());
    }
    return products.size() == 1 ? versions(products.getFirst(), value.get()) : List.of();
  }

  private List<Deployment> versions(String product, Value value) {
    return reading.names(value, "version", EXAMPLE).stream()
        .map(Word::text)
        .distinct()
        .map(
            v -> new Deployment(product, Optional.of(new Installed(v, ecosystem)), new TreeSet<>()))
        .toList();
  }
}
