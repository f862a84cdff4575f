package hinomi.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hinomi.http.Http;
import hinomi.http.HttpLimits;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A web site on this machine that answers as a test says and remembers what it was asked, together
 * with a client that asks each time only once.
 */
public final class LocalSite implements AutoCloseable {

  /** One answer. */
  public record Reply(
      int status, String contentType, byte[] body, @Nullable String etag, boolean half) {

    public static Reply of(String contentType, byte[] body) {
      return new Reply(200, contentType, body, null, false);
    }

    public static Reply xml(String body) {
      return of("application/xml", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply html(String body) {
      return of("text/html; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply status(int status) {
      return new Reply(status, "text/plain", new byte[0], null, false);
    }

    /** This answer, told to be unchanged to those who know the tag. */
    public Reply tagged(String tag) {
      return new Reply(status, contentType, body, tag, half);
    }

    /** This answer, cut off in the middle. */
    public Reply cut() {
      return new Reply(status, contentType, body, etag, true);
    }
  }

  /** How a path answers. */
  public interface Page {
    Reply answer(URI asked);
  }

  private final HttpServer server;
  private final PoliteHttp client =
      new PoliteHttp("test", HttpSettings.NONE.withLimits(HttpLimits.DEFAULTS.withTries(1)));
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  public LocalSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public LocalSite serve(String path, Reply reply) {
    return serve(path, asking -> reply);
  }

  public LocalSite serve(String path, Page page) {
    pages.put(path, page);
    return this;
  }

  /** What was asked since the last call: path and query, with the tag where one was sent. */
  public List<String> asked() {
    List<String> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      String tag = exchange.getRequestHeaders().getFirst("If-None-Match");
      asked.add(uri + (tag == null ? "" : " " + tag));
      Page page = pages.get(uri.getPath());
      Reply reply = page == null ? Reply.status(404) : page.answer(uri);
      if (reply.etag() != null) {
        exchange.getResponseHeaders().set("ETag", reply.etag());
        if (reply.etag().equals(tag)) {
          exchange.sendResponseHeaders(304, -1);
          return;
        }
      }
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      int length = reply.body().length;
      exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(reply.body(), 0, reply.half() ? length / 2 : length);
    }
  }

  /** A client that asks each time only once. */
  public Http http() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
