package hinomi.tracker.redmine;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where things are in one Redmine, which may live below a sub-path. */
record Address(String base) {

  static Address of(URI url) {
    String text = url.toString().strip();
    int end = text.indexOf('?') >= 0 ? text.indexOf('?') : text.length();
    end = text.lastIndexOf('#', end) >= 0 ? text.lastIndexOf('#', end) : end;
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return new Address(text.substring(0, end));
  }

  /**
   * An address of the API or of a page.
   *
   * @param path from {@code /}
   * @param query names and values in turn; values are encoded here
   */
  URI at(String path, String... query) {
    StringBuilder text = new StringBuilder(base).append(path);
    for (int i = 0; i < query.length; i += 2) {
      text.append(i == 0 ? '?' : '&').append(query[i]).append('=').append(encoded(query[i + 1]));
    }
    return URI.create(text.toString());
  }

  /** The page of an issue. */
  String issue(int id) {
    return base + "/issues/" + id;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** An address as it may be shown: no user information, no query. */
  static String withoutLogin(URI url) {
    String authority = url.getHost() == null ? "" : url.getHost();
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return url.getScheme() + "://" + authority + port + path;
  }
}
