package hinomi.http;

import hinomi.http.HttpFailure.Kind;
import hinomi.language.Message;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What went wrong, in a class and in words that name the setting to change. */
final class Failures {
  /** How {@code HttpClient} words a proxy's refusal to tunnel; there is no type for it. */
  private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");

  private static final long MEGABYTE = 1 << 20;

  private Failures() {}

  /** The failure for what an exchange threw. */
  static HttpFailure of(URI uri, @Nullable URI proxy, Throwable thrown) {
    Optional<Matcher> tunnel = find(thrown, t -> tunnelFailure(t));
    if (thrown instanceof TooLarge large) {
      return tooLarge(uri, large);
    }
    if (tunnel.isPresent() && proxy != null) {
      return new HttpFailure(
          Kind.PROXY,
          uri,
          Integer.parseInt(tunnel.get().group(1)),
          null,
          false,
          say("proxy-refused", Addresses.authority(proxy), shown(uri), tunnel.get().group(1)),
          thrown);
    }
    if (has(thrown, UnresolvedAddressException.class) || has(thrown, UnknownHostException.class)) {
      return proxy == null
          ? unsent(Kind.UNKNOWN_HOST, uri, say("unknown-host", Addresses.host(uri)), thrown)
          : unsent(Kind.PROXY, uri, say("proxy-unknown", Addresses.host(proxy)), thrown);
    }
    if (thrown instanceof HttpConnectTimeoutException || thrown instanceof ConnectException) {
      return unconnected(uri, proxy, thrown);
    }
    if (thrown instanceof HttpTimeoutException) {
      return sent(Kind.TIMEOUT, uri, say("timeout", shown(uri)), thrown);
    }
    if (thrown instanceof SSLException) {
      return tls(uri, thrown);
    }
    return sent(Kind.CONNECTION, uri, say("cut", shown(uri)), thrown);
  }

  /** The failure that a status is. */
  static HttpFailure status(URI uri, int status, @Nullable Duration retryAfter) {
    String key =
        switch (status) {
          case 401, 403 -> "status-access";
          case 404, 410 -> "status-gone";
          case 429, 503 -> "status-busy";
          default -> status >= 500 ? "status-server" : "status";
        };
    return new HttpFailure(
        Kind.STATUS, uri, status, retryAfter, true, say(key, shown(uri), status), null);
  }

  static HttpFailure redirect(URI uri, int status, String key, String to) {
    return new HttpFailure(Kind.STATUS, uri, status, null, true, say(key, shown(uri), to), null);
  }

  static HttpFailure proxyLogin(URI uri, URI proxy) {
    String key = Addresses.login(proxy) == null ? "proxy-login" : "proxy-login-refused";
    return new HttpFailure(
        Kind.PROXY_LOGIN, uri, 407, null, false, say(key, Addresses.authority(proxy)), null);
  }

  static HttpFailure unsent(Kind kind, URI uri, Message message, @Nullable Throwable cause) {
    return new HttpFailure(kind, uri, 0, null, false, message, cause);
  }

  static HttpFailure sent(Kind kind, URI uri, Message message, @Nullable Throwable cause) {
    return new HttpFailure(kind, uri, 0, null, true, message, cause);
  }

  static Message say(String key, Object... args) {
    return Message.of("http", key, args);
  }

  private static HttpFailure tooLarge(URI uri, TooLarge large) {
    long limit = large.limit();
    String shownLimit = limit < MEGABYTE ? limit + " B" : limit / MEGABYTE + " MB";
    return sent(Kind.TOO_LARGE, uri, say("too-large", shown(uri), shownLimit), large);
  }

  private static HttpFailure unconnected(URI uri, @Nullable URI proxy, Throwable thrown) {
    if (proxy != null) {
      return unsent(Kind.PROXY, uri, say("proxy-dead", Addresses.authority(proxy)), thrown);
    }
    return thrown instanceof HttpConnectTimeoutException
        ? unsent(Kind.TIMEOUT, uri, say("connect-timeout", shown(uri)), thrown)
        : unsent(Kind.CONNECTION, uri, say("refused", shown(uri)), thrown);
  }

  private static HttpFailure tls(URI uri, Throwable thrown) {
    if (has(thrown, CertificateExpiredException.class)
        || has(thrown, CertificateNotYetValidException.class)) {
      return unsent(Kind.TLS, uri, say("certificate-date", shown(uri)), thrown);
    }
    if (has(thrown, CertPathBuilderException.class)) {
      return unsent(Kind.UNTRUSTED, uri, say("untrusted", shown(uri)), thrown);
    }
    if (has(thrown, CertificateException.class)) {
      return unsent(Kind.TLS, uri, say("certificate-name", shown(uri)), thrown);
    }
    String detail = String.valueOf(thrown.getMessage());
    if (thrown instanceof SSLHandshakeException || isPlainText(detail)) {
      return unsent(Kind.TLS, uri, say("tls", shown(uri), detail), thrown);
    }
    return sent(Kind.CONNECTION, uri, say("cut", shown(uri)), thrown);
  }

  private static boolean isPlainText(String detail) {
    return detail.toLowerCase(Locale.ROOT).contains("unrecognized ssl message");
  }

  private static String shown(URI uri) {
    return Addresses.shown(uri);
  }

  private static @Nullable Matcher tunnelFailure(Throwable thrown) {
    Matcher matcher = TUNNEL.matcher(String.valueOf(thrown.getMessage()));
    return matcher.find() ? matcher : null;
  }

  private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
    return find(thrown, t -> type.isInstance(t) ? t : null).isPresent();
  }

  private static <T> Optional<T> find(Throwable thrown, Function<Throwable, @Nullable T> look) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .limit(20)
        .map(t -> Optional.ofNullable(look.apply(t)))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
