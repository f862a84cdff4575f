package hinomi.watch.dictionary;

import hinomi.advisory.CpeName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Vendor and product of a CPE name in the words that people would use: {@code cpe:/a:apache:
 * xerces-c%2B%2B} is {@code apache} and {@code xerces-c++}. Lower case, blanks for underscores.
 *
 * @param product empty where the name is a vendor's
 */
record CpeWords(String vendor, String product) {
  /** Behind vendor and product there may be as many as there will. */
  private static final int MOST_PARTS = 6;

  /** Empty where a CPE name has no vendor. Reads CPE 2.2 URIs and 2.3 strings. */
  static Optional<CpeWords> of(String cpe) {
    boolean formatted = cpe.startsWith("cpe:2.3:");
    if (!formatted && !cpe.startsWith("cpe:/")) {
      return Optional.empty();
    }
    List<String> parts = CpeName.parts(cpe, MOST_PARTS);
    int at = formatted ? 3 : 2;
    String vendor = parts.size() > at ? words(parts.get(at)) : "";
    String product = parts.size() > at + 1 ? words(parts.get(at + 1)) : "";
    return vendor.isEmpty() ? Optional.empty() : Optional.of(new CpeWords(vendor, product));
  }

  /** As the catalogue writes it. */
  String pair() {
    return Text.clean(vendor.replace(':', ' ')) + ":" + product;
  }

  private static String words(String part) {
    String plain = decoded(part).replace('_', ' ').toLowerCase(Locale.ROOT);
    String words = Text.clean(plain);
    return words.equals("*") || words.equals("-") ? "" : words;
  }

  /** Without the escapes of both forms. */
  private static String decoded(String part) {
    byte[] in = part.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
      if (in[i] == '%' && high >= 0 && low >= 0) {
        out[length++] = (byte) (high << 4 | low);
        i += 2;
      } else if (in[i] != '\\' || i + 1 == in.length) {
        out[length++] = in[i];
      } else {
        i++;
        out[length++] = in[i];
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }
}
