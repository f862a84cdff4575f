package hinomi.config;

/** Checks the shape of what later versions act upon, so that a mistake is told today. */
final class Later {
  private Later() {}

  /** The keys of a watch. */
  static void checkWatch(Section watch) {
    watch.words("vendor", "nginx");
    watch.words("cpe", "cpe:2.3:a:f5:nginx:*:*:*:*:*:*:*:*");
    watch.words("purl", "pkg:npm/lodash");
  }
}
