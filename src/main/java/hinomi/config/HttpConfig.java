package hinomi.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The {@code http:} part. What it leaves open comes from the environment ({@code HTTPS_PROXY},
 * {@code NO_PROXY}) in the HTTP room.
 *
 * @param proxy as the user wrote it: {@code [http://][USER:PASSWORD@]HOST[:PORT]}
 * @param noProxy who is asked directly; empty where not given
 * @param truststore certificates trusted besides the JDK's own
 * @param mirror where every {@code https://HOST/PATH} of a source is asked instead
 */
public record HttpConfig(
    Optional<Secret> proxy, List<String> noProxy, Optional<Path> truststore, Optional<URI> mirror) {
  public static final HttpConfig NONE =
      new HttpConfig(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  public HttpConfig {
    noProxy = List.copyOf(noProxy);
  }
}
