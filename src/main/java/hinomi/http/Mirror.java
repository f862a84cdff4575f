package hinomi.http;

import java.net.URI;
import java.util.Optional;

/** Where the public addresses of sources are asked instead: at {@code MIRROR/HOST/PATH}. */
final class Mirror {
  private final Optional<URI> base;

  Mirror(Optional<URI> base) {
    this.base = base;
  }

  /** The address to ask for a wanted one; itself when there is no mirror or it is not public. */
  URI of(URI wanted) {
    if (base.isEmpty() || Addresses.isLoopback(wanted) || holds(wanted)) {
      return wanted;
    }
    String path = wanted.getRawPath() == null ? "" : wanted.getRawPath();
    String query = wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery();
    String host = Addresses.authority(wanted).replace("[", "%5B").replace("]", "%5D");
    return URI.create(root(base.get()) + host + (path.isEmpty() ? "/" : path) + query);
  }

  /** Whether an address is one of the mirror's own already. */
  boolean holds(URI uri) {
    return base.filter(
            at ->
                Addresses.authority(at).equals(Addresses.authority(uri))
                    && Addresses.isHttps(at) == Addresses.isHttps(uri)
                    && uri.toString().startsWith(root(at)))
        .isPresent();
  }

  private static String root(URI at) {
    String text = at.toString();
    return text.endsWith("/") ? text : text + "/";
  }
}
