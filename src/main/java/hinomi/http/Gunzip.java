package hinomi.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Locale;

/** Undoes {@code Content-Encoding: gzip}, never past a limit. */
final class Gunzip {
  private Gunzip() {}

  /**
   * The body as it was before it was packed.
   *
   * @throws TooLarge when it would be larger than the limit
   * @throws IOException when it is cut, broken or packed in another way
   */
  static byte[] body(HttpHeaders headers, byte[] wire, long limit) throws IOException {
    String encoding =
        headers.firstValue("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> wire;
      case "gzip", "x-gzip" -> wire.length == 0 ? wire : unpacked(wire, limit);
      default -> throw new IOException("a content encoding nobody asked for");
    };
  }

  private static byte[] unpacked(byte[] wire, long limit) throws IOException {
    long most = Math.min(limit, Integer.MAX_VALUE - 8);
    try (Ungzip in = new Ungzip(new ByteArrayInputStream(wire), most)) {
      return in.readAllBytes();
    } catch (Ungzip.Bomb e) {
      throw new TooLarge(limit);
    }
  }
}
