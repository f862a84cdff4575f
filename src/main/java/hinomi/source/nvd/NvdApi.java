package hinomi.source.nvd;

import hinomi.advisory.Advisory;
import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.HttpFailure;
import hinomi.http.Validators;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NVD's interface (<a href="https://nvd.nist.gov/developers/vulnerabilities">CVE API 2.0</a>). */
final class NvdApi {
  static final URI PUBLIC = URI.create("https://services.nvd.nist.gov/rest/json/cves/2.0");

  /** Half of what may be asked for: such an answer is ready in time. */
  private static final int A_PAGE = 1000;

  /** Answers end in the middle at times, with a status of 200. */
  private static final int TRIES = 3;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Http http;
  private final URI address;
  private final Optional<String> key;

  NvdApi(Http http, URI address, Optional<String> key) {
    this.http = http;
    this.address = address;
    this.key = key;
  }

  /**
   * One answer.
   *
   * @param total how many records there are in all
   * @param records how many were in this answer
   */
  record Answer(List<Advisory> advisories, List<Reject> rejects, long total, int records) {}

  /** The records that changed in a part of a window, from its position on. */
  Answer changed(Window window) throws IOException, InterruptedException {
    return ask(
        "?lastModStartDate="
            + time(window.from())
            + "&lastModEndDate="
            + time(window.partEnds())
            + "&resultsPerPage="
            + A_PAGE
            + "&startIndex="
            + window.next());
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private Answer ask(String query) throws IOException, InterruptedException {
    URI uri = URI.create(address + query);
    for (int left = TRIES - 1; ; left--) {
      byte[] body = body(uri);
      try {
        return read(body);
      } catch (SourceFailure cut) {
        if (left == 0) {
          throw cut;
        }
      }
    }
  }

  private byte[] body(URI uri) throws IOException, InterruptedException {
    Map<String, String> own = key.map(k -> Map.of("apiKey", k)).orElse(Map.of());
    try {
      return switch (http.get(uri, Validators.NONE, own)) {
        case Fetched.Fresh fresh -> fresh.body();
        case Fetched.Unchanged() -> throw NvdStream.failure("no-feed", address);
      };
    } catch (HttpFailure failure) {
      throw key.isPresent() && failure.status() == 404
          ? NvdStream.failure("key-refused")
          : failure.status() == 403 ? NvdStream.failure("forbidden") : failure;
    }
  }

  private Answer read(byte[] body) throws IOException, InterruptedException {
    List<Advisory> advisories = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    NvdStream.End end =
        NvdStream.read(
            new ByteArrayInputStream(body),
            address,
            record ->
                record
                    .advisory()
                    .ifPresentOrElse(
                        advisories::add,
                        () -> rejects.add(NvdStream.reject(record, rejects.size() + 1))));
    if (end.total() < 0) {
      throw NvdStream.failure("no-feed", address);
    }
    return new Answer(advisories, rejects, end.total(), end.records());
  }
}
