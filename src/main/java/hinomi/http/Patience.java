package hinomi.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Whether a failed request is worth another try, and after how long. */
final class Patience {
  /** 524 is what Cloudflare says of a server behind it that was too slow. */
  private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504, 524);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  private final HttpLimits limits;
  private final RandomGenerator random;

  Patience(HttpLimits limits, RandomGenerator random) {
    this.limits = limits;
    this.random = random;
  }

  /**
   * The wait before the next try; empty when there should be none.
   *
   * @param failures how many tries have failed, this one included
   */
  Optional<Duration> after(HttpFailure failure, int failures) {
    if (failures >= limits.tries() || !isPassing(failure)) {
      return Optional.empty();
    }
    Optional<Duration> asked = failure.retryAfter();
    if (asked.isPresent()) {
      return asked.filter(wait -> wait.compareTo(limits.longestWait()) <= 0);
    }
    // Doubled each time, half of it by chance: many clients that failed together come back apart.
    long most = FIRST_WAIT.toMillis() << (failures - 1);
    return Optional.of(Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1)));
  }

  private static boolean isPassing(HttpFailure failure) {
    return switch (failure.kind()) {
      case TIMEOUT, CONNECTION -> true;
      case STATUS, PROXY -> PASSING.contains(failure.status());
      case UNKNOWN_HOST, UNTRUSTED, TLS, PROXY_LOGIN, TOO_LARGE -> false;
    };
  }
}
