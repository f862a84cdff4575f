package hinomi.config.yaml;

import java.util.List;
import java.util.Optional;

/** A value of a YAML file. Scalars are always text, as written: {@code 1.10} and {@code no} too. */
public sealed interface Value {

  /** Where it begins. */
  Place at();

  /**
   * A scalar.
   *
   * @param at where it begins
   * @param text as written, without surrounding space
   * @param plain whether it stands without quotes
   * @param hashAfter whether a comment follows that looks like a part of it: {@code foo #1}
   */
  record Text(Place at, String text, boolean plain, boolean hashAfter) implements Value {

    /** Whether nothing is written here at all. */
    public boolean absent() {
      return plain && text.isEmpty();
    }
  }

  /**
   * A list.
   *
   * @param at where it begins
   * @param items its entries
   */
  record Items(Place at, List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A mapping; its keys are distinct.
   *
   * @param at where it begins
   * @param entries in the order of the file
   */
  record Table(Place at, List<Entry> entries) implements Value {
    public Table {
      entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }
  }

  /**
   * A key and its value.
   *
   * @param at where the key begins
   * @param key as written, without surrounding space
   * @param value its value
   */
  record Entry(Place at, String key, Value value) {}
}
