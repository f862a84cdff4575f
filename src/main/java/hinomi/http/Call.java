package hinomi.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to be sent once.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
 * @param uri where to
 * @param headers by name; values may be secrets and are never logged
 * @param body UTF-8 text, or null for none
 * @param timeout for the whole exchange
 */
public record Call(
    String method, URI uri, Map<String, String> headers, @Nullable String body, Duration timeout) {

  public Call {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return method + " " + Addresses.shown(uri);
  }
}
