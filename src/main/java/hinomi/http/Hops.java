package hinomi.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** GET with redirects, at the mirror where there is one, at each host's pace. */
final class Hops {
  private static final int MOST = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Wire wire;
  private final Mirror mirror;
  private final Pace pace;

  Hops(Wire wire, Mirror mirror, Pace pace) {
    this.wire = wire;
    this.mirror = mirror;
    this.pace = pace;
  }

  /**
   * The answer at the end of all redirects.
   *
   * @param secret headers for the address's own host alone
   * @param whole the longest for all hops together
   */
  <T> HttpResponse<T> get(
      URI wanted,
      Map<String, String> headers,
      Map<String, String> secret,
      Duration whole,
      Duration silence,
      Function<ResponseInfo, Sink<T>> sinks)
      throws IOException, InterruptedException {
    Set<URI> seen = new HashSet<>();
    Duration left = whole;
    URI at = wanted;
    while (true) {
      URI asked = mirror.of(at);
      Map<String, String> own = headers(wanted, at, asked, headers, secret);
      try (Pace.Turn _ = turn(at, asked, !secret.isEmpty())) {
        long begun = System.nanoTime();
        HttpResponse<T> answer =
            wire.exchange(
                new Ask("GET", Addresses.withoutLogin(asked), own, null, left, silence), sinks);
        left = left.minusNanos(System.nanoTime() - begun);
        String location = answer.headers().firstValue("location").orElse("");
        if (!REDIRECTS.contains(answer.statusCode()) || location.isBlank()) {
          return answer;
        }
        seen.add(at);
        at = next(at, asked, answer.statusCode(), location);
      }
      if (seen.size() > MOST || seen.contains(at)) {
        throw Failures.redirect(asked, 0, "redirect-loop", Addresses.shown(at));
      }
    }
  }

  private Pace.Turn turn(URI at, URI asked, boolean known) throws InterruptedException {
    return Addresses.isLoopback(asked) ? () -> {} : pace.turn(Addresses.host(at), known);
  }

  /** The login in an address, and a key, go to that very host and to nobody else. */
  private static Map<String, String> headers(
      URI wanted, URI at, URI asked, Map<String, String> headers, Map<String, String> secret) {
    String login = Addresses.login(wanted);
    if ((login == null && secret.isEmpty())
        || !at.equals(asked)
        || !Addresses.authority(wanted).equals(Addresses.authority(at))
        || Addresses.isHttps(wanted) != Addresses.isHttps(at)) {
      return headers;
    }
    Map<String, String> more = new HashMap<>(headers);
    more.putAll(secret);
    if (login != null) {
      more.put("Authorization", Proxies.basic(login));
    }
    return more;
  }

  private URI next(URI at, URI asked, int status, String location) throws HttpFailure {
    URI next;
    try {
      next = Addresses.withoutLogin(Addresses.ascii(asked.resolve(location.strip())));
    } catch (IllegalArgumentException e) {
      throw Failures.redirect(asked, status, "redirect-bad", "");
    }
    if (!Addresses.isWeb(next)) {
      throw Failures.redirect(asked, status, "redirect-bad", Addresses.shown(next));
    }
    boolean lessSafe =
        (Addresses.isHttps(at) && !Addresses.isHttps(next))
            || (!Addresses.isLoopback(at) && Addresses.isLoopback(next));
    if (lessSafe && !mirror.holds(next)) {
      throw Failures.redirect(asked, status, "redirect-unsafe", Addresses.shown(next));
    }
    return next;
  }
}
