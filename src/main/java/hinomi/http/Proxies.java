package hinomi.http;

import hinomi.language.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is asked through the proxy. */
final class Proxies extends ProxySelector {
  private final @Nullable URI proxy;
  private final NoProxy direct;

  Proxies(Optional<URI> proxy, List<String> noProxy) {
    this.proxy = proxy.orElse(null);
    this.direct = new NoProxy(noProxy);
  }

  /**
   * The proxy for an address, or null where it is asked directly.
   *
   * @throws HttpFailure when the setting names no proxy that can be used
   */
  @Nullable URI proxyFor(URI uri) throws HttpFailure {
    if (proxy == null || direct.covers(uri)) {
      return null;
    }
    if (proxy.getHost() == null || !"http".equalsIgnoreCase(proxy.getScheme())) {
      throw new HttpFailure(
          HttpFailure.Kind.PROXY, uri, 0, null, false, Message.of("http", "proxy-kind"), null);
    }
    return proxy;
  }

  /** The {@code Proxy-Authorization} header for a proxy, or null where its address has no login. */
  static @Nullable String login(URI proxy) {
    String login = Addresses.login(proxy);
    return login == null ? null : basic(login);
  }

  static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<Proxy> select(URI uri) {
    try {
      URI through = proxyFor(uri);
      return List.of(
          through == null
              ? Proxy.NO_PROXY
              : new Proxy(
                  Proxy.Type.HTTP,
                  InetSocketAddress.createUnresolved(
                      Addresses.host(through), Addresses.port(through))));
    } catch (HttpFailure e) {
      return List.of(Proxy.NO_PROXY);
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // There is one proxy only: nothing to choose anew.
  }
}
