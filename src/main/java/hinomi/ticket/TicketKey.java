package hinomi.ticket;

import hinomi.advisory.VulnerabilityId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The key of a vulnerability at a destination: {@code hn} and 24 hexadecimal digits of the SHA-256
 * of destination and id. It is a single word of ASCII letters and digits, so that any tracker can
 * search for it, in a field or in text.
 */
public record TicketKey(String value) implements Comparable<TicketKey> {
  private static final Pattern FORM = Pattern.compile("hn[0-9a-f]{24}");

  public TicketKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a ticket key: " + value);
    }
  }

  /**
   * The key of a vulnerability.
   *
   * @param destination where its ticket is: tracker and project, as in {@code redmine/vuln}
   */
  public static TicketKey of(String destination, VulnerabilityId id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((destination + "\n" + id.value()).getBytes(StandardCharsets.UTF_8));
      return new TicketKey("hn" + HexFormat.of().formatHex(hash, 0, 12));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether a text holds this key as a whole word. */
  public boolean standsIn(String text) {
    int at = text.indexOf(value);
    while (at >= 0) {
      int end = at + value.length();
      boolean before = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean after = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (before && after) {
        return true;
      }
      at = text.indexOf(value, end);
    }
    return false;
  }

  @Override
  public int compareTo(TicketKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
