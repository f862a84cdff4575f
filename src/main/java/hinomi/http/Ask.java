package hinomi.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes to one address.
 *
 * @param whole the longest that the exchange may take, its body included
 * @param silence the longest that nothing may come
 */
record Ask(
    String method,
    URI uri,
    Map<String, String> headers,
    @Nullable String body,
    Duration whole,
    Duration silence) {

  @Override
  public String toString() {
    return method + " " + Addresses.shown(uri);
  }
}
