package hinomi.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as a row of units: words of letters and digits, and Japanese (Chinese, Korean) characters
 * one by one, since those are written without spaces. NFKC and lower case, so that half and full
 * width are the same.
 *
 * <p>An index holds words as they are. Of a run of Japanese characters it holds every two
 * neighbours, so that words of two characters are found, and the last one alone.
 */
final class Units {
  /** Longer words are rarely words; the index holds their beginning. */
  static final int LONGEST = 40;

  private static final Pattern OTHER_LETTERS = Pattern.compile("[^a-z0-9]+");

  private final List<String> units = new ArrayList<>();

  /** Where a unit follows the one before it with nothing between them. */
  private final List<Boolean> joined = new ArrayList<>();

  private Units() {}

  static Units of(String text) {
    Units units = new Units();
    cut(
        text,
        (unit, ideograph, touches) -> {
          units.units.add(unit);
          units.joined.add(touches);
        });
    return units;
  }

  /** Takes the units of a text. */
  private interface Taker {
    /**
     * A unit.
     *
     * @param touches whether nothing stands between it and the one before
     */
    void take(String unit, boolean ideograph, boolean touches);
  }

  private static void cut(String text, Taker taker) {
    String plain = normal(text);
    int length = plain.length();
    boolean touches = false;
    for (int i = 0; i < length; ) {
      int c = codePoint(plain, i);
      int end = i + Character.charCount(c);
      if (isIdeograph(c)) {
        taker.take(plain.substring(i, end), true, touches);
        touches = true;
      } else if (isLetter(c)) {
        while (end < length && isWordGoingOn(codePoint(plain, end))) {
          end += Character.charCount(codePoint(plain, end));
        }
        taker.take(plain.substring(i, end), false, touches);
        touches = true;
      } else {
        touches = false;
      }
      i = end;
    }
  }

  private static int codePoint(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c) ? text.codePointAt(at) : c;
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  /** Whether it is written without spaces at its end, so that any end is the beginning of more. */
  boolean endsInJapanese() {
    return isIdeograph(units.getLast().codePointAt(0));
  }

  /** How long the last unit is, in characters. */
  int lastLength() {
    return units.getLast().length();
  }

  /** What stands of a text in an index. */
  static void index(String text, Consumer<String> into) {
    Pairs pairs = new Pairs(into);
    cut(text, pairs);
    pairs.end();
  }

  /** The letters and digits of ASCII that stand together in a word which has others, too. */
  static void ascii(String word, Consumer<String> into) {
    boolean ascii = true;
    for (int i = 0; i < word.length(); i++) {
      ascii &= word.charAt(i) < 0x80;
    }
    if (ascii) {
      return;
    }
    for (String part : OTHER_LETTERS.split(word)) {
      if (!part.isEmpty()) {
        into.accept(part);
      }
    }
  }

  /** Makes pairs of neighbours. */
  private static final class Pairs implements Taker {
    private final Consumer<String> into;
    private String before = "";

    Pairs(Consumer<String> into) {
      this.into = into;
    }

    @Override
    public void take(String unit, boolean ideograph, boolean touches) {
      if (!before.isEmpty()) {
        into.accept(ideograph && touches ? before + unit : before);
      }
      if (ideograph) {
        before = unit;
      } else {
        before = "";
        into.accept(cut(unit));
      }
    }

    void end() {
      if (!before.isEmpty()) {
        into.accept(before);
      }
    }
  }

  /**
   * What an index is asked for where this is looked for: all of it must be there.
   *
   * @param open whether the last word is only the beginning of one
   */
  List<Lookup.Token> sought(boolean open) {
    List<Lookup.Token> tokens = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      String unit = units.get(i);
      boolean last = i == units.size() - 1;
      if (!isIdeograph(unit.codePointAt(0))) {
        tokens.add(new Lookup.Token(cut(unit), open && last));
      } else if (runsOn(i)) {
        tokens.add(new Lookup.Token(unit + units.get(i + 1), false));
      } else if (i == 0 || !runsOn(i - 1)) {
        tokens.add(new Lookup.Token(unit, true));
      }
    }
    return tokens.stream().distinct().toList();
  }

  /** Whether an index answers for this alone, without a look at the text. */
  boolean isOneToken() {
    return sought(false).size() == 1 && units.getFirst().length() <= LONGEST;
  }

  /**
   * Whether these stand in this text, one after the other.
   *
   * @param open whether the last word is only the beginning of one
   */
  boolean contains(Units sought, boolean open) {
    int length = sought.units.size();
    for (int at = 0; at + length <= units.size(); at++) {
      int same = 0;
      while (same < length
          && units.get(at + same).equals(sought.units.get(same))
          && (same == 0 || !sought.runsOn(same - 1) || runsOn(at + same - 1))) {
        same++;
      }
      if (same == length
          || (open
              && same == length - 1
              && units.get(at + same).startsWith(sought.units.getLast()))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Units that && units.equals(that.units) && joined.equals(that.joined);
  }

  @Override
  public int hashCode() {
    return units.hashCode();
  }

  private boolean runsOn(int at) {
    return at + 1 < units.size()
        && joined.get(at + 1)
        && isIdeograph(units.get(at + 1).codePointAt(0));
  }

  private static String cut(String word) {
    return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
  }

  /** NFKC and lower case. */
  static String normal(String text) {
    boolean plain = true;
    boolean lower = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c < 0x80;
      lower &= c < 'A' || c > 'Z';
    }
    String folded = plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    return plain && lower ? folded : lower(folded);
  }

  /** Character by character: what grows in lower case stays as it is, in texts and queries. */
  private static String lower(String text) {
    char[] all = text.toCharArray();
    for (int i = 0; i < all.length; i++) {
      all[i] = Character.toLowerCase(all[i]);
    }
    return new String(all);
  }

  private static boolean isLetter(int c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c);
  }

  private static boolean isWordGoingOn(int c) {
    return (isLetter(c) && !isIdeograph(c))
        || (c >= 0x80 && Character.getType(c) == Character.NON_SPACING_MARK);
  }

  /** Han, kana (with the long vowel mark) and Hangul: written without spaces, or nearly so. */
  static boolean isIdeograph(int c) {
    if (c < 0x3005) {
      return false;
    }
    return (c >= 0x3041 && c <= 0x30ff && c != 0x30a0 && c != 0x30fb)
        || (c >= 0x31f0 && c <= 0x31ff)
        || (c >= 0xac00 && c <= 0xd7a3)
        || Character.isIdeographic(c)
        || c == 0x3005;
  }
}
