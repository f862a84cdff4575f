package hinomi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hinomi.advisory.VulnerabilityId;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import hinomi.tracker.redmine.StubRedmine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service dies while it reads a source, and another one of the same PostgreSQL goes on. */
@Tag("nodes")
class TakeOverTest {
  private static final int ENTRIES = 3;

  @TempDir private Path folder;

  /** A feed that never answers the first who asks. */
  private static final class Feed implements AutoCloseable {
    final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpServer server;

    Feed() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::answer);
      server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        if (asked.incrementAndGet() == 1) {
          ended.await(5, TimeUnit.MINUTES);
          return;
        }
        byte[] body = body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static String body() {
      StringBuilder items = new StringBuilder();
      String now =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
      for (int i = 0; i < ENTRIES; i++) {
        items.append(
            """
            <item><title>A flaw in Frobnicator: CVE-2030-1000%1$d</title>
            <link>https://news.example.org/%1$d</link><pubDate>%2$s</pubDate></item>
            """
                .formatted(i, now));
      }
      return "<rss version=\"2.0\"><channel><title>News</title>" + items + "</channel></rss>";
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed.xml";
    }

    @Override
    public void close() {
      ended.countDown();
      server.stop(0);
    }
  }

  @Test
  void a_source_whose_reader_was_killed_is_read_by_another_service_within_a_minute()
      throws Exception {
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("pg"))
                .setCleanDataDirectory(true)
                .start();
        StubRedmine redmine = new StubRedmine(StubRedmine.Version.V5_0);
        Feed feed = new Feed()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      Path config = configuration(url, feed, redmine);
      String right = Instant.now().toString();
      try (ServiceProcess first =
          ServiceProcess.start(folder, ServiceNode.class, config.toString(), "1", right)) {
        first.until("it reads", () -> feed.asked.get() == 1);
        try (ServiceProcess second =
                ServiceProcess.start(folder, ServiceNode.class, config.toString(), "1", right);
            Store store = SqlStore.open(url, folder)) {
          second.says("at http");
          assertThat(store.leases().source("news")).as("the first has it").isEmpty();
          first.close();
          Instant killed = Instant.now();
          second.until("read by the other", () -> store.source("news").lastSuccess().isPresent());
          assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofMinutes(1));
          second.until("filed", () -> !redmine.issues().isEmpty() && store.undelivered() == 0);

          assertThat(feed.asked).hasValue(2);
          assertThat(store.search().waiting()).isZero();
          assertThat(redmine.issues()).hasSize(1);
          for (int i = 0; i < ENTRIES; i++) {
            VulnerabilityId id = new VulnerabilityId("CVE-2030-1000" + i);
            assertThat(store.advisories(java.util.List.of(id)).get(id)).hasSize(1);
            assertThat(store.ledger(id)).as(id.value()).hasSize(2);
          }
        }
      }
    }
  }

  private Path configuration(String url, Feed feed, StubRedmine redmine) throws IOException {
    return Files.writeString(
        folder.resolve("hinomi.yml"),
        """
        language: en
        store: "%s"
        serve: {listen: "127.0.0.1:0"}
        sources:
          jvn: off
          jvn-ipedia: off
          jpcert: off
          cve: off
          kev: off
          epss: off
          feeds:
            - {name: news, url: "%s"}
        tracker:
          redmine: {url: "%s", api-key: %s, project: vuln, format: textile}
        watches: [Frobnicator]
        """
            .formatted(url, feed.url(), redmine.url(), StubRedmine.KEY));
  }
}
