package hinomi.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of those who are asked directly, in the dialects that {@code NO_PROXY} is written in.
 */
final class NoProxy {
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]+\\]|[^:]+):(\\d{1,5})");
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private final List<String> entries;

  NoProxy(List<String> entries) {
    this.entries =
        entries.stream()
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  boolean covers(URI uri) {
    return Addresses.isLoopback(uri)
        || entries.stream()
            .anyMatch(entry -> covers(entry, Addresses.host(uri), Addresses.port(uri)));
  }

  private static boolean covers(String entry, String host, int port) {
    Matcher withPort = WITH_PORT.matcher(entry);
    if (withPort.matches()) {
      return Integer.parseInt(withPort.group(2)) == port
          && coversHost(withPort.group(1), bare(host));
    }
    return coversHost(entry, bare(host));
  }

  private static boolean coversHost(String entry, String host) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.indexOf('/') > 0) {
      return inBlock(entry, host);
    }
    String name = bare(entry.startsWith("*.") ? entry.substring(1) : entry);
    String suffix = name.startsWith(".") ? name : "." + name;
    return host.equals(suffix.substring(1))
        || host.endsWith(suffix)
        || literal(name).filter(address -> literal(host).equals(Optional.of(address))).isPresent();
  }

  private static boolean inBlock(String block, String host) {
    int slash = block.indexOf('/');
    Optional<InetAddress> network = literal(bare(block.substring(0, slash)));
    Optional<InetAddress> address = literal(host);
    String length = block.substring(slash + 1);
    if (network.isEmpty() || address.isEmpty() || !length.matches("\\d{1,3}")) {
      return false;
    }
    byte[] left = network.get().getAddress();
    byte[] right = address.get().getAddress();
    int bits = Integer.parseInt(length);
    if (left.length != right.length || bits > left.length * 8) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((left[bit / 8] & mask) != (right[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** The address that a text spells; names are never looked up. */
  private static Optional<InetAddress> literal(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
