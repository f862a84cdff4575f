package hinomi.source.linked;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A web server for tests that stands in for every host, and the client to ask it with: {@code
 * https://HOST/PATH} is asked of it as {@code /HOST/PATH}.
 */
public final class TestSite implements Http, AutoCloseable {
  private record Body(int status, byte[] bytes, String type) {}

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Body> bodies = Collections.synchronizedMap(new HashMap<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  public TestSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Serves the files of a folder below {@code https://HOST/}. */
  public void folder(String host, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String type = file.toString().endsWith(".txt") ? "text/plain" : "text/html; charset=UTF-8";
        put(host + "/" + folder.relativize(file), Files.readAllBytes(file), type);
      }
    }
  }

  public void put(String hostAndPath, byte[] body, String type) {
    bodies.put("/" + hostAndPath, new Body(200, body, type));
  }

  public void put(String hostAndPath, String body) {
    put(hostAndPath, body.getBytes(StandardCharsets.UTF_8), "text/html; charset=UTF-8");
  }

  public void fail(String hostAndPath, int status) {
    bodies.put("/" + hostAndPath, new Body(status, new byte[0], "text/plain"));
  }

  /** What was asked since the last time: {@code 200 /HOST/PATH}. */
  public List<String> requests() {
    List<String> all = List.copyOf(requests);
    requests.clear();
    return all;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    Body body = bodies.getOrDefault(path, new Body(404, new byte[0], "text/plain"));
    String etag = "\"" + java.util.Arrays.hashCode(body.bytes()) + "\"";
    boolean known = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    int status = known && body.status() == 200 ? 304 : body.status();
    requests.add(status + " " + path);
    exchange.getResponseHeaders().set("ETag", etag);
    exchange.getResponseHeaders().set("Content-Type", body.type());
    if (status == 200) {
      exchange.sendResponseHeaders(200, body.bytes().length == 0 ? -1 : body.bytes().length);
      exchange.getResponseBody().write(body.bytes());
    } else {
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  @Override
  public Fetched get(URI uri, Validators known) throws IOException, InterruptedException {
    URI here =
        URI.create(
            "http://127.0.0.1:"
                + server.getAddress().getPort()
                + "/"
                + uri.getHost()
                + uri.getRawPath());
    HttpRequest.Builder request = HttpRequest.newBuilder(here);
    if (known.etag() != null) {
      request.header("If-None-Match", known.etag());
    }
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return switch (response.statusCode()) {
      case 200 ->
          new Fetched.Fresh(
              response.body(),
              header(response, "Content-Type"),
              new Validators(header(response, "ETag"), null));
      case 304 -> new Fetched.Unchanged();
      default ->
          throw new HttpFailure(
              HttpFailure.Kind.STATUS,
              uri,
              response.statusCode(),
              null,
              false,
              Message.of("http", "status"),
              null);
    };
  }

  private static @Nullable String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  @Override
  public void download(URI uri, Path file, long limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Answer send(Call call) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
