package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartTest {
  @Test
  void plain_http_loads_no_tls_and_an_open_client_keeps_no_process_alive() throws Exception {
    try (Site site = new Site(Site.says(200, "four"))) {
      String said = FreshJvm.run("", "", site.at("/").toString());
      assertThat(said)
          .contains("got 4 bytes", "jdk.internal.net.http.HttpClientImpl ")
          .doesNotContain("sun.security.ssl.SSLContextImpl", "sun.security.ssl.TrustStoreManager");
    }
  }

  @Test
  void an_unused_client_costs_nothing() {
    int before = Thread.activeCount();
    for (int i = 0; i < 1000; i++) {
      new PoliteHttp("1", HttpSettings.NONE).close();
    }
    assertThat(Thread.activeCount()).isLessThan(before + 100);
  }
}
