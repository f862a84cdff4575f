package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedirectTest {
  private final MovedTime time = new MovedTime();

  @Test
  void redirects_are_followed_with_the_validators() throws Exception {
    try (Site site =
            new Site(
                Site.inTurn(
                    Site.says(301, "", "Location", "/two"),
                    Site.says(302, "", "Location", "three?a=1"),
                    Site.says(304, "")));
        PoliteHttp http = http(HttpSettings.NONE)) {
      assertThat(http.get(site.at("/one"), new Validators("\"e\"", null)))
          .isEqualTo(new Fetched.Unchanged());
      assertThat(site.asked)
          .extracting(Site.Asked::address)
          .containsExactly("/one", "/two", "/three?a=1");
      assertThat(site.asked.getLast().header("If-None-Match")).isEqualTo("\"e\"");
    }
  }

  @Test
  void five_redirects_are_followed_and_six_are_not() throws Exception {
    try (Site site = new Site(countdown());
        PoliteHttp http = http(HttpSettings.NONE)) {
      http.get(site.at("/5"), Validators.NONE);
      assertThat(failure(http, site.at("/6")).message().key()).isEqualTo("redirect-loop");
      assertThat(site.asked).hasSize(6 + 6);
    }
  }

  @Test
  void a_redirect_to_itself_is_noticed_at_once() throws Exception {
    try (Site site = new Site(Site.says(302, "", "Location", "/"));
        PoliteHttp http = http(HttpSettings.NONE)) {
      assertThat(failure(http, site.at("/")).message().key()).isEqualTo("redirect-loop");
      assertThat(site.asked).hasSize(1);
    }
  }

  @Test
  void a_redirect_to_no_web_address_is_a_failure() throws Exception {
    for (String to : new String[] {"file:///etc/passwd", "http://a b/", "mailto:x@example.org"}) {
      try (Site site = new Site(Site.says(302, "", "Location", to));
          PoliteHttp http = http(HttpSettings.NONE)) {
        assertThat(failure(http, site.at("/")).message().key()).isEqualTo("redirect-bad");
        assertThat(site.asked).hasSize(1);
      }
    }
  }

  @Test
  void a_login_is_not_passed_on_to_another_host() throws Exception {
    try (Site other = new Site(Site.says(200, "ok"));
        Site site = new Site(Site.says(302, "", "Location", other.at("/").toString()));
        PoliteHttp http = http(HttpSettings.NONE)) {
      http.get(URI.create("http://me:secret@127.0.0.1:" + site.port() + "/"), Validators.NONE);
      assertThat(site.asked.getFirst().header("Authorization")).startsWith("Basic ");
      assertThat(other.asked.getFirst().header("Authorization")).isEqualTo("null");
    }
  }

  @Test
  void a_key_goes_to_its_own_host_and_is_not_passed_on() throws Exception {
    try (Site other = new Site(Site.says(200, "ok"));
        Site site = new Site(Site.says(302, "", "Location", other.at("/").toString()));
        PoliteHttp http = http(HttpSettings.NONE)) {
      http.get(site.at("/"), Validators.NONE, Map.of("apiKey", "secret"));
      assertThat(site.asked.getFirst().header("apiKey")).isEqualTo("secret");
      assertThat(other.asked.getFirst().header("apiKey")).isEqualTo("null");
    }
  }

  @Test
  void a_redirect_from_a_public_host_to_this_machine_is_refused() throws Exception {
    try (Site proxy = new Site(Site.says(302, "", "Location", "http://127.0.0.1:1/admin"));
        PoliteHttp http = http(HttpSettings.NONE.withProxy(proxy.at("")))) {
      HttpFailure failure = failure(http, URI.create("http://feeds.example/"));
      assertThat(failure.message().key()).isEqualTo("redirect-unsafe");
      assertThat(proxy.asked).hasSize(1);
    }
  }

  @Test
  void at_a_mirror_a_redirect_to_a_public_address_is_mirrored_too() throws Exception {
    try (Site mirror =
            new Site(
                Site.inTurn(
                    Site.says(301, "", "Location", "https://new.example/feed"),
                    Site.says(302, "", "Location", "/new.example/last"),
                    Site.says(200, "ok")));
        PoliteHttp http = http(HttpSettings.NONE.withMirror(mirror.at("")))) {
      Fetched fetched = http.get(URI.create("https://old.example/feed"), Validators.NONE);
      assertThat(((Fetched.Fresh) fetched).body()).isEqualTo("ok".getBytes(StandardCharsets.UTF_8));
      assertThat(mirror.asked)
          .extracting(Site.Asked::address)
          .containsExactly("/old.example/feed", "/new.example/feed", "/new.example/last");
    }
  }

  private static HttpHandler countdown() {
    return exchange -> {
      int left = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      Site.says(left == 0 ? 200 : 307, "", "Location", "/" + (left - 1)).handle(exchange);
    };
  }

  private PoliteHttp http(HttpSettings settings) {
    return new PoliteHttp("1", settings, time, time, new Random(1));
  }

  private static HttpFailure failure(PoliteHttp http, URI uri) {
    return assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> http.get(uri, Validators.NONE))
        .actual();
  }
}
