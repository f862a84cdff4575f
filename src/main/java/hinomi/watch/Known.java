package hinomi.watch;

import java.util.Set;

/**
 * What is known of a product that goes by a name.
 *
 * @param kind how much else goes by the name
 * @param vendors words of its vendors' names, normalised; may be empty
 * @param forms the ways to write its names; letter case matters where the name is a word
 */
record Known(Kind kind, Set<String> vendors, Set<String> forms) {
  static final Known NOTHING = new Known(Kind.PLAIN, Set.of(), Set.of());

  /** Whether one of a vendor's words is the product's vendor's. */
  boolean isBy(String vendor) {
    for (String word : vendor.split("[ .]", -1)) {
      if (vendors.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** From so many letters on, a platform's name is nothing else in another letter case. */
  private static final int DISTINCT = 5;

  /** Whether a name that is a word is written as the product is. */
  boolean writes(String name) {
    return kind == Kind.PLAIN
        || (kind == Kind.PLATFORM && name.length() >= DISTINCT)
        || forms.isEmpty()
        || forms.contains(name);
  }
}
