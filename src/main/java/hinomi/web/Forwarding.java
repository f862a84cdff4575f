package hinomi.web;

import hinomi.config.AddressRange;
import java.util.List;

/** Where a request came from, seen through the proxies that are trusted. */
final class Forwarding {
  private Forwarding() {}

  /**
   * The address of who asks: the last of the chain that is no trusted proxy's, since everything
   * before that may be made up.
   *
   * @param peer who opened the connection
   * @param forwarded what the {@code X-Forwarded-For} headers say; empty for nothing
   */
  static String client(String peer, String forwarded, List<AddressRange> trusted) {
    String client = peer;
    String[] chain = forwarded.split(",", -1);
    for (int i = chain.length - 1; i >= 0 && isTrusted(client, trusted); i--) {
      String before = chain[i].strip();
      if (AddressRange.of(before).filter(r -> !before.contains("/")).isEmpty()) {
        return client;
      }
      client = before;
    }
    return client;
  }

  private static boolean isTrusted(String address, List<AddressRange> trusted) {
    return trusted.stream().anyMatch(range -> range.holds(address));
  }
}
