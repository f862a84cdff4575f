package hinomi;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Several services share one PostgreSQL and one Redmine, and are killed again and again while they
 * deliver. Redmine sometimes stores a ticket and then never answers.
 */
class NodesTest {
  private static final int NODES = 3;

  @TempDir private Path folder;

  private final List<ServiceProcess> nodes = new ArrayList<>();

  /**
   * How hard it is.
   *
   * @param pace how many times faster than the world's the clocks of the services run
   * @param kill how often one is killed
   * @param kills how often at least
   * @param hang how often Redmine stores and hangs
   */
  private record Trial(
      int tickets,
      int pace,
      Duration kill,
      int kills,
      Duration hang,
      Duration hangs,
      Duration slow,
      Duration most) {}

  @Test
  void tickets_are_filed_once_each_though_services_are_killed() throws Exception {
    run(
        new Trial(
            120,
            5,
            Duration.ofSeconds(5),
            2,
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofMillis(100),
            Duration.ofMinutes(10)));
  }

  /** With everybody's clock right; -Dnodes.tickets=2000 says how many. */
  @Test
  @Tag("nodes")
  void many_tickets_are_filed_once_each_though_a_service_is_killed_every_few_seconds()
      throws Exception {
    run(
        new Trial(
            Integer.getInteger("nodes.tickets", 2000),
            1,
            Duration.ofSeconds(5),
            10,
            Duration.ofSeconds(7),
            Duration.ofSeconds(20),
            Duration.ofMillis(150),
            Duration.ofMinutes(30)));
  }

  private void run(Trial trial) throws Exception {
    Instant right = Instant.now();
    InstantSource clock = ServiceNode.clock(trial.pace(), right);
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("pg"))
                .setCleanDataDirectory(true)
                .start();
        StubRedmine redmine = new StubRedmine(StubRedmine.Version.V5_0);
        Store store = SqlStore.open(url(server), folder, clock)) {
      redmine.slow = trial.slow();
      redmine.hangs = trial.hangs();
      plan(store, trial.tickets(), clock.instant());
      Path config = configuration(url(server), redmine);
      for (int i = 0; i < NODES; i++) {
        nodes.add(node(config, trial.pace(), right));
      }
      int killed = disturb(trial, store, redmine, config, right);
      check(trial, store, redmine, killed, Duration.between(right, Instant.now()));
    } finally {
      for (ServiceProcess node : nodes) {
        node.close();
      }
    }
  }

  private static String url(EmbeddedPostgres server) {
    return server.getJdbcUrl("postgres", "postgres");
  }

  private static void plan(Store store, int tickets, Instant now) {
    List<TicketAction> actions = new ArrayList<>();
    for (int i = 0; i < tickets; i++) {
      actions.add(
          new TicketAction.File(
              "redmine/vuln",
              List.of(Member.of(id(i))),
              subject(i),
              new Body(List.of(new Body.Block.Quote("A flaw."))),
              null,
              Handling.DEFAULT,
              new TreeMap<>(),
              Language.EN,
              null));
    }
    store.decide(Decided.only(actions, List.of(), now));
  }

  private static VulnerabilityId id(int i) {
    return new VulnerabilityId("CVE-2030-" + (10_000 + i));
  }

  private static String subject(int i) {
    return "flaw " + id(i);
  }

  private Path configuration(String url, StubRedmine redmine) throws IOException {
    return Files.writeString(
        folder.resolve("hinomi.yml"),
        """
        language: en
        store: "%s"
        serve: {listen: "127.0.0.1:0"}
        sources: {jvn: off, jvn-ipedia: off, jpcert: off, cve: off, kev: off, epss: off}
        tracker:
          redmine: {url: "%s", api-key: %s, project: vuln, format: textile}
        watches: [nginx-plus]
        """
            .formatted(url, redmine.url(), StubRedmine.KEY));
  }

  private ServiceProcess node(Path config, int pace, Instant right) throws IOException {
    return ServiceProcess.start(
        folder, ServiceNode.class, config.toString(), String.valueOf(pace), right.toString());
  }

  /** Kills until all is delivered. Returns how often. */
  private int disturb(Trial trial, Store store, StubRedmine redmine, Path config, Instant right)
      throws Exception {
    Random chance = new Random(7);
    Instant end = Instant.now().plus(trial.most());
    Instant kill = Instant.now().plus(trial.kill().multipliedBy(2));
    Instant hang = Instant.now().plus(trial.hang());
    int killed = 0;
    while (store.undelivered() > 0 || killed < trial.kills()) {
      assertThat(Instant.now()).as("%s left", store.undelivered()).isBefore(end);
      if (Instant.now().isAfter(hang)) {
        redmine.faults().add(StubRedmine.Fault.STORE_THEN_HANG);
        hang = hang.plus(trial.hang());
      }
      int which = chance.nextInt(NODES);
      if (Instant.now().isAfter(kill) && nodes.get(which).has("at http")) {
        nodes.get(which).close();
        nodes.set(which, node(config, trial.pace(), right));
        kill = Instant.now().plus(trial.kill());
        killed++;
      }
      Thread.sleep(100);
    }
    return killed;
  }

  private static void check(
      Trial trial, Store store, StubRedmine redmine, int killed, Duration took) {
    Map<String, Long> bySubject =
        redmine.issues().stream()
            .map(issue -> issue.path("subject").asString(""))
            .filter(subject -> subject.startsWith("flaw "))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    long creates = redmine.requests().stream().filter(r -> r.contains("POST")).count();
    System.out.printf(
        "%d tickets, %d kills, %d creates, %d stored, %d twice, %d hangs left, %d s%n",
        trial.tickets(),
        killed,
        creates,
        bySubject.values().stream().mapToLong(n -> n).sum(),
        bySubject.values().stream().filter(n -> n > 1).count(),
        redmine.faults().size(),
        took.toSeconds());
    assertThat(bySubject).hasSize(trial.tickets());
    assertThat(bySubject.values()).as("each once").containsOnly(1L);
    for (int i = 0; i < trial.tickets(); i++) {
      assertThat(store.ledger(id(i)))
          .as(subject(i))
          .filteredOn(e -> e.rule().equals("filed") || e.rule().equals("found"))
          .hasSize(1);
    }
    assertThat(redmine.issues())
        .filteredOn(issue -> issue.path("subject").asString("").startsWith("flaw "))
        .extracting(NodesTest::notes)
        .containsOnly(0);
  }

  private static int notes(JsonNode issue) {
    return (int)
        issue
            .path("journals")
            .valueStream()
            .filter(j -> !j.path("notes").asString("").isEmpty())
            .count();
  }
}
