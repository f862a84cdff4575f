package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpHandler;
import hinomi.http.HttpFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DownloadTest {
  private static final byte[] CONTENT = new byte[300_000];
  private static final String ETAG = "\"v1\"";

  @TempDir Path folder;
  private final MovedTime time = new MovedTime();
  private final PoliteHttp http = new PoliteHttp("1", HttpSettings.NONE, time, time, new Random(1));
  private Path file = Path.of("");

  @BeforeEach
  void place() {
    new Random(5).nextBytes(CONTENT);
    file = folder.resolve("all.zip");
  }

  @Test
  void a_file_arrives_whole_and_leaves_nothing_beside_it() throws Exception {
    try (Site site = new Site(ranged(ETAG, CONTENT))) {
      List<Long> seen = new ArrayList<>();
      http.download(
          site.at("/all.zip"),
          file,
          CONTENT.length,
          (received, total) -> {
            assertThat(total).isEqualTo(CONTENT.length);
            seen.add(received);
          });
      assertThat(file).hasBinaryContent(CONTENT);
      assertThat(folder).isDirectoryContaining(path -> path.equals(file));
      assertThat(list()).containsExactly("all.zip");
      assertThat(seen).isSorted().endsWith((long) CONTENT.length);
      assertThat(site.asked.getFirst().header("Accept-Encoding")).isEqualTo("null");
    }
  }

  @Test
  void an_older_file_is_replaced() throws Exception {
    Files.writeString(file, "old");
    try (Site site = new Site(ranged(ETAG, CONTENT))) {
      http.download(site.at("/"), file, 1 << 20);
      assertThat(file).hasBinaryContent(CONTENT);
    }
  }

  @Test
  void a_download_that_is_cut_goes_on_where_it_stopped() throws Exception {
    try (RawSite site = cutting(100_000, ETAG)) {
      http.download(site.at("/all.zip"), file, 1 << 20);
      assertThat(file).hasBinaryContent(CONTENT);
      assertThat(site.heads).hasSize(3);
      assertThat(site.heads.get(0)).doesNotContain("Range");
      assertThat(site.heads.get(1)).contains("Range: bytes=100000-\r\n", "If-Range: \"v1\"\r\n");
      assertThat(site.heads.get(2)).contains("Range: bytes=200000-\r\n");
    }
  }

  @Test
  void while_it_gets_on_it_is_tried_more_often_than_otherwise() throws Exception {
    try (RawSite site = cutting(40_000, ETAG)) {
      http.download(site.at("/"), file, 1 << 20);
      assertThat(file).hasBinaryContent(CONTENT);
      assertThat(site.heads).hasSize(8);
    }
  }

  @Test
  void without_a_strong_validator_it_begins_anew() throws Exception {
    try (RawSite site = cutting(100_000, "W/\"weak\"")) {
      assertThatExceptionOfType(HttpFailure.class)
          .isThrownBy(() -> http.download(site.at("/"), file, 1 << 20));
      assertThat(site.heads).allSatisfy(head -> assertThat(head).doesNotContain("Range"));
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void a_part_left_by_an_earlier_process_is_used() throws Exception {
    URI uri = leavePart();
    try (Site site = new Site(ranged(ETAG, CONTENT))) {
      URI now = site.at("/all.zip");
      rewriteAddress(uri, now);
      http.download(now, file, 1 << 20);
      assertThat(site.asked.getFirst().header("Range")).isEqualTo("bytes=100000-");
      assertThat(file).hasBinaryContent(CONTENT);
      assertThat(list()).containsExactly("all.zip");
    }
  }

  @Test
  void a_part_of_another_address_is_not_used() throws Exception {
    leavePart();
    try (Site site = new Site(ranged(ETAG, CONTENT))) {
      http.download(site.at("/other.zip"), file, 1 << 20);
      assertThat(site.asked.getFirst().header("Range")).isEqualTo("null");
      assertThat(file).hasBinaryContent(CONTENT);
    }
  }

  @Test
  void a_file_that_changed_meanwhile_begins_anew() throws Exception {
    URI uri = leavePart();
    byte[] changed = Arrays.copyOf(CONTENT, 50_000);
    changed[0] ^= 1;
    try (Site site = new Site(ranged("\"v2\"", changed))) {
      URI now = site.at("/all.zip");
      rewriteAddress(uri, now);
      http.download(now, file, 1 << 20);
      assertThat(site.asked.getFirst().header("If-Range")).isEqualTo(ETAG);
      assertThat(file).hasBinaryContent(changed);
    }
  }

  @Test
  void a_range_that_does_not_fit_begins_anew() throws Exception {
    for (HttpHandler odd :
        List.of(
            Site.says(416, "", "Content-Range", "bytes */5"),
            Site.says(206, "odd", "Content-Range", "bytes 7-9/300000"),
            Site.says(206, "odd"))) {
      URI uri = leavePart();
      try (Site site = new Site(Site.inTurn(odd, ranged(ETAG, CONTENT)))) {
        URI now = site.at("/all.zip");
        rewriteAddress(uri, now);
        http.download(now, file, 1 << 20);
        assertThat(site.asked).hasSize(2);
        assertThat(file).hasBinaryContent(CONTENT);
        Files.delete(file);
      }
    }
  }

  @Test
  void a_file_over_the_limit_is_refused_and_leaves_nothing() throws Exception {
    try (Site announced = new Site(ranged(ETAG, CONTENT));
        Site chunked =
            new Site(
                exchange -> {
                  exchange.sendResponseHeaders(200, 0);
                  exchange.getResponseBody().write(CONTENT);
                })) {
      for (Site site : new Site[] {announced, chunked}) {
        HttpFailure failure =
            assertThatExceptionOfType(HttpFailure.class)
                .isThrownBy(() -> http.download(site.at("/"), file, CONTENT.length - 1))
                .actual();
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(list()).isEmpty();
      }
    }
  }

  @Test
  void parts_together_may_not_be_over_the_limit() throws Exception {
    try (RawSite site = cutting(100_000, ETAG)) {
      HttpFailure failure =
          assertThatExceptionOfType(HttpFailure.class)
              .isThrownBy(() -> http.download(site.at("/"), file, 299_999))
              .actual();
      assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
    }
  }

  @Test
  void a_status_is_a_failure_and_leaves_nothing() throws Exception {
    try (Site site = new Site(Site.says(404, "not here"))) {
      HttpFailure failure =
          assertThatExceptionOfType(HttpFailure.class)
              .isThrownBy(() -> http.download(site.at("/"), file, 1000))
              .actual();
      assertThat(failure.status()).isEqualTo(404);
      assertThat(list()).isEmpty();
    }
  }

  @Test
  void a_folder_that_is_not_there_is_no_fault_of_the_network() throws Exception {
    try (Site site = new Site(ranged(ETAG, CONTENT))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> http.download(site.at("/"), folder.resolve("none").resolve("a"), 1 << 20))
          .isNotInstanceOf(HttpFailure.class);
      assertThat(site.asked).hasSize(1);
    }
  }

  @Test
  void silence_within_the_file_ends_the_try() throws Exception {
    HttpLimits limits = HttpLimits.DEFAULTS.withAnswer(Duration.ofMillis(300)).withTries(1);
    PoliteHttp hasty = new PoliteHttp("1", HttpSettings.NONE.withLimits(limits));
    try (RawSite site =
        new RawSite(RawSite.hangsAfter("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"))) {
      HttpFailure failure =
          assertThatExceptionOfType(HttpFailure.class)
              .isThrownBy(() -> hasty.download(site.at("/"), file, 1000))
              .actual();
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void a_slow_file_may_take_longer_than_the_silence() throws Exception {
    HttpLimits limits = HttpLimits.DEFAULTS.withAnswer(Duration.ofMillis(300)).withTries(1);
    PoliteHttp hasty = new PoliteHttp("1", HttpSettings.NONE.withLimits(limits));
    try (RawSite site =
        new RawSite(
            (head, socket) -> {
              RawSite.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n");
              for (int i = 0; i < 20; i++) {
                Thread.sleep(40);
                RawSite.write(socket, "x");
              }
            })) {
      hasty.download(site.at("/"), file, 1000);
      assertThat(file).hasSize(20);
    }
  }

  /** Ends a download of the first 100,000 bytes the hard way, and says from where. */
  private URI leavePart() throws Exception {
    try (RawSite site = cutting(100_000, ETAG)) {
      PoliteHttp once =
          new PoliteHttp("1", HttpSettings.NONE.withLimits(HttpLimits.DEFAULTS.withTries(1)));
      assertThatExceptionOfType(HttpFailure.class)
          .isThrownBy(() -> once.download(site.at("/all.zip"), file, 1 << 20));
      assertThat(file.resolveSibling("all.zip.part")).hasSize(100_000);
      return site.at("/all.zip");
    }
  }

  /** The next server has another port; to the part it shall be the same address. */
  private void rewriteAddress(URI before, URI now) throws IOException {
    Path from = file.resolveSibling("all.zip.part.from");
    assertThat(Files.readString(from)).doesNotContain(before.toString());
    Files.write(from, List.of(Part.digest(now), Files.readAllLines(from).get(1)));
  }

  private List<String> list() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  /** Serves ranges as RFC 9110 says. */
  private static HttpHandler ranged(String etag, byte[] content) {
    return exchange -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
      if (range == null || !same) {
        Site.answer(exchange, 200, content, "ETag", etag);
        return;
      }
      int start = Integer.parseInt(range.replaceAll("\\D", ""));
      byte[] rest = Arrays.copyOfRange(content, start, content.length);
      String where = "bytes " + start + "-" + (content.length - 1) + "/" + content.length;
      Site.answer(exchange, 206, rest, "ETag", etag, "Content-Range", where);
    };
  }

  /** Serves ranges too, but never more than some bytes on one connection. */
  private static RawSite cutting(int most, String etag) {
    return new RawSite(
        (head, socket) -> {
          var range = Pattern.compile("Range: bytes=(\\d+)-").matcher(head);
          int start = range.find() ? Integer.parseInt(range.group(1)) : 0;
          int end = Math.min(CONTENT.length, start + most);
          RawSite.write(
              socket,
              (start == 0 ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 206 Partial Content\r\n")
                  + ("ETag: " + etag + "\r\n")
                  + ("Content-Length: " + (CONTENT.length - start) + "\r\n")
                  + ("Content-Range: bytes " + start + "-" + (CONTENT.length - 1))
                  + ("/" + CONTENT.length + "\r\n\r\n"));
          socket.getOutputStream().write(CONTENT, start, end - start);
          socket.close();
        });
  }
}
