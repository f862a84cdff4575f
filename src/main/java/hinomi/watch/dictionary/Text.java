package hinomi.watch.dictionary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Names of products and vendors as they are kept and compared. */
final class Text {
  /** The longest name that is believed, in characters. */
  static final int LONGEST = 300;

  /** What companies are as a matter of law, which nobody says with the product. */
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "inc.",
          "corp",
          "corp.",
          "corporation",
          "co.",
          "co",
          "ltd",
          "ltd.",
          "llc",
          "gmbh",
          "ag",
          "limited",
          "s.a.",
          "b.v.",
          "株式会社",
          "有限会社",
          "合同会社",
          "一般社団法人");

  private static final Pattern JAPANESE_FORMS =
      Pattern.compile("^(?:株式会社|有限会社|合同会社)|(?:株式会社|有限会社|合同会社)$");

  private Text() {}

  /** On one line, without control characters, tabs, bars and blanks around it. */
  static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank =
          c == '|'
              || Character.isISOControl(c)
              || Character.isSpaceChar(c)
              || Character.isWhitespace(c);
      if (!blank) {
        out.append(c);
      } else if (!space) {
        out.append(' ');
      }
      space = blank;
    }
    return out.toString().stripTrailing();
  }

  /** The form in which names are compared: NFKC, lower case, single blanks. */
  static String fold(String name) {
    return isPlain(name)
        ? name.toLowerCase(Locale.ROOT)
        : clean(Normalizer.normalize(name, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
  }

  /** Whether only letter case is left to fold: nearly every name, so it saves most of the time. */
  private static boolean isPlain(String name) {
    boolean space = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c > '~' || c == '|' || (c == ' ' && space)) {
        return false;
      }
      space = c == ' ';
    }
    return !space;
  }

  /** A vendor's name without its legal form; as it is where nothing else would be left. */
  static String vendor(String name) {
    String clean = clean(name);
    StringJoiner words = new StringJoiner(" ");
    for (String word : clean.split("[ ,]+", -1)) {
      String bare = JAPANESE_FORMS.matcher(word).replaceAll("");
      if (!bare.isEmpty() && !LEGAL_FORMS.contains(bare.toLowerCase(Locale.ROOT))) {
        words.add(bare);
      }
    }
    return words.length() == 0 ? clean : words.toString();
  }
}
