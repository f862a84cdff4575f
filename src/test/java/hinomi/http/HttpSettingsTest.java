package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
  @Test
  void the_environment_fills_what_is_left_open() {
    HttpSettings settings =
        HttpSettings.NONE.withEnvironment(
            Map.of("https_proxy", "proxy:3128", "NO_PROXY", "a.example, .b.example  10.0.0.0/8"));
    assertThat(settings.proxy()).contains(URI.create("http://proxy:3128"));
    assertThat(settings.noProxy()).containsExactly("a.example", ".b.example", "10.0.0.0/8");
  }

  @Test
  void a_setting_wins_over_the_environment() {
    HttpSettings settings =
        HttpSettings.NONE
            .withProxy(URI.create("http://mine:1"))
            .withNoProxy(List.of("x"))
            .withEnvironment(Map.of("HTTPS_PROXY", "http://theirs:2", "no_proxy", "y"));
    assertThat(settings.proxy()).contains(URI.create("http://mine:1"));
    assertThat(settings.noProxy()).containsExactly("x");
  }

  @Test
  void https_proxy_comes_before_http_proxy_and_blank_is_none() {
    assertThat(
            HttpSettings.NONE
                .withEnvironment(Map.of("HTTP_PROXY", "b:1", "HTTPS_PROXY", "a:1"))
                .proxy())
        .contains(URI.create("http://a:1"));
    assertThat(
            HttpSettings.NONE
                .withEnvironment(Map.of("HTTPS_PROXY", " ", "HTTP_PROXY", "b:1"))
                .proxy())
        .contains(URI.create("http://b:1"));
    assertThat(HttpSettings.NONE.withEnvironment(Map.of())).isEqualTo(HttpSettings.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "proxy, proxy, 80, ",
    "http://proxy:8080/, proxy, 8080, ",
    "http://me:p%40ss@proxy:8080, proxy, 8080, me:p@ss",
    "http://me:p@s#s:%1@proxy:8080, proxy, 8080, me:p@s#s:%1",
    "me:a+b@10.1.2.3:3128, 10.1.2.3, 3128, me:a+b",
    "http://[fe80::1]:8080, [fe80::1], 8080, "
  })
  void a_proxy_is_read_as_people_write_it(String text, String host, int port, String login) {
    URI proxy = HttpSettings.proxyAddress(text);
    assertThat(Addresses.host(proxy)).isEqualTo(host);
    assertThat(Addresses.port(proxy)).isEqualTo(port);
    assertThat(Addresses.login(proxy)).isEqualTo(login);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://", "a b", "http://x/y/secret", "http://secret@:80"})
  void what_is_no_proxy_is_refused_without_repeating_it(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.proxyAddress(text))
        .withMessage("not a proxy address");
  }

  @Test
  void settings_in_a_log_show_no_password() {
    HttpSettings settings =
        HttpSettings.NONE.withProxy(HttpSettings.proxyAddress("http://me:secret@proxy:1"));
    assertThat(settings.toString()).contains("http://proxy:1").doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "redmine.example.jp, https://redmine.example.jp/, true",
    "REDMINE.example.jp, https://Redmine.Example.JP/, true",
    "example.jp, https://redmine.example.jp/, true",
    "example.jp, https://badexample.jp/, false",
    ".example.jp, https://redmine.example.jp/, true",
    ".example.jp, https://badexample.jp/, false",
    "*.example.jp, https://redmine.example.jp/, true",
    "*.example.jp, https://example.org/, false",
    "10.1.2.3, http://10.1.2.3:3000/, true",
    "10.1.2.3, http://10.1.2.30/, false",
    "10.1.0.0/16, http://10.1.200.9/, true",
    "10.1.0.0/16, http://10.2.0.1/, false",
    "10.1.0.0/20, http://10.1.15.255/, true",
    "10.1.0.0/20, http://10.1.16.0/, false",
    "10.1.0.0/99, http://10.1.0.0/, false",
    "10.0.0.0/8, http://ten.example/, false",
    "fd00::/8, 'http://[fd12::1]/', true",
    "fd00::/8, 'http://[fe80::1]/', false",
    "fd12:0:0::1, 'http://[fd12::1]/', true",
    "a.example:8443, https://a.example:8443/, true",
    "a.example:8443, https://a.example/, false",
    "a.example:443, https://a.example/, true",
    "*, https://a.example/, true",
    "'', https://a.example/, false",
    "x.example, http://localhost:3000/, true",
    "x.example, http://127.9.9.9/, true",
    "x.example, 'http://[::1]/', true",
  })
  void no_proxy_is_understood_in_its_dialects(String entry, URI uri, boolean covered) {
    assertThat(new NoProxy(List.of(entry)).covers(uri)).isEqualTo(covered);
  }
}
