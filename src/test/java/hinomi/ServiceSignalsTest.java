package hinomi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import hinomi.store.Store.Decided;
import hinomi.ticket.Body;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.tracker.redmine.StubRedmine;
import hinomi.watch.Handling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process: what it does at signals, and what it tells systemd. */
class ServiceSignalsTest {
  /** What Java ends with at a SIGTERM. */
  private static final int TERMINATED = 143;

  private static final int TICKETS = 6;

  @TempDir private Path folder;

  private StubRedmine redmine;
  private Path config;

  @BeforeEach
  void begin() throws IOException {
    redmine = new StubRedmine(StubRedmine.Version.V5_0);
    config =
        Files.writeString(
            folder.resolve("hinomi.yml"),
            """
            language: en
            store: "jdbc:sqlite:hinomi.db"
            serve: {listen: "127.0.0.1:0"}
            sources: {jvn: off, jvn-ipedia: off, jpcert: off, cve: off, kev: off, epss: off}
            tracker:
              redmine: {url: "%s", api-key: %s, project: vuln, format: textile}
            watches: [nginx-plus]
            """
                .formatted(redmine.url(), StubRedmine.KEY));
  }

  @AfterEach
  void end() {
    redmine.close();
  }

  private Store store() {
    return SqlStore.open("jdbc:sqlite:hinomi.db", folder);
  }

  private ServiceProcess serve(Map<String, String> environment) throws IOException {
    return ServiceProcess.start(folder, environment, Main.class, "serve", "-c", config.toString());
  }

  private boolean opened(ServiceProcess service) throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("/proc", String.valueOf(service.process().pid()), "fd"))) {
      Path database = folder.resolve("hinomi.db").toRealPath();
      return files.anyMatch(
          file -> {
            try {
              return Files.readSymbolicLink(file).equals(database);
            } catch (IOException e) {
              return false;
            }
          });
    }
  }

  @Test
  void a_hangup_before_it_is_ready_does_not_end_it_and_is_made_up_for() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc");
    store().close();
    // Who writes keeps the service from its timetable, without which it is not ready.
    try (Connection writer =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hinomi.db"));
        Statement statement = writer.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try (ServiceProcess service = serve(Map.of())) {
        service.until("the database is open", () -> opened(service));
        service.signal("HUP");
        statement.execute("ROLLBACK");
        service.says("The changed configuration is in force");
        assertThat(service.said()).containsSubsequence("is on watch", "is in force");

        service.signal("HUP");
        service.until("read again", () -> service.said().split("is in force", -1).length > 2);
      }
    }
  }

  @Test
  void systemd_is_told_of_every_stage() throws Throwable {
    Path path = Path.of("/tmp", "hinomi-notify-" + ProcessHandle.current().pid());
    Files.deleteIfExists(path);
    try (NotifySocket systemd = new NotifySocket(path);
        ServiceProcess service =
            serve(Map.of("NOTIFY_SOCKET", path.toString(), "WATCHDOG_USEC", "600000"))) {
      Duration long_ = Duration.ofSeconds(60);
      assertThat(systemd.next(long_)).isEqualTo("READY=1\nSTATUS=watching 0 sources");
      for (int i = 0; i < 3; i++) {
        assertThat(systemd.next(Duration.ofSeconds(30))).isEqualTo("WATCHDOG=1");
      }

      long before = System.nanoTime() / 1000;
      service.signal("HUP");
      String reloading = beside(systemd);
      assertThat(reloading).matches("RELOADING=1\nMONOTONIC_USEC=[0-9]+");
      assertThat(Long.parseLong(reloading.substring(reloading.lastIndexOf('=') + 1)))
          .isBetween(before, System.nanoTime() / 1000);
      assertThat(beside(systemd)).isEqualTo("READY=1\nSTATUS=watching 0 sources");

      Files.writeString(config, "watches: {");
      assertThat(beside(systemd)).startsWith("RELOADING=1\n");
      assertThat(beside(systemd)).as("with the one before").startsWith("READY=1\n");
      assertThat(service.said()).contains("is refused");

      service.signal("TERM");
      assertThat(beside(systemd)).isEqualTo("STOPPING=1");
      assertThat(service.ends(Duration.ofSeconds(30))).isEqualTo(TERMINATED);
    } finally {
      Files.deleteIfExists(path);
    }
  }

  /** The next message that is not one of the watchdog's. */
  private static String beside(NotifySocket systemd) throws Throwable {
    while (true) {
      String message = systemd.next(Duration.ofSeconds(30));
      if (!message.equals("WATCHDOG=1")) {
        return message;
      }
    }
  }

  @Test
  void a_stop_lets_the_ticket_that_is_being_filed_be_filed_and_the_rest_waits() throws Exception {
    redmine.slow = Duration.ofSeconds(1);
    plan();
    try (ServiceProcess service = serve(Map.of())) {
      service.until("a create", () -> creates() == 1);
      service.signal("TERM");

      assertThat(service.ends(Duration.ofSeconds(30))).isEqualTo(TERMINATED);
      assertThat(service.said()).containsSubsequence("filed: flaw", "Stopped.");
    }
    try (Store store = store()) {
      int filed = redmine.issues().size();
      assertThat(filed).isBetween(1, TICKETS - 1);
      assertThat(store.undelivered()).as("known of those filed").isEqualTo(TICKETS - filed);
    }
    redmine.slow = Duration.ZERO;
    try (ServiceProcess service = serve(Map.of())) {
      all(service);
    }
    assertThat(creates()).isEqualTo(TICKETS);
  }

  /** Takes as long as what is under way may. */
  @Test
  @Tag("nodes")
  void a_stop_interrupts_a_tracker_that_stores_and_hangs_and_the_ticket_is_found_later()
      throws Exception {
    redmine.hangs = Duration.ofMinutes(5);
    redmine.faults().add(StubRedmine.Fault.STORE_THEN_HANG);
    plan();
    try (ServiceProcess service = serve(Map.of())) {
      service.until("a create", () -> creates() == 1);
      service.signal("TERM");

      assertThat(service.ends(Duration.ofSeconds(35))).isEqualTo(TERMINATED);
      assertThat(service.said()).contains("Stopped.");
    }
    try (ServiceProcess service =
        ServiceProcess.start(
            folder, ServiceNode.class, config.toString(), "5", Instant.now().toString())) {
      all(service);
    }
    assertThat(creates()).isEqualTo(TICKETS);
  }

  private long creates() {
    return redmine.requests().stream().filter(r -> r.startsWith("POST")).count();
  }

  private void plan() {
    List<TicketAction> actions = new ArrayList<>();
    for (int i = 0; i < TICKETS; i++) {
      VulnerabilityId id = new VulnerabilityId("CVE-2030-" + (10_000 + i));
      actions.add(
          new TicketAction.File(
              "redmine/vuln",
              List.of(Member.of(id)),
              "flaw " + i,
              new Body(List.of(new Body.Block.Quote("A flaw."))),
              null,
              Handling.DEFAULT,
              new TreeMap<>(),
              Language.EN,
              null));
    }
    try (Store store = store()) {
      store.decide(Decided.only(actions, List.of(), Instant.now()));
    }
  }

  /** Waits until all are filed: each is there once then. */
  private void all(ServiceProcess service) throws Exception {
    try (Store store = store()) {
      service.until("all are delivered", () -> store.undelivered() == 0);
    }
    assertThat(redmine.issues())
        .extracting(issue -> issue.path("subject").asString(""))
        .containsExactlyInAnyOrder(
            IntStream.range(0, TICKETS).mapToObj(i -> "flaw " + i).toArray(String[]::new));
  }
}
