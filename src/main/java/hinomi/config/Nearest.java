package hinomi.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what was probably meant by a misspelt word. */
public final class Nearest {
  private Nearest() {}

  /** The word most like this one, where one is like it at all. */
  public static Optional<String> to(String written, Collection<String> known) {
    String folded = fold(written);
    int allowed = Math.max(1, folded.length() / 3);
    return known.stream()
        .filter(word -> distance(folded, fold(word)) <= allowed)
        .min(
            Comparator.<String>comparingInt(word -> distance(folded, fold(word)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String fold(String word) {
    return Word.fold(word).replace('_', '-').replace(' ', '-');
  }

  /** The edits between two words, a swap of neighbours being one (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
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
