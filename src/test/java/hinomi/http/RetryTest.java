package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hinomi.http.HttpFailure.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private final MovedTime time = new MovedTime();
  private final PoliteHttp http = new PoliteHttp("1", HttpSettings.NONE, time, time, new Random(7));

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 502, 503, 504})
  void a_passing_failure_is_tried_three_times_with_growing_waits(int status) throws Exception {
    try (Site site =
        new Site(
            Site.inTurn(Site.says(status, "no"), Site.says(status, "no"), Site.says(200, "ok")))) {
      assertThat(body(site.at("/"))).isEqualTo("ok");
      assertThat(site.asked).hasSize(3);
      assertThat(time.waits()).hasSize(2);
      assertThat(time.waits().get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
      assertThat(time.waits().get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
  }

  @Test
  void the_waits_differ_by_chance() throws Exception {
    try (Site site = new Site(Site.says(503, "no"))) {
      for (int i = 0; i < 5; i++) {
        failure(site.at("/"));
      }
    }
    assertThat(time.waits().stream().distinct().count()).isGreaterThan(5);
  }

  @Test
  void after_three_failures_the_last_one_is_told() throws Exception {
    try (Site site = new Site(Site.says(503, "no"))) {
      HttpFailure failure = failure(site.at("/"));
      assertThat(failure.kind()).isEqualTo(Kind.STATUS);
      assertThat(failure.status()).isEqualTo(503);
      assertThat(site.asked).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 500, 501})
  void a_lasting_failure_is_told_at_once(int status) throws Exception {
    try (Site site = new Site(Site.says(status, "no"))) {
      assertThat(failure(site.at("/")).status()).isEqualTo(status);
      assertThat(site.asked).hasSize(1);
      assertThat(time.waits()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "Sun, 01 Nov 2026 00:00:12 GMT"})
  void retry_after_is_waited_for_in_both_its_forms(String value) throws Exception {
    try (Site site =
        new Site(Site.inTurn(Site.says(429, "", "Retry-After", value), Site.says(200, "ok")))) {
      assertThat(body(site.at("/"))).isEqualTo("ok");
      assertThat(time.waits()).containsExactly(Duration.ofSeconds(12));
    }
  }

  @Test
  void a_date_in_the_past_means_now() throws Exception {
    try (Site site =
        new Site(
            Site.inTurn(
                Site.says(503, "", "Retry-After", "Sun, 01 Nov 2015 00:00:00 GMT"),
                Site.says(200, "ok")))) {
      assertThat(body(site.at("/"))).isEqualTo("ok");
      assertThat(time.waits()).containsExactly(Duration.ZERO);
    }
  }

  @Test
  void a_retry_after_over_the_ceiling_is_left_to_the_caller() throws Exception {
    try (Site site = new Site(Site.says(503, "", "Retry-After", "31"))) {
      HttpFailure failure = failure(site.at("/"));
      assertThat(failure.retryAfter()).contains(Duration.ofSeconds(31));
      assertThat(site.asked).hasSize(1);
      assertThat(time.waits()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "99999999999999999999", ""})
  void a_retry_after_that_is_none_counts_as_absent(String value) {
    assertThat(RetryAfter.read(value, MovedTime.START)).isNull();
  }

  @Test
  void a_body_shorter_than_announced_is_fetched_again() throws Exception {
    try (RawSite site =
        new RawSite(
            RawSite.says("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"),
            RawSite.says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nha"),
            RawSite.says("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole"))) {
      assertThat(body(site.at("/"))).isEqualTo("whole");
      assertThat(site.heads).hasSize(3);
    }
  }

  @Test
  void a_body_that_is_always_short_is_a_failure() throws Exception {
    try (RawSite site =
        new RawSite(RawSite.says("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"))) {
      HttpFailure failure = failure(site.at("/"));
      assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
      assertThat(failure.message().key()).isEqualTo("cut");
      assertThat(site.heads).hasSize(3);
    }
  }

  @Test
  void no_answer_at_all_is_tried_again() throws Exception {
    try (RawSite site =
        new RawSite(
            (head, socket) -> socket.close(),
            RawSite.says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))) {
      assertThat(body(site.at("/"))).isEqualTo("ok");
    }
  }

  @Test
  void a_refused_connection_is_tried_again() {
    HttpFailure failure = failure(URI.create("http://127.0.0.1:1/"));
    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
    assertThat(time.waits()).hasSize(2);
  }

  @Test
  void an_unknown_host_is_told_at_once() {
    assertThat(failure(URI.create("http://no-such-host.invalid/")).kind())
        .isEqualTo(Kind.UNKNOWN_HOST);
    assertThat(time.waits()).isEmpty();
  }

  private String body(URI uri) throws Exception {
    return new String(
        ((Fetched.Fresh) http.get(uri, Validators.NONE)).body(), StandardCharsets.UTF_8);
  }

  private HttpFailure failure(URI uri) {
    return assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> http.get(uri, Validators.NONE))
        .actual();
  }
}
