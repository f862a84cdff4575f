package hinomi.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.web.Browser;
import hinomi.web.OpenGuard;
import hinomi.web.WebServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** One's own page, tokens, and what administrators see of all. */
class AccountPageTest extends AccountCase {

  private static HttpResponse<String> make(Browser browser, String scope) throws Exception {
    return browser.postRaw(
        "/account/tokens",
        token(browser, "/account"),
        Map.of("label", "<b>cron</b>", "scope", scope, "days", "90"));
  }

  private static String words(HttpResponse<String> made) {
    return Jsoup.parse(made.body()).select(".made").text();
  }

  private List<String> deeds() {
    return world.engine().store().accounts().deeds(Long.MAX_VALUE, 100).stream()
        .map(d -> d.who() + " " + d.what())
        .toList();
  }

  @Test
  void the_page_tells_who_one_is_and_where_one_is_signed_in() throws Exception {
    Browser first = signedIn("otto");
    Browser second = signedIn("otto");
    signedIn("ada");
    Document page = second.page("/account");
    assertThat(page.select("dl.facts").text()).contains("otto", "運用者");
    assertThat(page.select("form[action=/account/sessions/end]")).hasSize(1);
    assertThat(page.select("a[href=/account/audit]")).isEmpty();
    String other = page.select("form[action=/account/sessions/end] [name=session]").val();
    HttpResponse<String> ended =
        second.postRaw("/account/sessions/end", token(second, "/"), Map.of("session", other));
    assertThat(ended.statusCode()).isEqualTo(303);
    assertThat(first.get("/").statusCode()).isEqualTo(303);
    assertThat(second.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void a_session_of_somebody_else_cannot_be_ended() throws Exception {
    Browser vera = signedIn("vera");
    Browser otto = signedIn("otto");
    String hash = world.engine().store().accounts().sessions("local:vera").getFirst().hash();
    otto.postRaw("/account/sessions/end", token(otto, "/"), Map.of("session", hash));
    assertThat(vera.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void a_token_is_shown_once_and_kept_as_a_hash() throws Exception {
    Browser otto = signedIn("otto");
    HttpResponse<String> made = make(otto, "act");
    String words = words(made);
    assertThat(words).matches("hinomi_[0-9a-f]{64}");
    assertThat(made.body()).contains("&lt;b&gt;cron").doesNotContain("<b>cron");
    assertThat(otto.get("/account").body()).doesNotContain(words);
    assertThat(world.engine().store().accounts().token(words)).isEmpty();
    assertThat(world.engine().store().accounts().token(People.digest(words))).isPresent();
    assertThat(String.join("\n", deeds())).doesNotContain(words);
  }

  @Test
  void nobody_makes_a_token_that_may_do_more() throws Exception {
    Browser vera = signedIn("vera");
    assertThat(vera.page("/account").select("select[name=scope] option").eachAttr("value"))
        .containsExactly("read", "metrics");
    assertThat(make(vera, "act").statusCode()).isEqualTo(400);
    assertThat(make(vera, "boss").statusCode()).isEqualTo(400);
    assertThat(make(signedIn("ada"), "admin").statusCode()).isEqualTo(200);
  }

  @Test
  void the_log_tells_administrators_who_did_what() throws Exception {
    signIn(browser(), "vera", "wrong");
    signIn(browser(), "my password in the wrong field", "x");
    Browser otto = signedIn("otto");
    otto.postRaw("/act", token(otto, "/"), Map.of());
    otto.postRaw("/rule", token(otto, "/"), Map.of());
    otto.postRaw("/act", "forged", Map.of());
    otto.postRaw("/logout", token(otto, "/"), Map.of());
    assertThat(deeds())
        .containsExactly(
            "otto SIGNED_OUT",
            "otto POST /rule 403",
            "otto POST /act 303",
            "otto SIGNED_IN",
            " SIGN_IN_FAILED",
            "vera SIGN_IN_FAILED");
    assertThat(signedIn("vera").get("/account/audit").statusCode()).isEqualTo(403);
    Document log = signedIn("ada").page("/account/audit");
    assertThat(log.select("tbody tr").eachText())
        .anyMatch(
            row -> row.contains("otto") && row.contains("127.0.0.1") && row.contains("POST /act"))
        .anyMatch(row -> row.contains("不明") && row.contains("サインインに失敗"));
  }

  @Test
  void the_log_is_read_page_by_page() throws Exception {
    for (int i = 0; i < 230; i++) {
      world.engine().store().accounts().note(house.clock().instant(), "a", "::1", "POST /n/" + i);
    }
    Browser ada = signedIn("ada");
    Document page = ada.page("/account/audit");
    int lines = page.select("tbody tr").size();
    while (!page.select("a[href*=before]").isEmpty()) {
      page = ada.page(page.select("a[href*=before]").attr("href"));
      lines += page.select("tbody tr").size();
    }
    assertThat(lines).isEqualTo(231);
  }

  @Test
  void metrics_need_a_token_for_them_where_there_are_users() throws Exception {
    assertThat(browser().get("/metrics").statusCode()).isEqualTo(401);
    Browser ada = signedIn("ada");
    assertThat(ada.get("/metrics").statusCode()).isEqualTo(401);
    String wrong = "Bearer " + words(make(ada, "admin"));
    assertThat(browser().get("/metrics", "Authorization", wrong).statusCode()).isEqualTo(401);
    String right = "Bearer " + words(make(signedIn("vera"), "metrics"));
    assertThat(browser().get("/metrics", "Authorization", right).body()).contains("hinomi_up 1");
    house.serve(GuardedHouse.USERS.replaceAll("(?m)^.*vera.*\n", ""));
    assertThat(browser().get("/metrics", "Authorization", right).statusCode()).isEqualTo(401);
    house.serve(GuardedHouse.USERS + "metrics: open\n");
    assertThat(browser().get("/metrics").statusCode()).isEqualTo(200);
    assertThat(browser().get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void a_token_opens_no_page() throws Exception {
    String token = "Bearer " + words(make(signedIn("ada"), "admin"));
    assertThat(browser().get("/", "Authorization", token).statusCode()).isEqualTo(303);
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("ada:" + token.substring(7)).getBytes(StandardCharsets.UTF_8));
    assertThat(browser().get("/", "Authorization", basic).statusCode()).isEqualTo(303);
  }

  @Test
  void tokens_expire_and_are_taken_back() throws Exception {
    Browser vera = signedIn("vera");
    String token = "Bearer " + words(make(vera, "metrics"));
    String other = "Bearer " + words(make(vera, "metrics"));
    String id = vera.page("/account").select("[action=/account/tokens/remove] [name=id]").val();
    vera.postRaw("/account/tokens/remove", token(vera, "/"), Map.of("id", id));
    assertThat(browser().get("/metrics", "Authorization", other).statusCode()).isEqualTo(401);
    assertThat(browser().get("/metrics", "Authorization", token).statusCode()).isEqualTo(200);
    house.pass(Duration.ofDays(91));
    assertThat(browser().get("/metrics", "Authorization", token).statusCode()).isEqualTo(401);
  }

  @Test
  void where_nobody_signs_in_the_page_tells_how_to_change_that() throws Exception {
    try (WebServer open = new WebServer(house, new OpenGuard(), List.of(THINGS), "127.0.0.1", 0)) {
      assertThat(new Browser(open.port()).page("/account").text()).contains("hinomi password");
    }
  }

  @Test
  void hostile_words_stay_words_in_the_log() throws Exception {
    world
        .engine()
        .store()
        .accounts()
        .note(house.clock().instant(), "<script>", "x", "POST /<img src=x>\n 303");
    assertThat(signedIn("ada").get("/account/audit").body())
        .doesNotContain("<script>alert", "<img src=x>")
        .contains("&lt;img src=x&gt;");
  }
}
