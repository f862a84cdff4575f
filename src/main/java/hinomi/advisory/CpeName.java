package hinomi.advisory;

import java.util.Optional;

/**
 * Vendor and product of a CPE ("Common Platform Enumeration: Naming Specification", NISTIR 7695),
 * without the escapes of its form.
 */
public record CpeName(String vendor, String product) {

  /** Of a 2.2 URI or a 2.3 string, however malformed the rest is; empty for none. */
  public static Optional<CpeName> of(String cpe) {
    if (!cpe.startsWith("cpe:")) {
      return Optional.empty();
    }
    String[] parts = cpe.split("(?<!\\\\):", -1);
    int vendor = cpe.startsWith("cpe:2.3:") ? 3 : 2;
    return parts.length <= vendor + 1
        ? Optional.empty()
        : Optional.of(new CpeName(unescape(parts[vendor]), unescape(parts[vendor + 1])));
  }

  private static String unescape(String part) {
    return part.indexOf('\\') < 0 && part.indexOf('%') < 0
        ? part
        : part.replaceAll("\\\\(.)", "$1").replace("%20", " ");
  }
}
