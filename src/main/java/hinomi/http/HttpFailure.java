package hinomi.http;

import hinomi.language.Message;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * No usable answer came, and why. Its message holds no secret: not the query, no user information.
 */
public final class HttpFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure, as far as a setting or a wait can mend it. */
  public enum Kind {
    /** A status other than 2xx and 304. */
    STATUS,
    /** No answer in time. */
    TIMEOUT,
    /** The connection was refused, reset, or ended within the answer. */
    CONNECTION,
    /** The host's name is not known. */
    UNKNOWN_HOST,
    /** The certificate is not signed by anyone trusted: often an inspecting proxy's. */
    UNTRUSTED,
    /** TLS failed in another way. */
    TLS,
    /** The proxy wants a login, or another one (407). */
    PROXY_LOGIN,
    /** The proxy refused or could not be reached. */
    PROXY,
    /** The body was larger than allowed, before or after unpacking. */
    TOO_LARGE
  }

  private final Kind kind;
  private final String host;
  private final int status;
  private final @Nullable Duration retryAfter;
  private final boolean mayHaveArrived;
  private final transient Message message;

  /**
   * @param kind of failure
   * @param uri that was asked (shown without query and user information)
   * @param status for {@code STATUS}, else 0
   * @param retryAfter what the server asked for, or null
   * @param mayHaveArrived whether the server may have acted on the request
   * @param message for the user, naming the setting to change
   */
  public HttpFailure(
      Kind kind,
      URI uri,
      int status,
      @Nullable Duration retryAfter,
      boolean mayHaveArrived,
      Message message,
      @Nullable Throwable cause) {
    super(message.in(hinomi.language.Language.EN), cause);
    this.kind = kind;
    this.host = String.valueOf(uri.getHost());
    this.status = status;
    this.retryAfter = retryAfter;
    this.mayHaveArrived = mayHaveArrived;
    this.message = message;
  }

  public Kind kind() {
    return kind;
  }

  public String host() {
    return host;
  }

  public int status() {
    return status;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  public boolean mayHaveArrived() {
    return mayHaveArrived;
  }

  /** The failure in words, with what to do. */
  public Message message() {
    return message;
  }
}
