package hinomi.source;

import hinomi.http.Http;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a source is built from.
 *
 * @param name its name; that of the user's own for a feed
 * @param address the address given in {@code hinomi.yml}; empty for the public one
 * @param since how far back to look the first time; empty: only what the feed itself still holds
 * @param fullText whether the pages that a feed links to are read too
 * @param access how a source is asked that can be asked in several ways
 * @param http the client
 * @param clock the time
 */
public record SourceSetup(
    String name,
    Optional<URI> address,
    Optional<Instant> since,
    boolean fullText,
    Access access,
    Http http,
    InstantSource clock) {

  /** A source that is asked in its usual way. */
  public SourceSetup(
      String name,
      Optional<URI> address,
      Optional<Instant> since,
      boolean fullText,
      Http http,
      InstantSource clock) {
    this(name, address, since, fullText, Access.USUAL, http, clock);
  }

  /**
   * How it is asked.
   *
   * @param byApi whether by its interface rather than its feed
   * @param key the key for the interface; empty for none
   */
  public record Access(boolean byApi, Optional<String> key) {
    /** By its feed, without a key. */
    public static final Access USUAL = new Access(false, Optional.empty());

    /** Without the key. */
    @Override
    public String toString() {
      return "Access[byApi=" + byApi + "]";
    }
  }
}
