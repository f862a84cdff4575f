package hinomi.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body on its way into a file, over as many connections as it takes. No {@code Accept-Encoding}
 * is sent and no {@code Content-Encoding} undone: the file is what the server has.
 */
final class Download {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18}|\\*)");
  private static final int MOST_ROUNDS = 20;

  private final Hops hops;
  private final HttpLimits limits;
  private final InstantSource clock;
  private final URI uri;
  private final Part part;
  private final long limit;
  private final Progress progress;
  private int rounds;

  Download(
      Hops hops,
      HttpLimits limits,
      InstantSource clock,
      URI uri,
      Path file,
      long limit,
      Progress progress) {
    this.hops = hops;
    this.limits = limits;
    this.clock = clock;
    this.uri = uri;
    this.part = new Part(uri, file);
    this.limit = limit;
    this.progress = progress;
  }

  /** Bytes of the file at hand. */
  long received() throws IOException {
    return part.size();
  }

  /** Whether progress still counts for more patience. */
  boolean mayGoOn() {
    return rounds < MOST_ROUNDS;
  }

  /** Fetches what is missing; when it returns the file is there, whole. */
  void attempt() throws IOException, InterruptedException {
    rounds++;
    String validator = part.validator();
    long have = validator == null ? 0 : part.size();
    HttpResponse<Long> answer =
        validator == null ? ask(Map.of(), 0) : ask(range(have, validator), have);
    if (have > 0 && !isUsable(answer.statusCode(), answer.headers(), have) && isRanged(answer)) {
      part.discard();
      have = 0;
      answer = ask(Map.of(), 0);
    }
    if (!isUsable(answer.statusCode(), answer.headers(), have)) {
      throw Failures.status(
          answer.uri(), answer.statusCode(), PoliteHttp.retryAfter(answer.headers(), clock));
    }
    if (answer.statusCode() == 206 && part.size() < total(answer.headers())) {
      throw Failures.of(answer.uri(), null, new IOException("less than the range asked for"));
    }
    part.finish();
  }

  private HttpResponse<Long> ask(Map<String, String> headers, long have)
      throws IOException, InterruptedException {
    try {
      return hops.get(
          uri, headers, Map.of(), limits.download(), limits.answer(), info -> sink(info, have));
    } catch (HttpFailure failure) {
      if (failure.kind() == HttpFailure.Kind.TOO_LARGE) {
        part.discard();
      }
      throw failure;
    }
  }

  private Sink<Long> sink(ResponseInfo info, long have) {
    if (!isUsable(info.statusCode(), info.headers(), have)) {
      return new ToNowhere();
    }
    if (info.statusCode() == 206) {
      long total = total(info.headers());
      return new ToFile(limit - have, part::append, now -> progress.at(have + now, total));
    }
    long total = info.headers().firstValueAsLong("content-length").orElse(-1);
    return new ToFile(limit, () -> part.begin(info.headers()), now -> progress.at(now, total));
  }

  private static Map<String, String> range(long have, String validator) {
    return Map.of("Range", "bytes=" + have + "-", "If-Range", validator);
  }

  private static boolean isRanged(HttpResponse<Long> answer) {
    return answer.statusCode() == 206 || answer.statusCode() == 416;
  }

  private static boolean isUsable(int status, HttpHeaders headers, long have) {
    return status == 200
        || (status == 206 && have > 0 && contentRange(headers, 1).equals(String.valueOf(have)));
  }

  private static long total(HttpHeaders headers) {
    String total = contentRange(headers, 2);
    return total.isEmpty() || total.equals("*") ? -1 : Long.parseLong(total);
  }

  private static String contentRange(HttpHeaders headers, int group) {
    Matcher matcher = CONTENT_RANGE.matcher(headers.firstValue("content-range").orElse(""));
    return matcher.matches() ? matcher.group(group) : "";
  }
}
