package hinomi.advisory;

import java.util.ArrayList;
import java.util.List;
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
    int vendor = colon(cpe, cpe.startsWith("cpe:2.3:") ? "cpe:2.3:".length() : "cpe:".length());
    int product = vendor < 0 ? -1 : colon(cpe, vendor + 1);
    if (product < 0) {
      return Optional.empty();
    }
    int end = colon(cpe, product + 1);
    return Optional.of(
        new CpeName(
            unescape(cpe.substring(vendor + 1, product)),
            unescape(cpe.substring(product + 1, end < 0 ? cpe.length() : end))));
  }

  /**
   * The parts of a name between its colons, as they are written.
   *
   * @param most how many; the last one has what is left
   */
  public static List<String> parts(String cpe, int most) {
    List<String> parts = new ArrayList<>(most);
    int from = 0;
    int colon;
    while (parts.size() < most - 1 && (colon = colon(cpe, from)) >= 0) {
      parts.add(cpe.substring(from, colon));
      from = colon + 1;
    }
    parts.add(cpe.substring(from));
    return parts;
  }

  /** The next colon that parts two names; below 0 where there is none. */
  private static int colon(String cpe, int from) {
    int at = cpe.indexOf(':', from);
    while (at > 0 && cpe.charAt(at - 1) == '\\') {
      at = cpe.indexOf(':', at + 1);
    }
    return at;
  }

  private static String unescape(String part) {
    return part.indexOf('\\') < 0 && part.indexOf('%') < 0
        ? part
        : part.replaceAll("\\\\(.)", "$1").replace("%20", " ");
  }
}
