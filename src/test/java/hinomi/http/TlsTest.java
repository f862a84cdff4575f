package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hinomi.http.HttpFailure.Kind;
import hinomi.language.Language;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir static Path folder;
  private static Keys keys;
  private static Site site;

  private final MovedTime time = new MovedTime();

  @BeforeAll
  static void start() throws Exception {
    keys = new Keys(folder, "dns:localhost,ip:127.0.0.1");
    site = new Site(keys.server(), Site.says(200, "safe"));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void a_certificate_of_an_unknown_authority_is_refused_before_anything_is_sent() {
    int before = site.asked.size();
    HttpFailure failure = failure(HttpSettings.NONE, https(site));
    assertThat(failure.kind()).isEqualTo(Kind.UNTRUSTED);
    assertThat(failure.message().in(Language.JA)).contains("http.truststore");
    assertThat(failure.mayHaveArrived()).isFalse();
    assertThat(site.asked).hasSize(before);
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void send_verifies_too() {
    try (PoliteHttp http = http(HttpSettings.NONE)) {
      Call call = new Call("POST", https(site), Map.of(), "{}", Duration.ofSeconds(10));
      HttpFailure failure =
          assertThatExceptionOfType(HttpFailure.class).isThrownBy(() -> http.send(call)).actual();
      assertThat(failure.kind()).isEqualTo(Kind.UNTRUSTED);
      assertThat(failure.mayHaveArrived()).isFalse();
    }
  }

  @Test
  void an_authority_from_a_file_of_any_usual_form_is_trusted() throws Exception {
    char[] changeit = "changeit".toCharArray();
    for (Path file :
        new Path[] {
          keys.pem(folder),
          keys.der(folder),
          keys.truststore(folder, "PKCS12", changeit),
          keys.truststore(folder, "PKCS12", null),
          keys.truststore(folder, "JKS", changeit)
        }) {
      try (PoliteHttp http = http(HttpSettings.NONE.withTruststore(file))) {
        assertThat(http.get(https(site), Validators.NONE))
            .as(file.toString())
            .isInstanceOf(Fetched.Fresh.class);
      }
    }
  }

  @Test
  void all_certificates_of_a_pem_file_count() throws Exception {
    Keys other = new Keys(folder, "dns:localhost");
    Path both =
        Files.writeString(
            folder.resolve("both.pem"),
            Files.readString(other.pem(folder)) + Files.readString(keys.pem(folder)));
    try (PoliteHttp http = http(HttpSettings.NONE.withTruststore(both))) {
      assertThat(http.get(https(site), Validators.NONE)).isInstanceOf(Fetched.Fresh.class);
    }
  }

  @Test
  void the_jdk_s_own_authorities_stay_trusted() throws Exception {
    Keys standard = new Keys(folder, "dns:localhost");
    Path asJdk = standard.truststore(folder, "PKCS12", "changeit".toCharArray());
    System.setProperty("javax.net.ssl.trustStore", asJdk.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
    try (Site public_ = new Site(standard.server(), Site.says(200, "public"));
        PoliteHttp http = http(HttpSettings.NONE.withTruststore(keys.pem(folder)))) {
      assertThat(http.get(https(public_), Validators.NONE)).isInstanceOf(Fetched.Fresh.class);
      assertThat(http.get(https(site), Validators.NONE)).isInstanceOf(Fetched.Fresh.class);
    } finally {
      System.clearProperty("javax.net.ssl.trustStore");
      System.clearProperty("javax.net.ssl.trustStorePassword");
    }
  }

  @Test
  void a_certificate_for_another_name_is_refused() throws Exception {
    Keys wrong = new Keys(folder, "dns:other.example");
    try (Site other = new Site(wrong.server(), Site.says(200, "no"))) {
      HttpFailure failure =
          failure(HttpSettings.NONE.withTruststore(wrong.pem(folder)), https(other));
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.message().key()).isEqualTo("certificate-name");
      assertThat(other.asked).isEmpty();
    }
  }

  @Test
  void an_expired_certificate_is_refused() throws Exception {
    Keys old = new Keys(folder, "dns:localhost", "-startdate", "-10d", "-validity", "1");
    try (Site other = new Site(old.server(), Site.says(200, "no"))) {
      HttpFailure failure =
          failure(HttpSettings.NONE.withTruststore(old.pem(folder)), https(other));
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.message().key()).isEqualTo("certificate-date");
    }
  }

  @Test
  void a_truststore_that_is_missing_or_holds_nothing_is_named() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no certificate");
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\nAAAA=A\n-----END CERTIFICATE-----\n");
    assertThat(
            failure(HttpSettings.NONE.withTruststore(folder.resolve("none")), https(site))
                .message()
                .key())
        .isEqualTo("truststore-unreadable");
    for (Path file : new Path[] {text, broken}) {
      HttpFailure failure = failure(HttpSettings.NONE.withTruststore(file), https(site));
      assertThat(failure.message().key()).isEqualTo("truststore-empty");
      assertThat(failure.message().args()).containsExactly(file.toString());
      assertThat(failure.mayHaveArrived()).isFalse();
    }
  }

  @Test
  void https_to_a_server_that_speaks_plain_http_is_told() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerInPlainText(plain));
      URI uri = URI.create("https://localhost:" + plain.getLocalPort() + "/");
      // Under load the JDK now and then loses the error and reports its connect time-out instead,
      // after which the next try sees it.
      HttpLimits hasty = HttpLimits.DEFAULTS.withConnect(Duration.ofSeconds(2));
      HttpFailure failure = failure(HttpSettings.NONE.withLimits(hasty), uri);
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.message().key()).isEqualTo("tls");
      assertThat(failure.mayHaveArrived()).isFalse();
    }
  }

  @Test
  void a_redirect_from_https_to_http_is_refused() throws Exception {
    try (Site plain = new Site(Site.says(200, "plain"));
        Site safe =
            new Site(keys.server(), Site.says(302, "", "Location", plain.at("/").toString()));
        PoliteHttp http = http(HttpSettings.NONE.withTruststore(keys.pem(folder)))) {
      HttpFailure failure =
          assertThatExceptionOfType(HttpFailure.class)
              .isThrownBy(() -> http.get(https(safe), Validators.NONE))
              .actual();
      assertThat(failure.message().key()).isEqualTo("redirect-unsafe");
      assertThat(plain.asked).isEmpty();
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().read();
        RawSite.write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
        socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The client or the test went away; the loop ends with the latter.
      }
    }
  }

  private HttpFailure failure(HttpSettings settings, URI uri) {
    try (PoliteHttp http = http(settings)) {
      return assertThatExceptionOfType(HttpFailure.class)
          .isThrownBy(() -> http.get(uri, Validators.NONE))
          .actual();
    }
  }

  private PoliteHttp http(HttpSettings settings) {
    return new PoliteHttp("1", settings, time, time, new Random(1));
  }

  private static URI https(Site site) {
    return URI.create("https://localhost:" + site.port() + "/");
  }
}
