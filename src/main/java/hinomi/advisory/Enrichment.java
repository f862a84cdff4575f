package hinomi.advisory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A fact about a vulnerability without a text of its own. */
public sealed interface Enrichment {

  /**
   * It stands in CISA's catalogue of known exploited vulnerabilities.
   *
   * @param added when it was added
   * @param due when United States agencies must have mended it, or null
   * @param ransomware whether ransomware is known to use it
   */
  record Kev(LocalDate added, @Nullable LocalDate due, boolean ransomware) implements Enrichment {}

  /**
   * FIRST's estimate that it will be exploited within 30 days.
   *
   * @param probability 0 to 1
   * @param percentile 0 to 1
   * @param day of the estimate; where it stays the same for days, the first
   */
  record Epss(double probability, double percentile, LocalDate day) implements Enrichment {}

  /**
   * CISA's decision points (SSVC 2.0.3), as lower-case words.
   *
   * @param exploitation {@code none}, {@code poc} or {@code active}
   * @param automatable {@code yes} or {@code no}
   * @param technicalImpact {@code partial} or {@code total}
   */
  record Ssvc(String exploitation, String automatable, String technicalImpact)
      implements Enrichment {}
}
