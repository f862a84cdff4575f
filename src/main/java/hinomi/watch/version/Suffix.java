package hinomi.watch.version;

import java.util.Map;
import java.util.Set;

/** What the first word behind a version's numbers means. */
enum Suffix {
  /** A version before the one that the numbers name. */
  PRE,
  /** The very version that the numbers name. */
  FINAL,
  /** A version behind the one that the numbers name. */
  POST,
  UNKNOWN;

  private static final Map<String, Integer> EARLY =
      Map.of(
          "alpha",
          1,
          "beta",
          2,
          "rc",
          3,
          "cr",
          3,
          "preview",
          0,
          "pre",
          0,
          "dev",
          0,
          "snapshot",
          0,
          "milestone",
          0,
          "nightly",
          0);
  private static final Set<String> SAME = Set.of("final", "ga", "release", "lts", "esr");
  private static final Set<String> LATE =
      Set.of(
          "p", "pl", "patch", "sp", "hf", "hotfix", "u", "update", "fp", "cu", "post", "r", "rev",
          "fix", "ifix");

  /**
   * A lone letter counts as in OpenSSL's {@code 1.0.2k}, but {@code a} and {@code b} may also stand
   * for alpha and beta.
   */
  static Suffix of(Release.Part part) {
    if (part.number()) {
      return part.before().equals("_") || part.before().strip().equals("(") ? POST : UNKNOWN;
    }
    String word = part.text();
    if (EARLY.containsKey(word)) {
      return PRE;
    }
    if (SAME.contains(word)) {
      return FINAL;
    }
    boolean letter = word.length() == 1 && word.charAt(0) >= 'c' && part.before().isEmpty();
    return letter || LATE.contains(word) ? POST : UNKNOWN;
  }

  /** The rank among alpha, beta and rc; 0 for what has none. */
  static int rank(String word) {
    return EARLY.getOrDefault(word, 0);
  }
}
