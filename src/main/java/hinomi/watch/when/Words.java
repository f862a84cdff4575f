package hinomi.watch.when;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Words within texts, and words that are nearly others. */
final class Words {
  private Words() {}

  /**
   * Whether a text contains a word. Where the word begins or ends with an ASCII letter or digit it
   * must begin or end a word of the text; Japanese has no such borders.
   */
  static boolean within(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !ascii(word.charAt(0)) || !ascii(text.charAt(at - 1));
      boolean ends =
          end == text.length() || !ascii(text.charAt(end - 1)) || !ascii(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean ascii(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** The word most like a misspelt one, where one is like it at all. */
  static Optional<String> nearest(String written, Collection<String> known) {
    String given = written.length() > 40 ? written.substring(0, 40) : written;
    int allowed = Math.max(1, given.length() / 3);
    return known.stream()
        .filter(word -> distance(given, word) <= allowed)
        .min(
            Comparator.<String>comparingInt(word -> distance(given, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The edits between two words, a swap of neighbours being one (optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
