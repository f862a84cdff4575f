package hinomi.watch.dictionary;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands over the entries that are whole, and counts the others. */
final class Counter {
  private final Consumer<DictionaryEntry> to;
  private int entries;
  private int rejected;

  Counter(Consumer<DictionaryEntry> to) {
    this.to = to;
  }

  void take(
      @Nullable String vendor,
      @Nullable String vendorCpe,
      @Nullable String product,
      @Nullable String productCpe) {
    String name = good(product);
    String cpe = good(productCpe);
    if (name.isEmpty() || cpe.isEmpty()) {
      rejected++;
    } else {
      entries++;
      to.accept(new DictionaryEntry(good(vendor), good(vendorCpe), name, cpe));
    }
  }

  void reject() {
    rejected++;
  }

  boolean full() {
    return entries >= JvnDictionary.MOST;
  }

  int entries() {
    return entries;
  }

  int rejected() {
    return rejected;
  }

  /** The text, or nothing where it is missing or too long to be a name. */
  private static String good(@Nullable String text) {
    return text == null || text.length() > Text.LONGEST ? "" : text.strip();
  }
}
