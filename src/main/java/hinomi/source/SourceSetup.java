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
 * @param http the client
 * @param clock the time
 */
public record SourceSetup(
    String name,
    Optional<URI> address,
    Optional<Instant> since,
    boolean fullText,
    Http http,
    InstantSource clock) {}
