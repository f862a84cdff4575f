package hinomi.watch.dictionary;

import java.util.List;

/**
 * One vendor and everything that it is called.
 *
 * @param cpe the word by which CPE names know it: {@code apple}
 * @param names {@code アップル}, {@code apple}; without legal forms
 */
public record KnownVendor(String cpe, List<String> names) {
  public KnownVendor {
    names = List.copyOf(names);
  }
}
