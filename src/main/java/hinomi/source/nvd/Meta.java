package hinomi.source.nvd;

import hinomi.source.json.Dates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the {@code .meta} beside a feed says of it (<a
 * href="https://nvd.nist.gov/vuln/data-feeds">NVD data feeds</a>).
 *
 * @param modified when the feed was made
 * @param sha256 of the unpacked JSON, 64 hexadecimal digits in upper case
 */
record Meta(Instant modified, String sha256) {

  /** Reads it; empty where the body is something else, such as a page for people. */
  static Optional<Meta> read(byte[] body) {
    Map<String, String> lines = new HashMap<>();
    for (String line : new String(body, StandardCharsets.UTF_8).lines().limit(20).toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        lines.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    Instant modified = Dates.instant(lines.get("lastModifiedDate"));
    String sha256 = lines.getOrDefault("sha256", "").toUpperCase(Locale.ROOT);
    return modified != null && sha256.matches("[0-9A-F]{64}")
        ? Optional.of(new Meta(modified, sha256))
        : Optional.empty();
  }
}
