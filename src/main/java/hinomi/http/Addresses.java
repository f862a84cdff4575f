package hinomi.http;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What URIs are to an HTTP client: hosts and ports, and a form fit for eyes. */
final class Addresses {
  private static final int LONGEST_SHOWN = 200;

  private Addresses() {}

  /** Scheme, host, port and path: no user information and no query, which may be secrets. */
  static String shown(URI uri) {
    if (uri.getHost() == null) {
      return uri.getScheme() + ":…";
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String all = uri.getScheme() + "://" + uri.getHost() + port + path;
    return all.length() <= LONGEST_SHOWN ? all : all.substring(0, LONGEST_SHOWN) + "…";
  }

  /** Host and port as in a {@code Host} header: lower case, no default port. */
  static String authority(URI uri) {
    int port = uri.getPort();
    return port < 0 || port == defaultPort(uri) ? host(uri) : host(uri) + ":" + port;
  }

  static String host(URI uri) {
    String host = uri.getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  static int port(URI uri) {
    return uri.getPort() < 0 ? defaultPort(uri) : uri.getPort();
  }

  static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  static boolean isWeb(URI uri) {
    return uri.getHost() != null && (isHttps(uri) || "http".equalsIgnoreCase(uri.getScheme()));
  }

  /** Whether it is this machine by the look of its name; nothing is looked up. */
  static boolean isLoopback(URI uri) {
    String host = host(uri);
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127\\.\\d+\\.\\d+\\.\\d+")
        || host.equals("[::1]")
        || host.equals("[0:0:0:0:0:0:0:1]");
  }

  /** The URI in ASCII: escaped path and query, Punycode host, no fragment. */
  static URI ascii(URI uri) {
    String text = uri.toString();
    int fragment = text.indexOf('#');
    String whole = fragment < 0 ? text : text.substring(0, fragment);
    String authority = uri.getRawAuthority();
    if (uri.getHost() == null && authority != null && !isAscii(authority)) {
      whole = whole.replace("//" + authority, "//" + punycode(authority));
    }
    return URI.create(URI.create(whole).toASCIIString());
  }

  /** The URI without user information. */
  static URI withoutLogin(URI uri) {
    String login = uri.getRawUserInfo();
    return login == null ? uri : URI.create(uri.toString().replaceFirst("//[^/?#]*@", "//"));
  }

  /** The user information, unescaped, or null. */
  static @Nullable String login(URI uri) {
    String login = uri.getUserInfo();
    return login == null || login.isEmpty() ? null : login;
  }

  private static String punycode(String authority) {
    try {
      return IDN.toASCII(authority);
    } catch (IllegalArgumentException e) {
      return authority;
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static int defaultPort(URI uri) {
    return isHttps(uri) ? 443 : 80;
  }
}
