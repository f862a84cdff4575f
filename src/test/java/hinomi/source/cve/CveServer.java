package hinomi.source.cve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A small CVE List on this machine: a delta log with an ETag, and a record for every id. */
final class CveServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> status = new ConcurrentHashMap<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private volatile String log = "[]";

  CveServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI log() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cves/deltaLog.json");
  }

  void log(String json) {
    log = json;
  }

  /** Answers for one record with a status until told otherwise; 200 is healthy again. */
  void status(String id, int code) {
    status.put(id, code);
  }

  void body(String id, String body) {
    bodies.put(id, body);
  }

  /** The paths asked for since the last call, sorted; {@code log} and {@code log unchanged}. */
  List<String> requests() {
    synchronized (requests) {
      List<String> sorted = requests.stream().sorted().toList();
      requests.clear();
      return sorted;
    }
  }

  /** One delta of a log. */
  static String delta(String fetched, String... ids) {
    StringBuilder json =
        new StringBuilder("{\"fetchTime\":\"" + fetched + "\",\"new\":[],\"updated\":[");
    for (int i = 0; i < ids.length; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"cveId\":\"%s\",\"githubLink\":\"http://evil.example/\"}".formatted(ids[i]));
    }
    return json.append("],\"error\":[]}").toString();
  }

  static String record(String id, String updated) {
    return """
    {"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":"%s","state":"PUBLISHED",
     "datePublished":"2026-01-01T00:00:00Z","dateUpdated":"%s"},
     "containers":{"cna":{"descriptions":[{"lang":"en","value":"Something about a lamp."}]}}}
    """
        .formatted(id, updated);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/cves/deltaLog.json")) {
        answerLog(exchange);
        return;
      }
      requests.add(path);
      String id = path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
      int code = status.getOrDefault(id, 200);
      String body = bodies.getOrDefault(id, record(id, "2026-02-01T00:00:00Z"));
      send(exchange, code, code == 200 ? body : "told to fail");
    }
  }

  private void answerLog(HttpExchange exchange) throws IOException {
    String tag = "\"" + log.hashCode() + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      requests.add("log unchanged");
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    requests.add("log");
    send(exchange, 200, log);
  }

  private static void send(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
