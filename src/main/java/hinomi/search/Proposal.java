package hinomi.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks an index of words for what may hold a text, so that not everything need be looked at. */
public final class Proposal {
  private static final List<String> PLACES =
      List.of("", IndexWords.PRODUCT, IndexWords.VENDOR, IndexWords.TITLE, IndexWords.BESIDE);

  private Proposal() {}

  /**
   * What finds all in which one of these texts stands, and more: in a product's name, a vendor's,
   * that of a CPE, a title or a text. The letters and digits of ASCII at a text's ends stand for
   * themselves, not for a part of a longer word of such.
   *
   * @return empty where a text has no word by which an index could find it
   */
  public static Optional<List<Lookup>> of(Collection<String> texts) {
    List<Lookup> all = new ArrayList<>(texts.size());
    for (String text : texts) {
      List<Lookup> words = words(text).stream().map(Proposal::anywhere).toList();
      if (words.isEmpty()) {
        return Optional.empty();
      }
      all.add(words.size() == 1 ? words.getFirst() : new Lookup.All(words));
    }
    return Optional.of(all);
  }

  /** What of a text can be looked for: words of ASCII, and Japanese characters. */
  static List<Lookup.Token> words(String text) {
    return Units.of(text).sought(false).stream()
        .filter(token -> token.text().codePoints().allMatch(c -> c < 0x80 || Units.isIdeograph(c)))
        .toList();
  }

  private static Lookup anywhere(Lookup.Token token) {
    Stream<Lookup> places =
        PLACES.stream().map(place -> new Lookup.Token(place + token.text(), token.open()));
    return new Lookup.Any(places.toList());
  }
}
