package hinomi.ticket.render;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Redmine, to see what it makes of a text. */
public final class LiveRedmine {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String url;
  private final String key;

  private LiveRedmine(String url, String key) {
    this.url = url;
    this.key = key;
  }

  /**
   * The Redmine that the environment names with a prefix: {@code PREFIX_URL} and {@code
   * PREFIX_API_KEY} of an administrator. Skips the test where there is none.
   */
  public static LiveRedmine named(String prefix) throws IOException, InterruptedException {
    String url = System.getenv(prefix + "_URL");
    String key = System.getenv(prefix + "_API_KEY");
    Assumptions.assumeTrue(url != null && key != null, prefix + "_URL and _API_KEY are not set");
    LiveRedmine redmine = new LiveRedmine(url, key);
    redmine.login();
    return redmine;
  }

  /** Files a ticket and returns the part of its page that shows the description. */
  public Element shown(String subject, String description)
      throws IOException, InterruptedException {
    project();
    JsonNode issue =
        post(
            "/issues.json",
            Map.of(
                "issue",
                Map.of(
                    "project_id",
                    "tx-text",
                    "tracker_id",
                    1,
                    "subject",
                    subject,
                    "description",
                    description)));
    String page = get("/issues/" + issue.path("issue").path("id").asString());
    return List.copyOf(Jsoup.parse(page).select("div.description div.wiki")).getFirst();
  }

  private void project() throws IOException, InterruptedException {
    post(
        "/projects.json",
        Map.of(
            "project",
            Map.of(
                "name",
                "Texts",
                "identifier",
                "tx-text",
                "is_public",
                false,
                "tracker_ids",
                List.of(1),
                "enabled_module_names",
                List.of("issue_tracking", "wiki"))));
  }

  private void login() throws IOException, InterruptedException {
    String token =
        List.copyOf(Jsoup.parse(get("/login")).select("input[name=authenticity_token]"))
            .getFirst()
            .attr("value");
    String password = System.getenv().getOrDefault("REDMINE_ADMIN_PASSWORD", "redmine-dev-admin");
    String form =
        "username=admin&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8)
            + "&authenticity_token="
            + URLEncoder.encode(token, StandardCharsets.UTF_8);
    http.send(
        HttpRequest.newBuilder(URI.create(url + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private String get(String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString())
        .body();
  }

  private JsonNode post(String path, Object content) throws IOException, InterruptedException {
    String answer =
        http.send(
                HttpRequest.newBuilder(URI.create(url + path))
                    .header("X-Redmine-API-Key", key)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(content)))
                    .build(),
                BodyHandlers.ofString())
            .body();
    return answer.isBlank() ? JSON.createObjectNode() : JSON.readTree(answer);
  }
}
