package hinomi.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.HttpFailure;
import hinomi.http.Validators;
import hinomi.language.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A web site on this machine that answers as a test says and remembers what it was asked, together
 * with a client that asks each time only once.
 */
public final class LocalSite implements AutoCloseable, Http {

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
  private final HttpClient client = HttpClient.newHttpClient();
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

  @Override
  public Fetched get(URI uri, Validators known) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
    if (known.etag() != null) {
      request.header("If-None-Match", known.etag());
    }
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw failure(HttpFailure.Kind.CONNECTION, uri, 0, e);
    }
    return switch (answer.statusCode()) {
      case 200 ->
          new Fetched.Fresh(
              answer.body(),
              answer.headers().firstValue("Content-Type").orElse(null),
              new Validators(answer.headers().firstValue("ETag").orElse(null), null));
      case 304 -> new Fetched.Unchanged();
      default -> throw failure(HttpFailure.Kind.STATUS, uri, answer.statusCode(), null);
    };
  }

  private static HttpFailure failure(
      HttpFailure.Kind kind, URI uri, int status, @Nullable Throwable cause) {
    return new HttpFailure(kind, uri, status, null, false, Message.of("http", "test"), cause);
  }

  @Override
  public void download(URI uri, Path file, long limit) {
    throw new UnsupportedOperationException("no test downloads");
  }

  @Override
  public Answer send(Call call) {
    throw new UnsupportedOperationException("no test sends");
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
