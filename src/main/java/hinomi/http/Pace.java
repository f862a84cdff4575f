package hinomi.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast each host is asked. MyJVN's terms ask for two requests a second at most; GitHub's raw
 * files come from a CDN and may come faster. NVD allows 5 requests in 30 seconds, and 50 with a key
 * (https://nvd.nist.gov/developers/start-here, "Rate Limits").
 */
final class Pace {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String KNOWN_HERE = " with a key";
  private static final String NVD = "services.nvd.nist.gov";
  private static final Limit USUAL = new Limit(5, SECOND, 2);
  private static final Map<String, Limit> KNOWN =
      Map.of(
          "jvndb.jvn.jp",
          new Limit(2, SECOND, 2),
          "jvn.jp",
          new Limit(2, SECOND, 2),
          "www.jpcert.or.jp",
          new Limit(2, SECOND, 2),
          "raw.githubusercontent.com",
          new Limit(20, SECOND, 8),
          NVD,
          new Limit(5, Duration.ofSeconds(30), 1),
          NVD + KNOWN_HERE,
          new Limit(50, Duration.ofSeconds(30), 2));

  private final Map<String, HostPace> hosts = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Pause pause;
  private final Duration longestWait;

  /**
   * @param most requests started within any such time
   * @param within that time
   * @param atOnce requests under way at the same time
   */
  record Limit(int most, Duration within, int atOnce) {}

  /** A place in the line; closing it makes room for the next. */
  @FunctionalInterface
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  Pace(InstantSource clock, Pause pause, Duration longestWait) {
    this.clock = clock;
    this.pause = pause;
    this.longestWait = longestWait;
  }

  /** Waits until the host may be asked. */
  Turn turn(String host) throws InterruptedException {
    return turn(host, false);
  }

  /**
   * The same.
   *
   * @param known whether the host is shown a key, by which some hosts allow more
   */
  Turn turn(String host, boolean known) throws InterruptedException {
    String faster = host + KNOWN_HERE;
    HostPace line = line(known && KNOWN.containsKey(faster) ? faster : host);
    line.enter();
    try {
      Duration wait = line.reserve(clock.instant(), longestWait);
      if (!wait.isZero()) {
        pause.sleep(wait);
      }
      return line::leave;
    } catch (InterruptedException | RuntimeException e) {
      line.leave();
      throw e;
    }
  }

  /** Asks the host no more before an instant, because it said so. */
  void holdOff(String host, Instant until) {
    line(host).holdOff(until);
  }

  private HostPace line(String host) {
    return hosts.computeIfAbsent(host, h -> new HostPace(KNOWN.getOrDefault(h, USUAL)));
  }
}
