package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hinomi.http.HttpFailure.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoliteHttpGetTest {
  private final MovedTime time = new MovedTime();

  @Test
  void a_body_comes_with_its_type_and_validators() throws Exception {
    try (Site site =
            new Site(
                Site.says(
                    200,
                    "<rdf/>",
                    "Content-Type",
                    "text/xml",
                    "ETag",
                    "\"a1\"",
                    "Last-Modified",
                    "Sun, 01 Nov 2026 00:00:00 GMT"));
        PoliteHttp http = http(HttpSettings.NONE)) {
      Fetched.Fresh fresh = fresh(http.get(site.at("/rss?x=1"), Validators.NONE));
      assertThat(text(fresh)).isEqualTo("<rdf/>");
      assertThat(fresh.contentType()).isEqualTo("text/xml");
      assertThat(fresh.validators())
          .isEqualTo(new Validators("\"a1\"", "Sun, 01 Nov 2026 00:00:00 GMT"));
      assertThat(site.asked.getFirst().address()).isEqualTo("/rss?x=1");
      assertThat(site.asked.getFirst().header("User-Agent"))
          .isEqualTo("Hinomi/1.2.3 (+vulnerability watch)");
      assertThat(site.asked.getFirst().header("If-None-Match")).isEqualTo("null");
    }
  }

  @Test
  void known_validators_are_sent_and_304_is_unchanged() throws Exception {
    try (Site site = new Site(Site.says(304, ""));
        PoliteHttp http = http(HttpSettings.NONE)) {
      Validators known = new Validators("W/\"b\"", "Sat, 31 Oct 2026 00:00:00 GMT");
      assertThat(http.get(site.at("/"), known)).isEqualTo(new Fetched.Unchanged());
      assertThat(site.asked.getFirst().header("If-None-Match")).isEqualTo("W/\"b\"");
      assertThat(site.asked.getFirst().header("If-Modified-Since"))
          .isEqualTo("Sat, 31 Oct 2026 00:00:00 GMT");
    }
  }

  @Test
  void a_304_that_nobody_asked_for_is_a_failure() throws Exception {
    try (Site site = new Site(Site.says(304, ""));
        PoliteHttp http = http(HttpSettings.NONE)) {
      assertThat(failure(http, site.at("/")).status()).isEqualTo(304);
    }
  }

  @Test
  void a_part_that_nobody_asked_for_is_a_failure() throws Exception {
    try (Site site = new Site(Site.says(206, "half", "Content-Range", "bytes 0-3/8"));
        PoliteHttp http = http(HttpSettings.NONE)) {
      assertThat(failure(http, site.at("/")).status()).isEqualTo(206);
    }
  }

  @Test
  void a_packed_body_is_unpacked() throws Exception {
    byte[] packed = Site.gzip("火の見".getBytes(StandardCharsets.UTF_8));
    try (Site site =
            new Site(exchange -> Site.answer(exchange, 200, packed, "Content-Encoding", "gzip"));
        PoliteHttp http = http(HttpSettings.NONE)) {
      assertThat(text(fresh(http.get(site.at("/"), Validators.NONE)))).isEqualTo("火の見");
      assertThat(site.asked.getFirst().header("Accept-Encoding")).isEqualTo("gzip");
    }
  }

  @Test
  void a_packed_body_that_is_cut_is_a_failure() throws Exception {
    byte[] packed = Site.gzip(new byte[1000]);
    byte[] cut = Arrays.copyOf(packed, packed.length - 6);
    try (Site site =
            new Site(exchange -> Site.answer(exchange, 200, cut, "Content-Encoding", "gzip"));
        PoliteHttp http = http(HttpSettings.NONE)) {
      assertThat(failure(http, site.at("/")).kind()).isEqualTo(Kind.CONNECTION);
    }
  }

  @Test
  void a_small_body_that_unpacks_to_a_huge_one_is_too_large() throws Exception {
    byte[] bomb = Site.gzip(new byte[5_000_000]);
    assertThat(bomb.length).isLessThan(100_000);
    try (Site site =
            new Site(exchange -> Site.answer(exchange, 200, bomb, "Content-Encoding", "gzip"));
        PoliteHttp http = http(limits(HttpLimits.DEFAULTS.withBody(1_000_000)))) {
      assertThat(failure(http, site.at("/")).kind()).isEqualTo(Kind.TOO_LARGE);
      assertThat(site.asked).hasSize(1);
    }
  }

  @Test
  void a_body_over_the_limit_is_too_large_whether_announced_or_not() throws Exception {
    byte[] body = new byte[200_000];
    try (Site announced = new Site(exchange -> Site.answer(exchange, 200, body));
        Site chunked =
            new Site(
                exchange -> {
                  exchange.sendResponseHeaders(200, 0);
                  exchange.getResponseBody().write(body);
                });
        PoliteHttp http = http(limits(HttpLimits.DEFAULTS.withBody(100_000)))) {
      assertThat(failure(http, announced.at("/")).kind()).isEqualTo(Kind.TOO_LARGE);
      assertThat(failure(http, chunked.at("/")).kind()).isEqualTo(Kind.TOO_LARGE);
    }
  }

  @Test
  void a_body_of_exactly_the_limit_is_taken() throws Exception {
    try (Site site = new Site(exchange -> Site.answer(exchange, 200, new byte[100_000]));
        PoliteHttp http = http(limits(HttpLimits.DEFAULTS.withBody(100_000)))) {
      assertThat(fresh(http.get(site.at("/"), Validators.NONE)).body()).hasSize(100_000);
    }
  }

  @Test
  void non_ascii_characters_in_an_address_are_escaped() throws Exception {
    try (Site site = new Site(Site.says(200, "ok"));
        PoliteHttp http = http(HttpSettings.NONE)) {
      http.get(URI.create(site.at("/脆弱性?q=日") + "#part"), Validators.NONE);
      assertThat(site.asked.getFirst().address())
          .isEqualTo("/%E8%84%86%E5%BC%B1%E6%80%A7?q=%E6%97%A5");
    }
  }

  @Test
  void a_login_in_the_address_is_sent_as_basic_authentication() throws Exception {
    try (Site site = new Site(Site.says(200, "ok"));
        PoliteHttp http = http(HttpSettings.NONE)) {
      http.get(URI.create("http://me:p%40ss@127.0.0.1:" + site.port() + "/"), Validators.NONE);
      assertThat(site.asked.getFirst().header("Authorization")).isEqualTo("Basic bWU6cEBzcw==");
    }
  }

  @Test
  void an_address_that_is_none_fails_without_a_request() throws Exception {
    try (PoliteHttp http = http(HttpSettings.NONE)) {
      for (String address : new String[] {"ftp://example.org/x", "http://my_host/", "mailto:a"}) {
        HttpFailure failure = failure(http, URI.create(address));
        assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(failure.mayHaveArrived()).isFalse();
        assertThat(failure.message().key()).isEqualTo("address");
      }
    }
  }

  private PoliteHttp http(HttpSettings settings) {
    return new PoliteHttp("1.2.3", settings, time, time, new Random(1));
  }

  private static HttpSettings limits(HttpLimits limits) {
    return HttpSettings.NONE.withLimits(limits);
  }

  private static Fetched.Fresh fresh(Fetched fetched) {
    return (Fetched.Fresh) fetched;
  }

  private static String text(Fetched.Fresh fresh) {
    return new String(fresh.body(), StandardCharsets.UTF_8);
  }

  private static HttpFailure failure(PoliteHttp http, URI uri) {
    return assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> http.get(uri, Validators.NONE))
        .actual();
  }
}
