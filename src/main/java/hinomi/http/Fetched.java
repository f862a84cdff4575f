package hinomi.http;

import org.jspecify.annotations.Nullable;

/** The answer to a conditional GET. */
public sealed interface Fetched {

  /**
   * A body, unpacked.
   *
   * @param body the bytes
   * @param contentType the {@code Content-Type} header, or null
   * @param validators to send the next time
   */
  record Fresh(byte[] body, @Nullable String contentType, Validators validators)
      implements Fetched {}

  /** The copy at hand is still the newest (304). */
  record Unchanged() implements Fetched {}
}
