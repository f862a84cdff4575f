package hinomi.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mirror of the public sites: {@code https://HOST/PATH} is the resource {@code
 * /hinomi/endtoend/HOST/PATH}, unless its site is out of order.
 */
final class PublicSites implements AutoCloseable {
  private static final byte[] SORRY =
      "<!DOCTYPE html><html><body>Under maintenance</body></html>".getBytes(StandardCharsets.UTF_8);
  private static final Pattern METHOD = Pattern.compile("(?:^|&)method=([A-Za-z]+)");

  /** How a site is out of order. */
  enum Fault {
    BUSY_503,
    /** Asks to come back in two minutes, which is longer than a pass waits. */
    BUSY_429,
    /** Asks to come back in five seconds. */
    BUSY_FOR_SECONDS,
    HTML_PAGE,
    HALF_A_BODY,
    SILENCE
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable CountDownLatch gate;
  private final CountDownLatch asked = new CountDownLatch(1);

  PublicSites() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Puts all addresses out of order that begin so.
   *
   * @param start of {@code HOST/PATH}
   */
  void breakDown(String start, Fault fault) {
    faults.put(start, fault);
  }

  void repair() {
    faults.clear();
  }

  /** From now on whoever asks waits for the gate. */
  CountDownLatch shut() {
    CountDownLatch shut = new CountDownLatch(1);
    gate = shut;
    return shut;
  }

  /** Waits until somebody has asked. */
  void awaitAsked() throws InterruptedException {
    if (!asked.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody asked");
    }
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.countDown();
      await(gate);
      String name = exchange.getRequestURI().getPath().substring(1);
      Fault fault =
          faults.entrySet().stream()
              .filter(e -> name.startsWith(e.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
      byte[] body = resource(name, exchange.getRequestURI().getRawQuery());
      switch (fault) {
        case null -> healthy(exchange, body);
        case BUSY_503 -> exchange.sendResponseHeaders(503, -1);
        case BUSY_429 -> busy(exchange, "120");
        case BUSY_FOR_SECONDS -> busy(exchange, "5");
        case HTML_PAGE -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          send(exchange, SORRY, SORRY.length);
        }
        case HALF_A_BODY -> {
          byte[] whole = body == null ? SORRY : body;
          send(exchange, whole, whole.length / 2);
        }
        case SILENCE -> await(ended);
      }
    }
  }

  private static void healthy(HttpExchange exchange, byte @Nullable [] body) throws IOException {
    if (body == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    String tag = "\"" + UUID.nameUUIDFromBytes(body) + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    send(exchange, body, body.length);
  }

  private static void busy(HttpExchange exchange, String seconds) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", seconds);
    exchange.sendResponseHeaders(429, -1);
  }

  private static void send(HttpExchange exchange, byte[] body, int length) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body, 0, length);
  }

  private static void await(@Nullable CountDownLatch latch) {
    try {
      if (latch != null && !latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody opened");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte @Nullable [] resource(String name, @Nullable String query)
      throws IOException {
    Matcher method = METHOD.matcher(query == null ? "" : query);
    String file =
        method.find()
            ? name + "/" + method.group(1) + ".xml"
            : name + (name.endsWith("/") ? "index.html" : "");
    try (InputStream in = PublicSites.class.getResourceAsStream("/hinomi/endtoend/" + file)) {
      return in == null || !file.contains(".") ? null : in.readAllBytes();
    }
  }
}
