package hinomi.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One exchange with one address, through the proxy where one is set, over TLS where asked. */
final class Wire implements AutoCloseable {
  private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  static {
    // The JDK forbids a login at the proxy for https unless told otherwise before its HTTP client
    // is first loaded.
    if (System.getProperty(TUNNEL_SCHEMES) == null) {
      System.setProperty(TUNNEL_SCHEMES, "");
    }
  }

  private final String userAgent;
  private final HttpLimits limits;
  private final Proxies proxies;
  private final Trust trust;
  private @Nullable HttpClient client;

  Wire(String userAgent, HttpSettings settings) {
    this.userAgent = userAgent;
    this.limits = settings.limits();
    this.proxies = new Proxies(settings.proxy(), settings.noProxy());
    this.trust = new Trust(settings.truststore());
  }

  /**
   * Sends a request and waits for its whole answer.
   *
   * @param sinks makes what takes the body, from status and headers
   * @throws HttpFailure when there was no complete answer, or the proxy wants a login
   * @throws IOException when a file could not be written
   */
  <T> HttpResponse<T> exchange(Ask ask, Function<ResponseInfo, Sink<T>> sinks)
      throws IOException, InterruptedException {
    URI proxy = proxies.proxyFor(ask.uri());
    if (Addresses.isHttps(ask.uri())) {
      trust.load(ask.uri());
    }
    HttpRequest request = request(ask, proxy);
    AtomicReference<@Nullable Sink<T>> sink = new AtomicReference<>();
    CompletableFuture<HttpResponse<T>> future =
        client()
            .sendAsync(
                request,
                info -> {
                  Sink<T> made = sinks.apply(info);
                  made.announced(info.headers().firstValueAsLong("content-length").orElse(0));
                  sink.set(made);
                  return made;
                });
    HttpResponse<T> answer;
    try {
      answer = await(ask, future, sink);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof FileTrouble trouble) {
        throw trouble;
      }
      throw Failures.of(ask.uri(), proxy, cause);
    } catch (HttpTimeoutException e) {
      throw Failures.of(ask.uri(), proxy, e);
    }
    if (proxy != null && answer.statusCode() == 407) {
      throw Failures.proxyLogin(ask.uri(), proxy);
    }
    return answer;
  }

  private static <T> HttpResponse<T> await(
      Ask ask, CompletableFuture<HttpResponse<T>> future, AtomicReference<@Nullable Sink<T>> sink)
      throws ExecutionException, HttpTimeoutException, InterruptedException {
    long end = System.nanoTime() + ask.whole().toNanos();
    long seen = 0;
    while (true) {
      long wait = Math.min(end - System.nanoTime(), ask.silence().toNanos());
      try {
        return future.get(Math.max(wait, 0), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        Sink<T> begun = sink.get();
        long received = begun == null ? 0 : begun.received();
        if (received == seen || System.nanoTime() >= end) {
          future.cancel(true);
          throw new HttpTimeoutException("no whole answer in time");
        }
        seen = received;
      } catch (InterruptedException e) {
        future.cancel(true);
        throw e;
      } catch (CancellationException e) {
        throw new ExecutionException(e);
      }
    }
  }

  private HttpRequest request(Ask ask, @Nullable URI proxy) throws HttpFailure {
    try {
      // No timeout() here: it covers the headers only, and await() covers everything.
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(ask.uri())
              .version(HttpClient.Version.HTTP_1_1)
              .header("User-Agent", userAgent)
              .method(
                  ask.method(),
                  ask.body() == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(ask.body()));
      for (Map.Entry<String, String> header : ask.headers().entrySet()) {
        builder.setHeader(header.getKey(), header.getValue());
      }
      String login = proxy == null ? null : Proxies.login(proxy);
      if (login != null) {
        builder.setHeader("Proxy-Authorization", login);
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      // Its message repeats the header's value, which may be a key.
      throw Failures.unsent(
          HttpFailure.Kind.CONNECTION,
          ask.uri(),
          Failures.say("unsendable", Addresses.shown(ask.uri())),
          null);
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .connectTimeout(limits.connect())
              .followRedirects(HttpClient.Redirect.NEVER)
              .proxy(proxies)
              .sslContext(new LateTls(trust))
              .sslParameters(LateTls.parameters())
              .build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
