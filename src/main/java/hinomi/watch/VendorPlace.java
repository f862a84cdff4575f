package hinomi.watch;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What part a vendor's name plays where it stands in a text: only before a product of the vendor's,
 * and that as the subject, does it tell that the text is about one.
 */
final class VendorPlace {
  private static final Set<String> FOR_IT = Guards.words(Guards.FOR_IT);

  /** What others make for a vendor's product; clients, drivers and apps are the vendor's own. */
  private static final Set<String> ADDED =
      Set.of(
          "plugin",
          "plugins",
          "plug-in",
          "plug-ins",
          "theme",
          "themes",
          "extension",
          "extensions",
          "add-on",
          "add-ons",
          "addon",
          "addons");

  private static final List<String> SEVERAL = List.of("複数の", "一部の", "「");
  private static final List<String> SUBJECT = List.of("における", "には", "に", "の脆弱性", "で", "は、");
  private static final int PHRASE = 6;

  private VendorPlace() {}

  static Place.Ruling of(Text text, int begin, int end, Known known) {
    return text.japanese() ? japanese(text, begin, end) : english(text, begin, end, known);
  }

  private static Place.Ruling english(Text text, int begin, int end, Known known) {
    if (added(text, end)) {
      return new Place.Ruling(Tier.MENTION, Guards.MADE_FOR);
    }
    Place.Ruling ruling = Place.ofFamily(text, begin, end, known, false, false);
    return ruling.tier() == Tier.SUBJECT ? new Place.Ruling(Tier.VENDOR, null) : ruling;
  }

  private static boolean added(Text text, int end) {
    int at = end;
    for (int i = 0; i < PHRASE; i++) {
      if (at >= text.lower().length() || text.lower().charAt(at) != ' ') {
        return false;
      }
      String word = text.wordAt(at + 1);
      if (ADDED.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
      at += 1 + word.length();
    }
    return false;
  }

  /** At the beginning of the title or sentence: シスコシステムズの Cisco IOS における…. */
  private static Place.Ruling japanese(Text text, int begin, int end) {
    String s = text.lower();
    int from = text.sentence(begin);
    String before = s.substring(Math.min(from, begin), begin).strip();
    if (!before.isEmpty() && !SEVERAL.contains(before)) {
      return new Place.Ruling(Tier.MENTION, Guards.UNPLACED);
    }
    int subject = subject(s, end);
    for (String word : FOR_IT) {
      int at = s.indexOf(word, end);
      if (at >= 0 && at < subject) {
        return new Place.Ruling(Tier.MENTION, Guards.FOR_IT);
      }
    }
    return new Place.Ruling(Tier.VENDOR, null);
  }

  /** Where what the vendor's name begins ends. */
  private static int subject(String text, int end) {
    int first = text.length();
    for (String word : SUBJECT) {
      int at = text.indexOf(word, end);
      if (at >= 0) {
        first = Math.min(first, at);
      }
    }
    return first;
  }
}
