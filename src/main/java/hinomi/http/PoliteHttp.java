package hinomi.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * {@link Http} over {@code java.net.http}. Building one costs nothing: the client, its threads and
 * TLS come with their first use. All threads are daemons. Safe for any number of threads.
 */
public final class PoliteHttp implements Http, AutoCloseable {
  private static final int NOT_MODIFIED = 304;
  private static final int PARTIAL = 206;

  private final HttpLimits limits;
  private final Wire wire;
  private final Pace pace;
  private final Hops hops;
  private final Patience patience;
  private final InstantSource clock;
  private final Pause pause;

  /**
   * @param version Hinomi's own, told to every server
   * @param settings proxy, trust store, mirror and limits
   */
  public PoliteHttp(String version, HttpSettings settings) {
    this(version, settings, InstantSource.system(), Pause.REAL, RandomGenerator.getDefault());
  }

  /** As the other, with time from outside. */
  public PoliteHttp(
      String version,
      HttpSettings settings,
      InstantSource clock,
      Pause pause,
      RandomGenerator random) {
    this.limits = settings.limits();
    this.wire = new Wire("Hinomi/" + version + " (+vulnerability watch)", settings);
    this.pace = new Pace(clock, pause, limits.longestWait());
    this.hops = new Hops(wire, new Mirror(settings.mirror()), pace);
    this.patience = new Patience(limits, random);
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public Fetched get(URI uri, Validators known) throws IOException, InterruptedException {
    return get(uri, known, Map.of());
  }

  @Override
  public Fetched get(URI uri, Validators known, Map<String, String> own)
      throws IOException, InterruptedException {
    URI wanted = usable(uri);
    int failures = 0;
    while (true) {
      try {
        return getOnce(wanted, known, own);
      } catch (HttpFailure failure) {
        waitAfter(wanted, failure, ++failures);
      }
    }
  }

  @Override
  public void download(URI uri, Path file, long limit) throws IOException, InterruptedException {
    download(uri, file, limit, Progress.UNSEEN);
  }

  /** As {@link #download(URI, Path, long)}, telling how far it has come. */
  public void download(URI uri, Path file, long limit, Progress progress)
      throws IOException, InterruptedException {
    URI wanted = usable(uri);
    Download download = new Download(hops, limits, clock, wanted, file, limit, progress);
    int failures = 0;
    while (true) {
      long before = download.received();
      try {
        download.attempt();
        return;
      } catch (HttpFailure failure) {
        failures = download.received() > before && download.mayGoOn() ? 1 : failures + 1;
        waitAfter(wanted, failure, failures);
      }
    }
  }

  @Override
  public Answer send(Call call) throws IOException, InterruptedException {
    URI uri = usable(call.uri());
    Map<String, String> headers = new HashMap<>(call.headers());
    String login = Addresses.login(uri);
    if (login != null && headers.keySet().stream().noneMatch("Authorization"::equalsIgnoreCase)) {
      headers.put("Authorization", Proxies.basic(login));
    }
    headers.putIfAbsent("Accept-Encoding", "gzip");
    URI asked = Addresses.withoutLogin(uri);
    HttpResponse<byte[]> answer =
        wire.exchange(
            new Ask(call.method(), asked, headers, call.body(), call.timeout(), call.timeout()),
            _ -> new ToMemory(limits.body()));
    String body = new String(unpacked(answer), StandardCharsets.UTF_8);
    return new Answer(answer.statusCode(), firstValues(answer.headers()), body);
  }

  /** Ends what is under way and lets go of all connections. */
  @Override
  public void close() {
    wire.close();
  }

  private Fetched getOnce(URI wanted, Validators known, Map<String, String> own)
      throws IOException, InterruptedException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept-Encoding", "gzip");
    if (known.etag() != null) {
      headers.put("If-None-Match", known.etag());
    }
    if (known.lastModified() != null) {
      headers.put("If-Modified-Since", known.lastModified());
    }
    HttpResponse<byte[]> answer =
        hops.get(
            wanted,
            headers,
            own,
            limits.answer(),
            limits.answer(),
            _ -> new ToMemory(limits.body()));
    int status = answer.statusCode();
    if (status == NOT_MODIFIED && !known.equals(Validators.NONE)) {
      return new Fetched.Unchanged();
    }
    if (status < 200 || status > 299 || status == PARTIAL) {
      throw Failures.status(answer.uri(), status, retryAfter(answer.headers(), clock));
    }
    HttpHeaders got = answer.headers();
    Validators next =
        new Validators(
            got.firstValue("etag").orElse(null), got.firstValue("last-modified").orElse(null));
    return new Fetched.Fresh(unpacked(answer), got.firstValue("content-type").orElse(null), next);
  }

  private void waitAfter(URI wanted, HttpFailure failure, int failures)
      throws HttpFailure, InterruptedException {
    Optional<Duration> wait = patience.after(failure, failures);
    if (wait.isEmpty()) {
      throw failure;
    }
    if (failure.retryAfter().isPresent()) {
      pace.holdOff(Addresses.host(wanted), clock.instant().plus(wait.get()));
    }
    pause.sleep(wait.get());
  }

  private byte[] unpacked(HttpResponse<byte[]> answer) throws HttpFailure {
    try {
      return Gunzip.body(answer.headers(), answer.body(), limits.body());
    } catch (IOException e) {
      throw Failures.of(answer.uri(), null, e);
    }
  }

  private static URI usable(URI uri) throws HttpFailure {
    URI ascii;
    try {
      ascii = Addresses.ascii(uri);
    } catch (IllegalArgumentException e) {
      ascii = uri;
    }
    if (!Addresses.isWeb(ascii)) {
      throw Failures.unsent(
          HttpFailure.Kind.UNKNOWN_HOST, uri, Failures.say("address", Addresses.shown(uri)), null);
    }
    return ascii;
  }

  static @Nullable Duration retryAfter(HttpHeaders headers, InstantSource clock) {
    return RetryAfter.read(headers.firstValue("retry-after").orElse(null), clock.instant());
  }

  private static SortedMap<String, String> firstValues(HttpHeaders headers) {
    SortedMap<String, String> first = new TreeMap<>();
    headers
        .map()
        .forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return first;
  }
}
