package hinomi.pipeline;

import java.time.Duration;

/**
 * How long a source is usually without anything new, at the longest. The CVE List publishes every
 * few minutes, EPSS and NVD daily, JVN on most working days (the longest pause is the turn of the
 * year); JPCERT/CC's feed has the weekly report.
 */
final class Rhythm {
  private Rhythm() {}

  /** After how long it counts as silent where nothing is set. */
  static Duration of(String source) {
    return switch (source) {
      case "cve" -> Duration.ofHours(24);
      case "epss", "nvd" -> Duration.ofDays(3);
      case "jvn-ipedia" -> Duration.ofDays(7);
      case "jvn", "jpcert", "kev" -> Duration.ofDays(14);
      default -> Duration.ofDays(60);
    };
  }
}
