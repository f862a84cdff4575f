package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hinomi.http.HttpFailure.Kind;
import hinomi.language.Language;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
  private static final URI FAR = URI.create("https://feeds.example/a?key=hidden");
  @TempDir static Path folder;
  private static Site site;
  private static HttpSettings trusting;

  private final MovedTime time = new MovedTime();

  @BeforeAll
  static void start() throws Exception {
    Keys keys = new Keys(folder, "dns:feeds.example");
    site = new Site(keys.server(), Site.says(200, "far"));
    trusting = HttpSettings.NONE.withTruststore(keys.pem(folder));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void https_goes_through_a_tunnel() throws Exception {
    try (RawSite proxy = ProxySite.open(site.port());
        PoliteHttp http = http(trusting.withProxy(proxy.at("")))) {
      assertThat(http.get(FAR, Validators.NONE)).isInstanceOf(Fetched.Fresh.class);
      assertThat(proxy.heads.getFirst()).startsWith("CONNECT feeds.example:443 HTTP/1.1\r\n");
    }
  }

  @Test
  void a_login_at_the_proxy_works_for_https_and_stays_with_the_proxy() throws Exception {
    try (RawSite proxy = ProxySite.withLogin("me:p@ss:1", site.port())) {
      String said =
          FreshJvm.run(
              "http://me:p%40ss%3A1@127.0.0.1:" + proxy.port(),
              trusting.truststore().orElseThrow().toString(),
              FAR.toString());
      assertThat(said).contains("got 3 bytes");
      assertThat(site.asked.getLast().header("Proxy-Authorization")).isEqualTo("null");
    }
  }

  @Test
  void plain_http_is_asked_with_the_login_and_the_whole_address() throws Exception {
    try (Site proxy = new Site(Site.says(200, "ok"));
        PoliteHttp http =
            http(
                HttpSettings.NONE.withProxy(
                    URI.create("http://me:pw@127.0.0.1:" + proxy.port())))) {
      http.get(URI.create("http://feeds.example/x"), Validators.NONE);
      assertThat(proxy.asked.getFirst().address()).isEqualTo("http://feeds.example/x");
      assertThat(proxy.asked.getFirst().header("Proxy-Authorization")).isEqualTo("Basic bWU6cHc=");
    }
  }

  @Test
  void a_proxy_that_wants_a_login_is_told_apart_for_https_and_http() throws Exception {
    try (RawSite proxy = ProxySite.withLogin("me:right", site.port());
        PoliteHttp without = http(trusting.withProxy(proxy.at("")))) {
      for (URI uri : new URI[] {FAR, URI.create("http://feeds.example/")}) {
        HttpFailure failure = failure(without, uri);
        assertThat(failure.kind()).isEqualTo(Kind.PROXY_LOGIN);
        assertThat(failure.mayHaveArrived()).isFalse();
        assertThat(failure.message().key()).isEqualTo("proxy-login");
      }
    }
  }

  @Test
  void a_refused_login_is_told_without_the_password() throws Exception {
    try (RawSite proxy = ProxySite.withLogin("me:right", site.port());
        PoliteHttp http =
            http(
                trusting.withProxy(
                    URI.create("http://me:wrongsecret@127.0.0.1:" + proxy.port())))) {
      HttpFailure failure = failure(http, FAR);
      assertThat(failure.kind()).isEqualTo(Kind.PROXY_LOGIN);
      assertThat(failure.message().key()).isEqualTo("proxy-login-refused");
      for (Language language : Language.values()) {
        assertThat(failure.message().in(language))
            .contains("http.proxy")
            .doesNotContain("wrongsecret", "hidden");
      }
    }
  }

  @Test
  void a_tunnel_that_the_proxy_refuses_names_proxy_and_address() throws Exception {
    try (RawSite proxy = ProxySite.refusing("403 Forbidden");
        PoliteHttp http = http(trusting.withProxy(proxy.at("")))) {
      HttpFailure failure = failure(http, FAR);
      assertThat(failure.kind()).isEqualTo(Kind.PROXY);
      assertThat(failure.status()).isEqualTo(403);
      assertThat(failure.mayHaveArrived()).isFalse();
      assertThat(failure.message().args())
          .containsExactly("127.0.0.1:" + proxy.port(), "https://feeds.example/a", "403");
      assertThat(proxy.heads).hasSize(1);
    }
  }

  @Test
  void a_tunnel_that_fails_in_passing_is_tried_again() throws Exception {
    try (RawSite proxy = ProxySite.refusing("503 Busy");
        PoliteHttp http = http(trusting.withProxy(proxy.at("")))) {
      assertThat(failure(http, FAR).status()).isEqualTo(503);
      assertThat(proxy.heads).hasSize(3);
    }
  }

  @Test
  void a_proxy_that_is_not_there_is_the_proxy_s_failure() throws Exception {
    try (PoliteHttp dead = http(trusting.withProxy(URI.create("http://127.0.0.1:1")));
        PoliteHttp unknown =
            http(trusting.withProxy(URI.create("http://no-such-proxy.invalid:8080")))) {
      assertThat(failure(dead, FAR).message().key()).isEqualTo("proxy-dead");
      assertThat(failure(unknown, FAR).message().key()).isEqualTo("proxy-unknown");
      assertThat(failure(unknown, FAR).kind()).isEqualTo(Kind.PROXY);
    }
  }

  @Test
  void a_proxy_of_another_kind_is_named_before_anything_is_sent() throws Exception {
    for (String address : new String[] {"https://127.0.0.1:1", "socks5://127.0.0.1:1"}) {
      try (PoliteHttp http = http(trusting.withProxy(URI.create(address)))) {
        assertThat(failure(http, FAR).message().key()).isEqualTo("proxy-kind");
      }
    }
  }

  @Test
  void an_address_that_no_proxy_covers_is_asked_directly() throws Exception {
    try (RawSite proxy = ProxySite.refusing("403 Forbidden");
        PoliteHttp http =
            http(trusting.withProxy(proxy.at("")).withNoProxy(List.of("no-such-host.invalid")))) {
      assertThat(failure(http, URI.create("http://no-such-host.invalid/")).kind())
          .isEqualTo(Kind.UNKNOWN_HOST);
      assertThat(proxy.heads).isEmpty();
    }
  }

  @Test
  void this_machine_is_never_asked_through_the_proxy() throws Exception {
    try (RawSite proxy = ProxySite.refusing("403 Forbidden");
        Site near = new Site(Site.says(200, "near"));
        PoliteHttp http = http(HttpSettings.NONE.withProxy(proxy.at("")))) {
      Call call = new Call("GET", near.at("/"), Map.of(), null, Duration.ofSeconds(5));
      assertThat(http.send(call).body()).isEqualTo("near");
      assertThat(proxy.heads).isEmpty();
    }
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
