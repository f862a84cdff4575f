package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.chat.Webhook;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.language.Language;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.pipeline.PassSettings.ChatFor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A word to the chat, through a webhook that is really there. */
class ChatTest {
  private static final String SECRET = "T0SECRET/B0SECRET/tokenSECRET";

  @TempDir private Path folder;
  private World world;
  private HttpServer server;
  private PoliteHttp http;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger ours = (Logger) LoggerFactory.getLogger("hinomi");

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    http = new PoliteHttp("test", HttpSettings.NONE);
    URI address =
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/services/" + SECRET);
    Webhook webhook = new Webhook(address, http);
    world = new World(folder);
    world.watches = List.of(World.alone("nginx"), World.alone("Redis"));
    world.chatFor = Set.of(ChatFor.CRITICAL, ChatFor.KEV, ChatFor.JPCERT);
    world.chat = Optional.of(webhook::post);
    world.pass();
    world.after(Duration.ofHours(1));
    log.start();
    ours.setLevel(Level.TRACE);
    ours.addAppender(log);
  }

  @AfterEach
  void end() {
    ours.detachAppender(log);
    ours.setLevel(null);
    world.close();
    http.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (status == 200) {
      said.add(
          JsonMapper.shared()
              .readTree(new String(body, StandardCharsets.UTF_8))
              .path("text")
              .asString());
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private Advisory scored(String product, String cve, double base) {
    return world
        .record(cve)
        .title(Localized.en(product + ": a flaw"))
        .scores(List.of(World.score(base)))
        .build();
  }

  private PassReport later(Duration time) {
    return world.after(time).pass();
  }

  @Test
  void each_that_is_critical_exploited_or_an_alert_is_one_line_and_others_are_none() {
    Advisory exploited =
        world
            .record("CVE-2026-4002")
            .title(Localized.en("Redis: b"))
            .scores(List.of(World.score(5.0)))
            .facts(List.of(new Enrichment.Kev(LocalDate.of(2026, 10, 1), null, false)))
            .build();
    world
        .announce(
            scored("nginx", "CVE-2026-4001", 9.8),
            exploited,
            scored("nginx", "CVE-2026-4003", 8.9),
            world.alert("at260001", "注意喚起: ある製品の脆弱性に関する注意喚起").build())
        .pass();
    later(Duration.ofHours(1));

    assertThat(said).hasSize(3).allMatch(line -> !line.contains("\n"));
    assertThat(said).anyMatch(line -> line.contains("CVE-2026-4001") && line.contains("9.8"));
    assertThat(said).anyMatch(line -> line.contains("CVE-2026-4002"));
    assertThat(said).anyMatch(line -> line.contains("ある製品"));
    assertThat(said).allMatch(line -> line.startsWith("<https://tracker.invalid/"));
    assertThat(asked).hasSize(3).allMatch(("POST /services/" + SECRET)::equals);
  }

  @Test
  void what_makes_a_ticket_worse_is_one_line_and_what_does_not_is_none() {
    world.announce(scored("nginx", "CVE-2026-4001", 5.0)).pass();
    later(Duration.ofHours(1));
    assertThat(said).isEmpty();

    Advisory worse =
        world
            .record("CVE-2026-4001")
            .title(Localized.en("nginx: a flaw"))
            .scores(List.of(World.score(9.8)))
            .facts(List.of(new Enrichment.Kev(LocalDate.of(2026, 10, 1), null, false)))
            .build();
    world.announce(worse).pass();
    later(Duration.ofHours(1));
    world.announce(scored("nginx", "CVE-2026-4001", 6.0)).pass();
    later(Duration.ofHours(1));

    assertThat(said).hasSize(1);
    assertThat(said.getFirst())
        .startsWith("<https://tracker.invalid/")
        .contains("悪用が確認されました", "深刻度が上がりました")
        .endsWith("CVE-2026-4001");
  }

  @Test
  void a_chat_that_fails_is_asked_again_and_delays_and_fails_no_ticket() {
    status = 503;
    PassReport first =
        world
            .announce(scored("nginx", "CVE-2026-4011", 9.8), scored("Redis", "CVE-2026-4012", 9.9))
            .pass();
    assertThat(first.filed()).isEqualTo(2);
    assertThat(first.undelivered()).isZero();
    assertThat(asked).as("the second line is not tried in vain").hasSize(1);

    status = 200;
    later(Duration.ofMinutes(15));
    later(Duration.ofMinutes(15));
    assertThat(said).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void a_ticket_that_does_not_exist_yet_is_not_told() {
    world.tracker.reachable = false;
    world.announce(scored("nginx", "CVE-2026-4021", 9.8)).pass();
    assertThat(asked).isEmpty();

    world.tracker.reachable = true;
    later(Duration.ofMinutes(15));
    assertThat(said).hasSize(1);
  }

  @Test
  void a_ticket_whose_filing_had_no_answer_is_told_once_it_is_found() {
    world.tracker.storesThenHangs();
    world.announce(scored("nginx", "CVE-2026-4031", 9.8)).pass();
    later(Duration.ofMinutes(15));

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(said).hasSize(1);
  }

  @Test
  void what_an_emptied_database_finds_again_is_not_told_again() {
    world.announce(scored("nginx", "CVE-2026-4041", 9.8)).pass();
    world.forget();
    world.start = seen -> World.NOON;
    world.announce(scored("nginx", "CVE-2026-4041", 9.8)).pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(said).hasSize(1);
  }

  @Test
  void after_a_day_it_is_no_news_any_more() {
    status = 500;
    world.announce(scored("nginx", "CVE-2026-4051", 9.8)).pass();
    status = 200;
    later(Duration.ofHours(24).plusSeconds(1));
    later(Duration.ofHours(1));

    assertThat(said).isEmpty();
  }

  @Test
  void just_within_a_day_it_still_is() {
    status = 500;
    world.announce(scored("nginx", "CVE-2026-4061", 9.8)).pass();
    status = 200;
    later(Duration.ofHours(23));

    assertThat(said).hasSize(1);
  }

  /** Whether it answers with an error or not at all: both tell of the address. */
  @Test
  void its_address_is_in_no_log_no_report_no_ledger_and_no_database() {
    status = 404;
    PassReport refused = world.announce(scored("nginx", "CVE-2026-4071", 9.8)).pass();
    server.stop(0);
    PassReport dead = later(Duration.ofMinutes(15));

    assertThat(refused.waiting()).isNotEmpty();
    assertThat(dead.waiting()).isNotEmpty();
    StringBuilder all = new StringBuilder(refused + "\n" + dead);
    for (PassReport report : List.of(refused, dead)) {
      for (Message message : report.waiting()) {
        all.append(message.in(Language.JA)).append(message.in(Language.EN));
      }
      all.append(report.summary());
    }
    log.list.forEach(
        event -> all.append(event.getFormattedMessage()).append(event.getThrowableProxy()));
    world.store().ledger(java.time.Instant.EPOCH, world.now.plusSeconds(1)).forEach(all::append);
    assertThat(all).doesNotContain("SECRET").doesNotContain("/services");
    assertThat(folder).isDirectoryRecursivelyContaining("glob:**.db");
    try (var files = java.nio.file.Files.walk(folder)) {
      for (Path file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
        assertThat(java.nio.file.Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("SECRET");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
