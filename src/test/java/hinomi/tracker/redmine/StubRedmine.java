package hinomi.tracker.redmine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A web server that answers like one version of Redmine, below a sub-path, with faults on order.
 */
public final class StubRedmine implements AutoCloseable {
  public static final String KEY = "0123456789abcdef0123456789abcdef01234567";
  private static final int HANG = 0;
  static final String PATH = "/redmine";

  /** Versions that differ in what the tracker sees. */
  public enum Version {
    V3_4,
    V4_2,
    V5_0,
    V6_1;

    boolean since(Version other) {
      return compareTo(other) >= 0;
    }
  }

  /** What goes wrong. */
  public enum Fault {
    STORE_THEN_HANG,
    KEY_LOCKED,
    STORE_THEN_500,
    FAIL_500,
    NO_EMOJI,
    INVALID_422,
    REST_OFF,
    BASIC_AUTH,
    LOGIN_PAGE,
    LOGIN_REDIRECT,
    REDIRECT,
    RETRY_503,
    BUSY_429,
    UNKNOWN_WATCHER,
    DROP_TRACKER,
    DROP_STATUS,
    DROP_FIELDS,
    DROP_WATCHERS,
    IGNORE_FIELD_FILTER,
    PROJECT_CLOSED,
    PROJECT_MISSING,
    PROJECT_FORBIDDEN,
    NO_ADD_PERMISSION,
    NO_EDIT_PERMISSION,
    STALE_ONCE,
    WORKFLOW,
    DROP_DUE,
    FIELDS_RENAMED,
    INVALID_CHANGE,
    IGNORE_UPDATED_BY,
    FAIL_UPDATED_BY,
    ADMIN,
    PUBLIC
  }

  /** An answer: status, JSON or text, further headers. */
  record Reply(int status, String body, Map<String, String> headers) {
    static Reply of(int status, Object body) {
      return new Reply(status, body.toString(), Map.of());
    }
  }

  final Set<Fault> faults = Collections.synchronizedSet(EnumSet.noneOf(Fault.class));
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  final StubData data;

  /** How long each answer to a change takes. */
  public volatile Duration slow = Duration.ZERO;

  /** How long it hangs where it hangs. */
  public volatile Duration hangs = Duration.ofSeconds(20);

  private final HttpServer server;
  private final CountDownLatch ended = new CountDownLatch(1);

  public StubRedmine(Version version) throws IOException {
    data = new StubData(version, faults);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** What goes wrong from now on; to be changed at will. */
  public Set<Fault> faults() {
    return faults;
  }

  /** What was asked: method and path. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** All issues as they are now. */
  public synchronized List<JsonNode> issues() {
    return data.issues.all().values().stream().<JsonNode>map(JsonNode::deepCopy).toList();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH + "/");
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      if (!exchange.getRequestMethod().equals("GET") && slow.isPositive()) {
        ended.await(slow.toMillis(), TimeUnit.MILLISECONDS);
      }
      if (reply.status == HANG) {
        hang();
        return;
      }
      byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      reply.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(reply.status, body.length == 0 ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Reply reply(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    URI uri = exchange.getRequestURI();
    String path = uri.getPath();
    requests.add(method + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!path.startsWith(PATH + "/")) {
      return new Reply(404, "<html>not here</html>", Map.of());
    }
    if (faults.contains(Fault.LOGIN_PAGE)) {
      return new Reply(200, "<!DOCTYPE html><title>Log in</title>", Map.of());
    }
    if (faults.contains(Fault.LOGIN_REDIRECT)) {
      return new Reply(302, "", Map.of("Location", "https://sso.example/login?to=x"));
    }
    if (faults.contains(Fault.REDIRECT)) {
      return new Reply(301, "", Map.of("Location", "https://redmine.example" + path));
    }
    String basic = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    String expected =
        "Basic " + Base64.getEncoder().encodeToString("web:門番".getBytes(StandardCharsets.UTF_8));
    if (faults.contains(Fault.BASIC_AUTH) && !basic.equals(expected)) {
      return new Reply(401, "", Map.of("WWW-Authenticate", "Basic realm=\"Intranet\""));
    }
    boolean known =
        KEY.equals(exchange.getRequestHeaders().getFirst("X-Redmine-API-Key"))
            && !faults.contains(Fault.KEY_LOCKED);
    if (faults.contains(Fault.REST_OFF)) {
      return Reply.of(data.version().since(Version.V4_2) ? 403 : 401, "");
    }
    Map<String, String> query = query(uri);
    if (!known) {
      boolean list = method.equals("GET") && path.endsWith("/issues.json");
      boolean missing =
          path.contains("/issues/") && data.get(path.substring(PATH.length()), query).status == 404;
      if (missing) {
        return Reply.of(404, "");
      }
      return list && !query.containsKey("project_id")
          ? Reply.of(200, "{\"issues\":[],\"total_count\":0,\"offset\":0,\"limit\":25}")
          : new Reply(401, "", Map.of("WWW-Authenticate", "Basic realm=\"Redmine API\""));
    }
    if (faults.contains(Fault.FAIL_UPDATED_BY) && query.containsKey("updated_by")) {
      return Reply.of(500, "");
    }
    String rest = path.substring(PATH.length());
    return method.equals("GET") ? data.get(rest, query) : write(method, rest, body);
  }

  private Reply write(String method, String path, String body) {
    if (faults.contains(Fault.FAIL_500)
        || (faults.contains(Fault.NO_EMOJI) && Characters.beyondBmp(body))) {
      return Reply.of(500, "<html>Internal error</html>");
    }
    if (faults.contains(Fault.RETRY_503)) {
      return new Reply(503, "", Map.of("Retry-After", "120"));
    }
    if (faults.contains(Fault.BUSY_429)) {
      return new Reply(429, "", Map.of("Retry-After", "7"));
    }
    JsonNode content = Api.JSON.readTree(body);
    Reply reply =
        method.equals("POST")
            ? data.issues.post(path, content)
            : data.issues.put(path, content.path("issue"));
    if (faults.remove(Fault.STORE_THEN_HANG)) {
      return Reply.of(HANG, "");
    }
    return faults.remove(Fault.STORE_THEN_500) ? Reply.of(500, "") : reply;
  }

  /** Until the test is over, or longer than any client of it waits. */
  private void hang() {
    try {
      ended.await(hangs.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&")) {
        int equals = pair.indexOf('=');
        query.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }
}
