package hinomi.config;

import java.util.List;

/**
 * What the contract names and this version does not do yet: accepted, checked, and warned about.
 */
final class NotYet {
  private NotYet() {}

  /**
   * Keys by their place; {@code watches.*} also stands for the same key at the top of the file. A
   * key below one of these counts as well.
   */
  static final List<String> KEYS = List.of();

  /** Whether a key at a place is among them. */
  static boolean covers(String path, String key) {
    return KEYS.contains(path.isEmpty() ? key : path + "." + key)
        || (path.isEmpty() && Keys.DEFAULTS.contains(key) && KEYS.contains("watches.*." + key));
  }
}
