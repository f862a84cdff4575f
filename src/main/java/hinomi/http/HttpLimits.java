package hinomi.http;

import java.time.Duration;

/**
 * How long and how much one waits for others.
 *
 * @param connect until a connection stands
 * @param answer until a {@code get} has its whole body; for a {@code download} the longest silence
 * @param download until a {@code download} has its whole file
 * @param body the most bytes of an answer kept in memory, before and after unpacking
 * @param tries how often {@code get} and {@code download} ask before they give up
 * @param longestWait the longest {@code Retry-After} that is waited for within a call; a longer one
 *     is the caller's matter
 */
public record HttpLimits(
    Duration connect,
    Duration answer,
    Duration download,
    long body,
    int tries,
    Duration longestWait) {
  public static final HttpLimits DEFAULTS =
      new HttpLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMinutes(60),
          64L << 20,
          3,
          Duration.ofSeconds(30));

  public HttpLimits withConnect(Duration value) {
    return new HttpLimits(value, answer, download, body, tries, longestWait);
  }

  public HttpLimits withAnswer(Duration value) {
    return new HttpLimits(connect, value, download, body, tries, longestWait);
  }

  public HttpLimits withBody(long value) {
    return new HttpLimits(connect, answer, download, value, tries, longestWait);
  }

  public HttpLimits withTries(int value) {
    return new HttpLimits(connect, answer, download, body, value, longestWait);
  }
}
