package hinomi.config;

/** Checks the shape of what later versions act upon, so that a mistake is told today. */
final class Later {
  private Later() {}

  /** The keys of a watch, or of the defaults at the top. */
  static void check(Section section) {
    section.words("when", "cvss >= 7.0");
  }

  /** The keys of a watch alone. */
  static void checkWatch(Section watch) {
    watch.words("vendor", "nginx");
    watch.words("version", "1.24.0");
    watch.words("cpe", "cpe:2.3:a:f5:nginx:*:*:*:*:*:*:*:*");
    watch.words("purl", "pkg:npm/lodash");
  }
}
