package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hinomi.http.HttpFailure.Kind;
import hinomi.language.Language;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoliteHttpSendTest {
  private final PoliteHttp http = new PoliteHttp("1.2.3", HttpSettings.NONE);

  @Test
  void every_status_is_an_answer_and_nothing_is_tried_again() throws Exception {
    try (Site site = new Site(Site.says(503, "{\"m\":\"混雑\"}", "Retry-After", "1"))) {
      Answer answer = http.send(post(site.at("/issues.json"), Map.of("X-Key", "k")));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("{\"m\":\"混雑\"}");
      assertThat(answer.header("Retry-After")).contains("1");
      assertThat(site.asked).hasSize(1);
      assertThat(site.asked.getFirst().method()).isEqualTo("POST");
      assertThat(site.asked.getFirst().body()).isEqualTo("{\"題\":1}");
      assertThat(site.asked.getFirst().header("X-Key")).isEqualTo("k");
    }
  }

  @Test
  void a_redirect_is_an_answer_and_not_followed() throws Exception {
    try (Site site = new Site(Site.says(301, "", "Location", "/elsewhere"))) {
      Answer answer = http.send(post(site.at("/issues.json"), Map.of()));
      assertThat(answer.status()).isEqualTo(301);
      assertThat(answer.header("location")).contains("/elsewhere");
      assertThat(site.asked).hasSize(1);
    }
  }

  @Test
  void a_401_is_an_answer() throws Exception {
    try (Site site = new Site(Site.says(401, ""))) {
      assertThat(http.send(post(site.at("/"), Map.of())).status()).isEqualTo(401);
    }
  }

  @Test
  void a_packed_answer_is_unpacked() throws Exception {
    byte[] packed = Site.gzip("{}".getBytes(StandardCharsets.UTF_8));
    try (Site site =
        new Site(exchange -> Site.answer(exchange, 200, packed, "Content-Encoding", "gzip"))) {
      assertThat(http.send(post(site.at("/"), Map.of())).body()).isEqualTo("{}");
    }
  }

  @Test
  void a_header_that_cannot_be_sent_fails_before_the_request_and_stays_secret() {
    HttpFailure failure =
        failure(post(URI.create("http://127.0.0.1:9/"), Map.of("X-Key", "se\ncret")));
    assertThat(failure.mayHaveArrived()).isFalse();
    assertThat(failure.message().key()).isEqualTo("unsendable");
    assertThat(failure).hasNoCause();
    assertThat(failure.getMessage()).doesNotContain("cret");
  }

  @Test
  void a_call_and_its_failure_show_neither_query_nor_login() {
    Call call = post(URI.create("http://me:hidden@127.0.0.1:1/a?key=secret"), Map.of("K", "v"));
    HttpFailure failure = failure(call);
    for (Language language : Language.values()) {
      assertThat(failure.message().in(language))
          .contains("http://127.0.0.1:1/a")
          .doesNotContain("secret", "hidden");
    }
    assertThat(call.toString()).isEqualTo("POST http://127.0.0.1:1/a");
  }

  @Test
  void a_refused_connection_cannot_have_arrived() {
    HttpFailure failure = failure(post(URI.create("http://127.0.0.1:1/"), Map.of()));
    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
    assertThat(failure.message().key()).isEqualTo("refused");
    assertThat(failure.mayHaveArrived()).isFalse();
  }

  @Test
  void an_unknown_host_cannot_have_arrived() {
    HttpFailure failure = failure(post(URI.create("http://no-such-host.invalid/"), Map.of()));
    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
    assertThat(failure.mayHaveArrived()).isFalse();
    assertThat(failure.host()).isEqualTo("no-such-host.invalid");
  }

  private HttpFailure failure(Call call) {
    return assertThatExceptionOfType(HttpFailure.class).isThrownBy(() -> http.send(call)).actual();
  }

  private static Call post(URI uri, Map<String, String> headers) {
    return new Call("POST", uri, headers, "{\"題\":1}", Duration.ofSeconds(5));
  }
}
