package hinomi.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code http:} part of the configuration.
 *
 * @param proxy {@code http://[USER:PASSWORD@]HOST[:PORT]}, for http and https addresses alike; see
 *     {@link #proxyAddress}
 * @param noProxy who is asked directly: host names (with everything below them), {@code .suffix},
 *     {@code *.suffix}, IP addresses, CIDR blocks, {@code HOST:PORT}, or {@code *} for everyone;
 *     loopback addresses always are
 * @param truststore certificates trusted besides the JDK's own: a PEM, PKCS12 or JKS file, the
 *     latter two without a password or with {@code changeit}
 * @param mirror where every {@code https://HOST/PATH} of a source is asked instead, as {@code
 *     MIRROR/HOST/PATH}
 * @param limits how long and how much one waits
 */
public record HttpSettings(
    Optional<URI> proxy,
    List<String> noProxy,
    Optional<Path> truststore,
    Optional<URI> mirror,
    HttpLimits limits) {
  public static final HttpSettings NONE =
      new HttpSettings(
          Optional.empty(), List.of(), Optional.empty(), Optional.empty(), HttpLimits.DEFAULTS);

  public HttpSettings {
    noProxy = List.copyOf(noProxy);
  }

  /**
   * These settings, with what they leave open taken from {@code HTTPS_PROXY}, {@code HTTP_PROXY}
   * and {@code NO_PROXY} in either case.
   *
   * @param environment usually {@code System.getenv()}
   */
  public HttpSettings withEnvironment(Map<String, String> environment) {
    Optional<URI> proxyThere =
        Stream.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")
            .filter(name -> !environment.getOrDefault(name, "").isBlank())
            .findFirst()
            .map(name -> ProxyAddress.readable(environment.getOrDefault(name, "")));
    List<String> noProxyThere =
        Stream.of("NO_PROXY", "no_proxy")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isBlank())
            .findFirst()
            .map(value -> Arrays.stream(value.strip().split("[,\\s]+")).toList())
            .orElse(List.of());
    return new HttpSettings(
        proxy.or(() -> proxyThere),
        noProxy.isEmpty() ? noProxyThere : noProxy,
        truststore,
        mirror,
        limits);
  }

  /**
   * Reads a proxy's address as people write it: with or without {@code http://}, with characters in
   * the password that ought to be escaped.
   *
   * @throws IllegalArgumentException when it is none; the message does not repeat it
   */
  public static URI proxyAddress(String text) {
    return ProxyAddress.read(text);
  }

  public HttpSettings withProxy(URI value) {
    return new HttpSettings(Optional.of(value), noProxy, truststore, mirror, limits);
  }

  public HttpSettings withNoProxy(List<String> value) {
    return new HttpSettings(proxy, value, truststore, mirror, limits);
  }

  public HttpSettings withTruststore(Path value) {
    return new HttpSettings(proxy, noProxy, Optional.of(value), mirror, limits);
  }

  public HttpSettings withMirror(URI value) {
    return new HttpSettings(proxy, noProxy, truststore, Optional.of(value), limits);
  }

  public HttpSettings withLimits(HttpLimits value) {
    return new HttpSettings(proxy, noProxy, truststore, mirror, value);
  }

  @Override
  public String toString() {
    return "HttpSettings[proxy="
        + proxy.map(Addresses::shown)
        + ", noProxy="
        + noProxy
        + ", truststore="
        + truststore
        + ", mirror="
        + mirror.map(Addresses::shown)
        + ", "
        + limits
        + "]";
  }
}
