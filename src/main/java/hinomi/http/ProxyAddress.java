package hinomi.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A proxy's address as people write it into a setting or into {@code HTTPS_PROXY}. */
final class ProxyAddress {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:(.*)@)?"
              + "(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?/?");

  /** Stands for an address that could not be read; whoever would use it gets a failure. */
  private static final URI UNREADABLE = URI.create("unreadable:proxy");

  private ProxyAddress() {}

  static URI readable(String text) {
    try {
      return read(text);
    } catch (IllegalArgumentException e) {
      return UNREADABLE;
    }
  }

  static URI read(String text) {
    Matcher parts = WRITTEN.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a proxy address");
    }
    String scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
    int port = parts.group(4) == null ? -1 : Integer.parseInt(parts.group(4));
    try {
      return new URI(scheme, unescaped(parts.group(2)), parts.group(3), port, null, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a proxy address", null);
    }
  }

  private static @Nullable String unescaped(@Nullable String login) {
    if (login == null || login.isEmpty()) {
      return null;
    }
    try {
      return URLDecoder.decode(login.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return login;
    }
  }
}
