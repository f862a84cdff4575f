package hinomi.watch;

import hinomi.watch.names.VendorName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every name of a vendor.
 *
 * @param keys as records have it, in the form in which vendors are compared
 * @param words normalised, as it stands in texts, each with how it is known; none where the name is
 *     a word or a product much of what is written speaks of, which only a record's own field can
 *     tell from the vendor
 */
record VendorNames(Set<String> keys, Map<String, Known> words) {
  private static final Set<String> EVERYDAY = Guards.words("=everyday");

  /** Words at the end of a vendor's name that others leave out: Cisco Systems, Juniper Networks. */
  private static final Set<String> DESCRIBING =
      Set.of("systems", "networks", "technologies", "technology", "software", "international");

  private static final int SHORTEST = 3;

  /** A vendor's name in Japanese, and the word that CPEs have for it; both also as compared. */
  private record Pair(String japanese, String english, String japaneseKey, String key) {
    static Pair of(String text) {
      String[] names = text.split("=", 2);
      return new Pair(names[0], names[1], VendorName.keyOf(names[0]), VendorName.keyOf(names[1]));
    }
  }

  private static final List<Pair> PAIRS =
      Guards.words("=vendor-ja").stream().sorted().map(Pair::of).toList();

  static VendorNames of(String text, Catalogue catalogue) {
    Set<String> keys = new LinkedHashSet<>();
    Set<String> words = new LinkedHashSet<>();
    String name = RecordName.withoutForm(text);
    add(name, keys, words);
    add(RecordName.vendor(text), keys, words);
    keys.add(VendorName.keyOf(text));
    String head = head(name);
    if (!head.isEmpty() && catalogue.isVendor(head)) {
      add(head, keys, words);
    }
    for (Pair pair : PAIRS) {
      if (keys.contains(pair.japaneseKey()) || keys.contains(pair.key())) {
        add(pair.japanese(), keys, words);
        add(pair.english(), keys, words);
      }
    }
    Map<String, Known> told = new LinkedHashMap<>();
    for (String word : words) {
      if (tells(word, catalogue)) {
        told.put(word, new Known(Kind.PLATFORM, Set.of(), forms(word, text)));
      }
    }
    return new VendorNames(Set.copyOf(keys), told);
  }

  /** A vendor's name without the word at its end that others leave out; empty without one. */
  static String head(String name) {
    int space = name.lastIndexOf(' ');
    return space > 0 && DESCRIBING.contains(name.substring(space + 1))
        ? name.substring(0, space)
        : "";
  }

  private static void add(String name, Set<String> keys, Set<String> words) {
    if (!name.isEmpty()) {
      keys.add(VendorName.keyOf(name));
      words.add(name);
    }
  }

  private static boolean tells(String word, Catalogue catalogue) {
    Catalogue.Entry entry = catalogue.entry(word);
    return word.length() >= SHORTEST
        && !EVERYDAY.contains(word)
        && (entry == null || entry.known().kind() == Kind.PLAIN);
  }

  /** As people write it; letter case matters where a name is short. */
  private static Set<String> forms(String word, String text) {
    StringBuilder capitals = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i - 1) == ' ') {
        capitals.setCharAt(i, Character.toUpperCase(word.charAt(i)));
      }
    }
    Set<String> forms = new LinkedHashSet<>();
    forms.add(capitals.toString());
    forms.add(word.toUpperCase(Locale.ROOT));
    forms.add(Normal.cased(text));
    return forms;
  }
}
