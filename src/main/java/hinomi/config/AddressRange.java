package hinomi.config;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses that begin alike: {@code 10.0.0.0/8}, {@code ::1}.
 *
 * @param first any of them
 * @param bits how many of their first bits are the same
 */
public record AddressRange(InetAddress first, int bits) {

  /** Reads one; empty where it is neither an address nor a range. No name is looked up. */
  public static Optional<AddressRange> of(String text) {
    String[] parts = text.strip().split("/", -1);
    Optional<InetAddress> address = literal(parts[0]);
    if (address.isEmpty() || parts.length > 2) {
      return Optional.empty();
    }
    int most = address.get().getAddress().length * 8;
    if (parts.length == 1) {
      return Optional.of(new AddressRange(address.get(), most));
    }
    return parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= most
        ? Optional.of(new AddressRange(address.get(), Integer.parseInt(parts[1])))
        : Optional.empty();
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text.replaceAll("^\\[|]$", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether an address, in digits, is one of these. */
  public boolean holds(String address) {
    byte[] mine = first.getAddress();
    byte[] other = literal(address).map(InetAddress::getAddress).orElse(new byte[0]);
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
