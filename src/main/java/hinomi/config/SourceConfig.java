package hinomi.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A source that is on.
 *
 * @param kind as in {@code hinomi.yml}: {@code jvn}, {@code jvn-ipedia}, {@code jpcert}, {@code
 *     cve}, {@code nvd} …, or {@code feed} for the user's own
 * @param name what it is called: its kind, or the feed's own name; unique
 * @param address where it is asked; empty for the public address
 * @param every how often the daemon asks it
 * @param silentAfter how long it may have nothing new; empty for its usual rhythm
 * @param fullText whether the pages that a feed links to are read too
 * @param everyAlert whether each new alert of JPCERT/CC becomes a ticket though no watch matched
 * @param byApi whether it is asked by its interface rather than its feed
 * @param key the key for that interface
 */
public record SourceConfig(
    String kind,
    String name,
    Optional<URI> address,
    Every every,
    Optional<Duration> silentAfter,
    boolean fullText,
    boolean everyAlert,
    boolean byApi,
    Optional<Secret> key) {

  /** A source that is asked in its usual way. */
  SourceConfig(
      String kind,
      String name,
      Optional<URI> address,
      Every every,
      Optional<Duration> silentAfter,
      boolean fullText,
      boolean everyAlert) {
    this(kind, name, address, every, silentAfter, fullText, everyAlert, false, Optional.empty());
  }

  /** Without the address, whose query may hold a key. */
  @Override
  public String toString() {
    return "SourceConfig[" + kind + " " + name + "]";
  }
}
