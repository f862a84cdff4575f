package hinomi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hinomi.DemoWorld;
import hinomi.web.Browser;
import hinomi.web.Handler;
import hinomi.web.Role;
import hinomi.web.Site;
import hinomi.web.WebServer;
import hinomi.web.account.AccountGuard;
import hinomi.web.account.GuardedHouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What programs read and do, and that it is as described. */
class ApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNode DESCRIPTION = description();

  @TempDir private Path folder;
  private DemoWorld world;
  private GuardedHouse house;
  private WebServer server;
  private final Map<String, String> tokens = new HashMap<>();
  private final Set<String> answered = new HashSet<>();

  private static JsonNode description() {
    try (InputStream in = ApiTest.class.getResourceAsStream("/hinomi/web/api/openapi.json")) {
      return JSON.readTree(Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() throws Exception {
    world = DemoWorld.in(folder);
    house = new GuardedHouse(world, folder, GuardedHouse.USERS);
    server =
        new WebServer(
            house,
            new AccountGuard(
                house,
                (method, uri, headers, body) -> {
                  throw new IOException("nothing is asked");
                }),
            List.of(new Api(), new Feeds()),
            "127.0.0.1",
            0);
    token("vera", "read");
    token("otto", "act");
    token("ada", "admin");
  }

  @AfterEach
  void stop() {
    server.close();
    world.close();
  }

  private void token(String name, String scope) throws Exception {
    Browser browser = new Browser(server.port());
    String form = browser.page("/login").select("input[name=token]").attr("value");
    browser.postRaw("/login", form, Map.of("name", name, "password", GuardedHouse.PASSWORD));
    String mine = browser.page("/account").select("input[name=token]").attr("value");
    HttpResponse<String> made =
        browser.postRaw(
            "/account/tokens", mine, Map.of("label", "test", "scope", scope, "days", "30"));
    tokens.put(scope, Jsoup.parse(made.body()).select(".made").text());
  }

  private HttpResponse<String> ask(String method, String path, String scope, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Accept-Language", "en")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!scope.isEmpty()) {
      request.header("Authorization", "Bearer " + tokens.getOrDefault(scope, scope));
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Asks, and checks the answer against the description of its operation. */
  private JsonNode checked(String method, String template, String path, String scope, String body)
      throws Exception {
    HttpResponse<String> answer = ask(method, "/api/v1" + path, scope, body);
    JsonNode operation =
        DESCRIPTION.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
    JsonNode described = operation.path("responses").path("" + answer.statusCode()).path("content");
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    assertThat(described.has(type))
        .as("%s %s: %s %s %s", method, path, answer.statusCode(), type, answer.body())
        .isTrue();
    assertThat(
            schema(described.path(type).path("schema")).validate(answer.body(), InputFormat.JSON))
        .as("%s %s: %s", method, path, answer.body())
        .isEmpty();
    answered.add(method + " " + template + " " + answer.statusCode());
    return JSON.readTree(answer.body());
  }

  private static Schema schema(JsonNode node) {
    ObjectNode whole = JSON.createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.setAll((ObjectNode) node);
    whole.set("$defs", DESCRIPTION.path("components").path("schemas"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString().replace("#/components/schemas/", "#/$defs/"));
  }

  /** The addresses that the site answers, with the role that each wants. */
  private static Map<String, Role> routes() {
    Map<String, Role> routes = new TreeMap<>();
    new Api()
        .add(
            new Site() {
              @Override
              public void get(String path, Role needed, Handler handler) {
                routes.put("GET " + path.substring("/api/v1".length()), needed);
              }

              @Override
              public void events(String path, Role needed, Supplier<String> version) {
                throw new AssertionError("the API has no streams");
              }

              @Override
              public void post(String path, Role needed, Handler handler) {
                routes.put("POST " + path.substring("/api/v1".length()), needed);
              }
            });
    return routes;
  }

  @Test
  void every_address_is_described_with_the_scope_that_it_wants_and_no_other() {
    Map<Role, String> scopes =
        Map.of(Role.ANYONE, "none", Role.VIEWER, "read", Role.OPERATOR, "act", Role.ADMIN, "admin");
    Map<String, String> wanted = new TreeMap<>();
    routes().forEach((route, role) -> wanted.put(route, scopes.get(role)));
    Map<String, String> described = new TreeMap<>();
    DESCRIPTION
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            described.put(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT)
                                    + " "
                                    + path.getKey(),
                                operation.getValue().path("x-scope").asString(""))));
    assertThat(described).isEqualTo(wanted);
  }

  @Test
  void every_parameter_of_an_address_is_described() {
    DESCRIPTION
        .path("paths")
        .properties()
        .forEach(
            path -> {
              Set<String> inPath =
                  new TreeSet<>(
                      Pattern.compile("\\{(\\w+)}")
                          .matcher(path.getKey())
                          .results()
                          .map(m -> m.group(1))
                          .toList());
              path.getValue()
                  .properties()
                  .forEach(
                      operation -> {
                        Set<String> described = new TreeSet<>();
                        operation
                            .getValue()
                            .path("parameters")
                            .forEach(
                                p -> {
                                  if (p.path("in").asString("").equals("path")) {
                                    described.add(p.path("name").asString(""));
                                  }
                                });
                        assertThat(described).as(path.getKey()).isEqualTo(inPath);
                      });
            });
  }

  @Test
  void every_answer_is_as_described() throws Exception {
    String id = world.engine().store().tickets().getLast().members().getFirst().value();
    String escaped = id.replace("#", "%23");
    JsonNode found =
        checked("GET", "/vulnerabilities", "/vulnerabilities?q=cve&limit=2", "read", "");
    assertThat(found.path("items")).hasSize(2);
    String next = found.path("next").asString("");
    JsonNode second =
        checked(
            "GET", "/vulnerabilities", "/vulnerabilities?q=cve&limit=2&cursor=" + next, "read", "");
    assertThat(second.path("items").path(0).path("id"))
        .isNotEqualTo(found.path("items").path(0).path("id"));
    checked("GET", "/vulnerabilities", "/vulnerabilities?q=cvss>x".replace(">", "%3E"), "read", "");
    checked("GET", "/vulnerabilities", "/vulnerabilities?q=x&limit=0", "read", "");
    JsonNode detail =
        checked("GET", "/vulnerabilities/{id}", "/vulnerabilities/" + escaped, "read", "");
    assertThat(detail.path("items").path(0).path("ticket").path("subject").asString(""))
        .isNotEmpty();
    for (String one :
        world
            .engine()
            .store()
            .changed(java.time.Instant.EPOCH, house.clock().instant().plus(Duration.ofDays(9)))
            .stream()
            .map(v -> v.value())
            .filter(v -> v.startsWith("CVE"))
            .toList()) {
      checked("GET", "/vulnerabilities/{id}", "/vulnerabilities/" + one, "read", "");
    }
    checked("GET", "/vulnerabilities/{id}", "/vulnerabilities/CVE-1999-9999", "read", "");

    JsonNode untouched = checked("GET", "/tickets", "/tickets?state=untouched&limit=1", "read", "");
    assertThat(untouched.path("items").path(0).path("untouched").asBoolean()).isTrue();
    int all = 0;
    String cursor = "";
    do {
      JsonNode page = checked("GET", "/tickets", "/tickets?state=all&limit=2" + cursor, "read", "");
      all += page.path("items").size();
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString("");
    } while (!cursor.isEmpty());
    assertThat(all).isEqualTo(world.engine().store().tickets().size());
    checked("GET", "/tickets", "/tickets?state=closed", "read", "");

    String period = "from=1990-01-01T00:00:00Z";
    JsonNode ledger = checked("GET", "/ledger", "/ledger?limit=3&" + period, "read", "");
    assertThat(ledger.path("items")).hasSize(3);
    JsonNode dropped = checked("GET", "/ledger", "/ledger?fate=dropped&" + period, "read", "");
    assertThat(dropped.path("items")).allMatch(e -> e.path("fate").asString("").equals("dropped"));
    checked("GET", "/ledger", "/ledger?from=yesterday", "read", "");
    assertThat(checked("GET", "/watches", "/watches", "read", "").path("items")).hasSize(1);
    assertThat(checked("GET", "/sources", "/sources", "read", "").path("items")).isNotEmpty();
    assertThat(checked("GET", "/runs", "/runs", "read", "").path("items")).hasSize(1);
    JsonNode weeks = checked("GET", "/reports", "/reports?weeks=104", "read", "").path("items");
    assertThat(weeks).hasSize(104);
    assertThat(weeks).anyMatch(w -> w.path("tickets").asInt() > 0);
    checked("GET", "/reports", "/reports?weeks=0", "read", "");
    checked("GET", "/runs", "/runs?limit=many", "read", "");

    checked(
        "POST",
        "/vulnerabilities/{id}/promote",
        "/vulnerabilities/" + escaped + "/promote",
        "act",
        "");
    checked(
        "POST",
        "/vulnerabilities/{id}/promote",
        "/vulnerabilities/CVE-1999-9999/promote",
        "act",
        "");
    checked("POST", "/sources/{name}/run", "/sources/jvn/run", "act", "");
    assertThat(house.asked).containsExactly("jvn");
    checked("POST", "/sources/{name}/run", "/sources/none/run", "act", "");
    String until = house.clock().instant().plus(Duration.ofDays(3)).toString();
    String body =
        "{\"what\": \"watch\", \"name\": \"nginx\", \"until\": \"%s\", \"reason\": \"moving\"}"
            .formatted(until);
    JsonNode silence = checked("POST", "/silences", "/silences", "act", body);
    for (String wrong :
        List.of(
            "",
            "[]",
            "{",
            body.replace("watch", "planet"),
            body.replace("\"nginx\"", "\"apache\""),
            body.replace("moving", " "),
            body.replace(until, "2001-01-01T00:00:00Z"))) {
      assertThat(
              checked("POST", "/silences", "/silences", "act", wrong).path("detail").asString(""))
          .as(wrong)
          .isNotEmpty();
    }
    assertThat(checked("GET", "/silences", "/silences", "read", "").path("items")).hasSize(1);
    String end = "/silences/" + silence.path("number").asInt() + "/end";
    checked("POST", "/silences/{number}/end", end, "act", "");
    checked("POST", "/silences/{number}/end", end, "act", "");
    JsonNode audit = checked("GET", "/audit", "/audit?limit=200", "admin", "");
    assertThat(audit.path("items").toString()).contains("POST " + "/api/v1" + end);
    checked("GET", "/audit", "/audit?limit=x", "admin", "");
    checked("GET", "/openapi.json", "/openapi.json", "", "");
    for (String route : routes().keySet()) {
      String[] parts = route.split(" ");
      if (!parts[1].equals("/openapi.json")) {
        String path = parts[1].replaceAll("\\{\\w+}", "1");
        checked(parts[0], parts[1], path, "", "");
        checked(parts[0], parts[1], path, "hinomi_0", "");
      }
    }
    Set<String> described = new TreeSet<>();
    DESCRIPTION
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operation
                                .getValue()
                                .path("responses")
                                .propertyNames()
                                .forEach(
                                    status ->
                                        described.add(
                                            operation.getKey().toUpperCase(java.util.Locale.ROOT)
                                                + " "
                                                + path.getKey()
                                                + " "
                                                + status))));
    described.removeIf(d -> d.endsWith(" 403"));
    answered.removeIf(a -> a.endsWith(" 403"));
    assertThat(answered).as("every described answer was seen").containsAll(described);
  }

  @Test
  void a_token_does_what_its_scope_lets_it() throws Exception {
    for (Map.Entry<String, Role> route : routes().entrySet()) {
      String[] parts = route.getKey().split(" ");
      String path = parts[1].replaceAll("\\{\\w+}", "1");
      for (Map.Entry<String, Role> token :
          Map.of("read", Role.VIEWER, "act", Role.OPERATOR, "admin", Role.ADMIN).entrySet()) {
        int status = ask(parts[0], "/api/v1" + path, token.getKey(), "").statusCode();
        assertThat(status == 403)
            .as("%s by %s: %s", route.getKey(), token.getKey(), status)
            .isEqualTo(!token.getValue().mayAct(route.getValue()));
        assertThat(status).isNotEqualTo(401).isLessThan(500);
      }
    }
  }

  @Test
  void a_cookie_alone_does_nothing_but_with_the_token_of_forms_it_does() throws Exception {
    Browser otto = new Browser(server.port());
    String form = otto.page("/login").select("input[name=token]").attr("value");
    otto.postRaw("/login", form, Map.of("name", "otto", "password", GuardedHouse.PASSWORD));
    assertThat(otto.get("/api/v1/tickets").statusCode()).isEqualTo(200);
    String run = "/api/v1/sources/jvn/run";
    assertThat(otto.postRaw(run, "", Map.of()).statusCode()).isEqualTo(403);
    assertThat(house.asked).isEmpty();
    String mine = otto.page("/account").select("input[name=token]").attr("value");
    assertThat(otto.postRaw(run, mine, Map.of()).statusCode()).isEqualTo(200);
    assertThat(house.asked).containsExactly("jvn");
    HttpResponse<String> bad = otto.get("/api/v1/tickets", "Authorization", "Bearer hinomi_wrong");
    assertThat(bad.statusCode()).as("the cookie does not help a wrong token").isEqualTo(401);
    assertThat(bad.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void texts_come_in_the_language_that_is_asked_for() throws Exception {
    HttpResponse<String> answer =
        new Browser(server.port())
            .get(
                "/api/v1/reports?weeks=0",
                "Authorization",
                "Bearer " + tokens.get("read"),
                "Accept-Language",
                "ja");
    assertThat(answer.body()).contains("整数を指定してください");
  }
}
