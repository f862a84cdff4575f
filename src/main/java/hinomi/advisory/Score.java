package hinomi.advisory;

import org.jspecify.annotations.Nullable;

/**
 * One CVSS score as somebody gave it. A published score is kept as it is; none is recomputed.
 *
 * @param version of CVSS
 * @param base the base score, 0.0 to 10.0
 * @param vector the vector string, with or without its {@code CVSS:} prefix, or null
 * @param origin who scored: the CNA's or ADP's short name, {@code JVN}, {@code JVN iPedia}, {@code
 *     NVD}
 */
public record Score(CvssVersion version, double base, @Nullable String vector, String origin) {

  public Score {
    if (!(base >= 0.0 && base <= 10.0)) {
      throw new IllegalArgumentException("a CVSS base score is 0.0 to 10.0, not " + base);
    }
    vector = vector == null || vector.isBlank() ? null : vector.strip();
  }

  public Severity severity() {
    return Severity.of(version, base);
  }
}
