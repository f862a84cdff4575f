package hinomi.config.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A part of a YAML text as it is written, by its place in the text.
 *
 * @param form what it is
 * @param flow whether it is a list or table in brackets
 * @param start where its first sign stands, that of an anchor too
 * @param end after its last sign; comments do not count
 * @param value of a scalar
 * @param parts entries of a list; keys and values of a table in turn
 */
public record Branch(
    Form form, boolean flow, int start, int end, String value, List<Branch> parts) {

  /** What may stand in a YAML text. */
  public enum Form {
    SCALAR,
    /** Stands for something that stands elsewhere. */
    ALIAS,
    ITEMS,
    TABLE
  }

  public Branch {
    parts = List.copyOf(parts);
  }

  /** The value of a key of a table. */
  public Optional<Branch> at(String key) {
    return place(key).map(i -> parts.get(i + 1));
  }

  /** A key of a table itself. */
  public Optional<Branch> key(String key) {
    return place(key).map(parts::get);
  }

  private Optional<Integer> place(String key) {
    for (int i = 0; form == Form.TABLE && i + 1 < parts.size(); i += 2) {
      if (parts.get(i).form() == Form.SCALAR && parts.get(i).value().equals(key)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Whether nothing is written here, or a word for nothing. */
  public boolean nothing() {
    return form == Form.SCALAR
        && (start == end || ((value.equals("~") || value.equals("null")) && !quoted()));
  }

  private boolean quoted() {
    return end - start != value.length();
  }
}
