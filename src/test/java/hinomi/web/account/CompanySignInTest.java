package hinomi.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.web.Browser;
import hinomi.web.WebServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Coming in by the company's provider, against one on this machine. */
class CompanySignInTest extends AccountCase {
  private StubProvider provider;

  @BeforeEach
  void provide() throws Exception {
    provider = new StubProvider(house.clock().instant());
    configure("viewer: [vuln-readers], operator: [vuln-operators], admin: [vuln-admins]");
    server.close();
    server =
        new WebServer(
            house,
            new AccountGuard(house, real(new PoliteHttp("test", HttpSettings.NONE))),
            List.of(THINGS),
            "127.0.0.1",
            0);
  }

  private static Exchange real(PoliteHttp http) {
    return (method, uri, headers, body) -> {
      Answer answer = http.send(new Call(method, uri, headers, body, Duration.ofSeconds(10)));
      return new Exchange.Answered(answer.status(), answer.body());
    };
  }

  private void configure(String roles) throws Exception {
    house.serve(
        """
        public-url: http://127.0.0.1:8080
        oidc:
          issuer: %s
          client-id: %s
          client-secret: "%s"
          roles-claim: realm_access.roles
          roles: {%s}
        """
            .formatted(provider.issuer(), StubProvider.CLIENT, StubProvider.SECRET, roles));
  }

  @AfterEach
  void end() {
    provider.close();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private HttpResponse<String> through(Browser browser) throws Exception {
    String there = location(browser.get("/login/company?back=%2Fsources"));
    assertThat(there).startsWith(provider.issuer() + "/auth?realm=a&response_type=code&");
    assertThat(there).doesNotContain("s3cret");
    return browser.get(provider.visit(there));
  }

  @Test
  void somebody_of_a_group_gets_its_role_and_goes_on() throws Exception {
    Browser browser = browser();
    assertThat(browser.page("/login").select("form[action=/login/company]")).hasSize(1);
    assertThat(location(through(browser))).isEqualTo("/sources");
    assertThat(browser.page("/").text()).contains("who: hanako");
    assertThat(browser.postRaw("/act", token(browser, "/"), Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.postRaw("/rule", token(browser, "/"), Map.of()).statusCode()).isEqualTo(403);
    assertThat(world.engine().store().accounts().deeds(Long.MAX_VALUE, 9))
        .extracting(d -> d.who() + " " + d.what())
        .contains("hanako SIGNED_IN sub-1");
  }

  @Test
  void the_highest_role_counts() throws Exception {
    configure("viewer: [other], admin: [vuln-operators]");
    Browser browser = browser();
    through(browser);
    assertThat(browser.postRaw("/rule", token(browser, "/"), Map.of()).statusCode()).isEqualTo(303);
  }

  @Test
  void whoever_has_no_role_stays_out() throws Exception {
    configure("admin: [vuln-admins]");
    Browser browser = browser();
    HttpResponse<String> answer = through(browser);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("hanako さんには Hinomi のロールがありません");
    assertThat(browser.get("/").statusCode()).isEqualTo(303);
  }

  static List<Lie> lies() {
    return List.of(
        new Lie("nonce", b -> b.claim("nonce", "other")),
        new Lie("no nonce", b -> b.claim("nonce", null)),
        new Lie("issuer", b -> b.issuer("https://evil.example")),
        new Lie("audience", b -> b.audience("another")),
        new Lie("audiences", b -> b.audience(List.of(StubProvider.CLIENT, "another"))),
        new Lie("party", b -> b.claim("azp", "another")),
        new Lie("no expiry", b -> b.expirationTime(null)),
        new Lie("expired", b -> b.expirationTime(Date.from(Instant.EPOCH))),
        new Lie("future", b -> b.issueTime(Date.from(Instant.parse("2500-01-01T00:00:00Z")))),
        new Lie("subject", b -> b.subject("")));
  }

  record Lie(String name, UnaryOperator<JWTClaimsSet.Builder> tell) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("lies")
  void a_token_that_claims_something_else_is_not_believed(Lie lie) throws Exception {
    provider.claims = lie.tell();
    refused();
  }

  @Test
  void a_token_of_two_audiences_names_us_as_the_party() throws Exception {
    provider.claims =
        b -> b.audience(List.of(StubProvider.CLIENT, "another")).claim("azp", StubProvider.CLIENT);
    assertThat(location(through(browser()))).isEqualTo("/sources");
  }

  private void refused() throws Exception {
    Browser browser = browser();
    assertThat(through(browser).statusCode()).isEqualTo(400);
    assertThat(browser.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void a_token_with_a_bad_signature_is_not_believed() throws Exception {
    provider.token = StubProvider::unsigned;
    refused();
    provider.token = provider::confused;
    refused();
    provider.token = t -> t.substring(0, t.length() - 8) + "AAAAAAAA";
    refused();
    provider.token = t -> "nonsense";
    refused();
    provider.token = t -> t;
    provider.forgeKey();
    refused();
    provider.useStrangeKey();
    refused();
  }

  @Test
  void changed_keys_are_asked_for_but_not_by_every_wrong_token() throws Exception {
    through(browser());
    provider.turnKeys();
    refused();
    house.pass(Duration.ofMinutes(2));
    provider.now = house.clock().instant();
    assertThat(location(through(browser()))).isEqualTo("/sources");
    provider.useStrangeKey();
    for (int i = 0; i < 5; i++) {
      refused();
    }
    assertThat(provider.asked.stream().filter(p -> p.endsWith("/keys"))).hasSize(2);
  }

  @Test
  void an_answer_counts_once_in_the_browser_that_left_and_in_time() throws Exception {
    Browser browser = browser();
    String back = provider.visit(location(browser.get("/login/company")));
    assertThat(browser().get(back).statusCode()).as("another browser").isEqualTo(400);
    assertThat(browser.get(back + "x").statusCode()).as("another state").isEqualTo(400);

    String second = provider.visit(location(browser.get("/login/company")));
    assertThat(browser.get(second + "&iss=https://evil.example").statusCode()).isEqualTo(400);

    String third = provider.visit(location(browser.get("/login/company")));
    assertThat(browser.get(third).statusCode()).isEqualTo(303);
    assertThat(browser.get(third).statusCode()).as("again").isEqualTo(400);

    Browser late = browser();
    String fourth = provider.visit(location(late.get("/login/company")));
    house.pass(Duration.ofMinutes(11));
    assertThat(late.get(fourth).statusCode()).isEqualTo(400);
  }

  @Test
  void whoever_leaves_again_and_again_without_coming_back_has_to_wait() throws Exception {
    int there = 0;
    for (int i = 0; i < 40; i++) {
      there += browser().get("/login/company").statusCode() == 303 ? 1 : 0;
    }
    assertThat(there).isEqualTo(30);
    house.pass(Duration.ofSeconds(31));
    assertThat(location(through(browser()))).isEqualTo("/sources");
    assertThat(location(through(browser()))).isEqualTo("/sources");
  }

  @Test
  void a_provider_that_calls_itself_something_else_is_not_used() throws Exception {
    provider.issuer = "https://evil.example";
    HttpResponse<String> answer = browser().get("/login/company");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("会社の認証サーバーに接続できません");
  }
}
