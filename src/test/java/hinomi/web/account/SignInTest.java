package hinomi.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.web.Browser;
import hinomi.web.WebServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming in with a password, staying, and leaving. */
class SignInTest extends AccountCase {
  private static final String PASSWORD = GuardedHouse.PASSWORD;

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(c -> c.startsWith(name + "="))
        .findFirst()
        .orElse("");
  }

  @Test
  void nobody_is_asked_to_sign_in_and_goes_on_where_they_were() throws Exception {
    Browser browser = browser();
    assertThat(location(browser.get("/?a=b"))).isEqualTo("/login?back=%2F%3Fa%3Db");
    assertThat(
            browser
                .page("/login?back=%2F%3Fa%3Db")
                .select("input[name=back]")
                .eachAttr("value")
                .getFirst())
        .isEqualTo("/login");
    assertThat(browser.page("/login?back=%2F%3Fa%3Db").select(".login input[name=back]").val())
        .isEqualTo("/?a=b");
    assertThat(location(signIn(browser, "vera", PASSWORD))).isEqualTo("/?a=b");
    assertThat(browser.page("/").text()).contains("who: vera");
    assertThat(location(browser.get("/login"))).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "https://evil.example", "/\\evil", "/login", "javascript:x", ""})
  void nobody_is_sent_elsewhere_after_the_sign_in(String back) {
    assertThat(SignIn.back(back)).isEqualTo("/");
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_told_alike() throws Exception {
    HttpResponse<String> wrong = signIn(browser(), "vera", "wrong");
    HttpResponse<String> unknown = signIn(browser(), "nemo", "wrong");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("ユーザー名またはパスワードが正しくありません。");
    assertThat(unknown.body().replace("nemo", "vera").replaceAll("value=\"[0-9a-f]{64}\"", ""))
        .isEqualTo(wrong.body().replaceAll("value=\"[0-9a-f]{64}\"", ""));
    assertThat(cookie(wrong, "hinomi-session")).isEmpty();
  }

  @Test
  void an_unknown_name_takes_as_long_as_a_known_one() throws Exception {
    long known = Long.MAX_VALUE;
    long unknown = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      house.pass(Duration.ofDays(2));
      known = Math.min(known, nanos("vera"));
      unknown = Math.min(unknown, nanos("nemo"));
    }
    assertThat((double) unknown / known).isBetween(0.5, 2.0);
    assertThat(unknown).isGreaterThan(Duration.ofMillis(5).toNanos());
  }

  private long nanos(String name) throws Exception {
    Browser browser = browser();
    String token = token(browser, "/login");
    long begin = System.nanoTime();
    assertThat(browser.postRaw("/login", token, Map.of("name", name, "password", "x")).statusCode())
        .isEqualTo(401);
    return System.nanoTime() - begin;
  }

  @Test
  void whoever_guesses_has_to_wait_longer_each_time_and_not_for_ever() throws Exception {
    Browser browser = browser();
    for (int i = 0; i < 3; i++) {
      assertThat(signIn(browser, "vera", "guess " + i).statusCode()).isEqualTo(401);
    }
    HttpResponse<String> early = signIn(browser, "vera", PASSWORD);
    assertThat(early.statusCode()).isEqualTo(429);
    assertThat(early.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(early.body()).contains("以降にもう一度");
    house.pass(Duration.ofSeconds(2));
    assertThat(signIn(browser, "vera", "guess").statusCode()).isEqualTo(401);
    house.pass(Duration.ofSeconds(1));
    assertThat(signIn(browser, "vera", PASSWORD).statusCode()).isEqualTo(429);
    assertThat(signIn(browser(), "ada", PASSWORD).statusCode()).isEqualTo(303);
    house.pass(Duration.ofMinutes(16));
    assertThat(signIn(browser, "vera", PASSWORD).statusCode()).isEqualTo(303);
    assertThat(signIn(browser(), "vera", "wrong").statusCode()).isEqualTo(401);
  }

  @Test
  void guesses_from_many_addresses_do_not_lock_out_who_is_signed_in_elsewhere() throws Exception {
    house.serve(GuardedHouse.USERS + "trusted-proxies: [127.0.0.1]\n");
    Browser hers = browser();
    assertThat(signIn(hers, "vera", PASSWORD, "X-Forwarded-For", "192.0.2.9").statusCode())
        .isEqualTo(303);
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      HttpResponse<String> guess =
          signIn(browser(), "vera", "guess", "X-Forwarded-For", "198.51.100." + i);
      refused += guess.statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(5);
    Browser again = browser();
    assertThat(signIn(again, "vera", PASSWORD, "X-Forwarded-For", "192.0.2.9").statusCode())
        .isEqualTo(303);
  }

  @Test
  void a_forwarded_address_is_believed_from_trusted_proxies_only() throws Exception {
    for (int i = 0; i < 3; i++) {
      signIn(browser(), "vera", "guess", "X-Forwarded-For", "198.51.100." + i);
    }
    assertThat(signIn(browser(), "vera", "guess", "X-Forwarded-For", "198.51.100.77").statusCode())
        .isEqualTo(429);
  }

  @Test
  void every_sign_in_gets_an_id_of_its_own_that_scripts_do_not_see() throws Exception {
    HttpResponse<String> answer =
        signIn(browser(), "vera", PASSWORD, "Cookie", "hinomi-session=planted");
    assertThat(answer.statusCode()).isEqualTo(403);
    Browser browser = browser();
    String first = cookie(signIn(browser, "vera", PASSWORD), "hinomi-session");
    assertThat(first).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
    assertThat(first).matches("hinomi-session=[0-9a-f]{64};.*");
    String id = first.substring("hinomi-session=".length()).split(";", 2)[0];
    assertThat(world.engine().store().accounts().session(id)).isEmpty();
    assertThat(world.engine().store().accounts().session(People.digest(id))).isPresent();
    String second = cookie(signIn(browser(), "vera", PASSWORD), "hinomi-session");
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void behind_https_the_cookie_goes_over_https_only_and_to_this_host_only() throws Exception {
    house.serve(GuardedHouse.USERS + "public-url: https://watch.example\n");
    HttpResponse<String> page = browser().get("/login");
    assertThat(cookie(page, "__Host-hinomi-visit")).contains("Secure", "HttpOnly", "Path=/");
  }

  @Test
  void a_session_ends_when_it_is_idle_or_old() throws Exception {
    Browser browser = signedIn("vera");
    for (int i = 0; i < 11; i++) {
      house.pass(Duration.ofMinutes(61));
      assertThat(browser.get("/").statusCode()).as("hour %s", i).isEqualTo(200);
    }
    house.pass(Duration.ofMinutes(61));
    assertThat(browser.get("/").statusCode()).isEqualTo(303);

    Browser idle = signedIn("vera");
    house.pass(Duration.ofMinutes(121));
    assertThat(idle.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void a_session_outlives_the_process() throws Exception {
    Browser browser = signedIn("vera");
    int port = server.port();
    server.close();
    server =
        new WebServer(
            house, new AccountGuard(house, NOBODY_ASKS), List.of(THINGS), "127.0.0.1", port);
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void a_changed_password_role_or_list_of_users_counts_at_once() throws Exception {
    Browser ada = signedIn("ada");
    String token = token(ada, "/");
    assertThat(ada.postRaw("/rule", token, Map.of()).statusCode()).isEqualTo(303);
    house.serve(GuardedHouse.USERS.replace("role: admin", "role: viewer"));
    assertThat(ada.postRaw("/rule", token, Map.of()).statusCode()).isEqualTo(403);
    assertThat(ada.get("/").statusCode()).isEqualTo(200);
    String other = hinomi.config.PasswordHash.make("another password").reveal();
    house.serve(GuardedHouse.USERS.replace(GuardedHouse.HASH, other));
    assertThat(ada.get("/").statusCode()).isEqualTo(303);
    Browser vera = browser();
    assertThat(signIn(vera, "vera", "another password").statusCode()).isEqualTo(303);
    house.serve("users: [{name: ada, role: admin, password: '" + GuardedHouse.HASH + "'}]\n");
    assertThat(vera.get("/").statusCode()).isEqualTo(303);
    house.serve("listen: 127.0.0.1:8080");
    assertThat(browser().get("/").statusCode()).as("closed, not open").isEqualTo(303);
  }

  @Test
  void forms_hang_on_the_own_session() throws Exception {
    Browser otto = signedIn("otto");
    Browser ada = signedIn("ada");
    assertThat(otto.postRaw("/act", token(ada, "/"), Map.of()).statusCode()).isEqualTo(403);
    assertThat(otto.postRaw("/act", token(otto, "/"), Map.of()).statusCode()).isEqualTo(303);
    assertThat(
            browser()
                .postRaw("/login", "", Map.of("name", "vera", "password", PASSWORD))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void whoever_leaves_is_out() throws Exception {
    Browser browser = signedIn("vera");
    assertThat(browser.postRaw("/logout", token(browser, "/"), Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(browser.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void only_own_names_and_addresses_in_digits_are_answered_to() throws Exception {
    house.serve(GuardedHouse.USERS + "listen: watch.lan:8080\npublic-url: https://watch.example\n");
    AccountGuard guard = new AccountGuard(house, NOBODY_ASKS);
    assertThat(
            List.of("watch.example", "WATCH.example:443", "watch.lan:8080", "10.0.0.1", "[::1]:80"))
        .allMatch(guard::host);
    assertThat(List.of("evil.example", "watch.example.evil.example", "10.0.0.1.evil.example", ""))
        .noneMatch(guard::host);
  }
}
