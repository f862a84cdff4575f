package hinomi.web.account;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the provider over HTTP, within the limits that hold for every request. */
@FunctionalInterface
public interface Exchange {

  /**
   * Asks once.
   *
   * @param headers may hold secrets
   * @param body null for none; may hold secrets
   * @throws IOException where no complete answer came
   */
  Answered ask(String method, URI uri, Map<String, String> headers, @Nullable String body)
      throws IOException, InterruptedException;

  /** A complete answer. */
  record Answered(int status, String body) {}
}
