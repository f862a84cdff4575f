package hinomi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.App;
import hinomi.Outside;
import hinomi.advisory.VulnerabilityId;
import hinomi.cli.Hinomi;
import hinomi.cli.Terminal;
import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.HttpLimits;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.http.Validators;
import hinomi.ticket.TicketKey;
import hinomi.tracker.redmine.StubRedmine;
import hinomi.tracker.redmine.StubRedmine.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/** A team with a configuration, a Redmine and a clock, running Hinomi by its command line. */
final class Office implements AutoCloseable {
  static final Instant MORNING = Instant.parse("2030-02-01T00:00:00Z");

  /** What the sites announce and the watches want, by the ids under which tickets are known. */
  static final List<String> WANTED =
      List.of(
          "CVE-2030-1001",
          "CVE-2030-1003",
          "CVE-2030-1004",
          "CVE-2030-1005",
          "CVE-2030-1006",
          "JVN#90000002");

  final PublicSites sites = new PublicSites();
  final StubRedmine redmine = new StubRedmine(Version.V5_0);
  final Door door = new Door(redmine.url());
  final Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(MORNING);
  private volatile Duration patience = Duration.ofSeconds(60);
  private volatile int tries = 2;
  private volatile Runnable whileWaiting = () -> {};

  /**
   * What a command came to.
   *
   * @param exit its exit code
   */
  record Said(int exit, String out, String err) {}

  Office(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(
        config(),
        """
        language: en
        http: {mirror: "%s"}
        sources:
          cve: {silent-after: 6h}
          feeds:
            - {name: vendor, url: "https://vendor.example/security.xml"}
        tracker:
          redmine:
            url: %s
            api-key: ${REDMINE_API_KEY}
            project: vuln
            tracker: バグ
            fields: {key: 7, cve: 1, cvss: 3}
        watches: [Kasumi Server, Hokuto Proxy, みほんグループウェア, Tsubame Mail, Akari Gateway]
        limits: {start: 2030-01-01, tickets-per-day: 100}
        calendar: {zone: Asia/Tokyo}
        """
            .formatted(sites.address(), door.address()));
  }

  Path config() {
    return folder.resolve("hinomi.yml");
  }

  Path database() {
    return folder.resolve("hinomi.db");
  }

  Office after(Duration time) {
    now.updateAndGet(t -> t.plus(time));
    return this;
  }

  /** From now on nobody is waited for longer than this, which is real time, nor asked twice. */
  void impatient(Duration most) {
    patience = most;
    tries = 1;
  }

  /** Others are waited for as usual. */
  void patient() {
    patience = Duration.ofSeconds(60);
    tries = 2;
  }

  /** What happens whenever Hinomi waits. */
  void whileWaiting(Runnable event) {
    whileWaiting = event;
  }

  Said run(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "run";
    System.arraycopy(more, 0, args, 1, more.length);
    args[more.length + 1] = "-c";
    args[more.length + 2] = config().toString();
    return say(args);
  }

  /** Carries out a command line as under cron: nobody watches. */
  Said say(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            Map.of("REDMINE_API_KEY", StubRedmine.KEY));
    int exit = Hinomi.run(new App(Map.of(), outside()), terminal, args);
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** How many tickets carry the key of each wanted vulnerability. */
  SortedMap<String, Long> covered() {
    SortedMap<String, Long> covered = new TreeMap<>();
    for (String id : WANTED) {
      TicketKey key = TicketKey.of("redmine/vuln", new VulnerabilityId(id));
      covered.put(id, redmine.issues().stream().filter(issue -> carries(issue, key)).count());
    }
    return covered;
  }

  private static boolean carries(JsonNode issue, TicketKey key) {
    return key.standsIn(issue.path("custom_fields").toString())
        || key.standsIn(issue.path("description").asString(""))
        || key.standsIn(issue.path("journals").toString());
  }

  List<String> subjects() {
    return redmine.issues().stream()
        .map(i -> i.path("subject").asString(""))
        .filter(subject -> !subject.startsWith("[Watch trouble]"))
        .toList();
  }

  /** Each ticket is there, and none twice. */
  void hasEveryTicketOnce() {
    assertThat(covered())
        .hasSize(WANTED.size())
        .allSatisfy((id, n) -> assertThat(n).as(id).isOne());
    assertThat(subjects()).hasSize(WANTED.size());
  }

  /** Two more passes bring what is missing, and nothing twice; nothing is worth a word. */
  void isWellAgain() {
    for (int pass = 0; pass < 2; pass++) {
      assertThat(after(Duration.ofHours(1)).run()).isEqualTo(new Said(0, "", ""));
      hasEveryTicketOnce();
    }
  }

  /** Loses the database. */
  void forget() throws IOException {
    for (String end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(folder.resolve("hinomi.db" + end));
    }
  }

  private Outside outside() {
    return new Outside(
        now::get,
        this::pause,
        settings -> {
          HttpSettings shorter =
              settings.withLimits(HttpLimits.DEFAULTS.withAnswer(patience).withTries(tries));
          PoliteHttp http = new PoliteHttp("test", shorter, now::get, this::pause, new Random(7));
          return new Outside.Connections(new Hasty(http, patience), http);
        });
  }

  private void pause(Duration time) {
    after(time);
    whileWaiting.run();
  }

  @Override
  public void close() throws IOException {
    door.close();
    redmine.close();
    sites.close();
  }

  /** Waits no longer than this for what is sent, whatever is asked. */
  private record Hasty(Http http, Duration most) implements Http {
    @Override
    public Fetched get(URI uri, Validators known) throws IOException, InterruptedException {
      return http.get(uri, known);
    }

    @Override
    public void download(URI uri, Path file, long limit) throws IOException, InterruptedException {
      http.download(uri, file, limit);
    }

    @Override
    public Answer send(Call call) throws IOException, InterruptedException {
      Duration wait = call.timeout().compareTo(most) < 0 ? call.timeout() : most;
      return http.send(new Call(call.method(), call.uri(), call.headers(), call.body(), wait));
    }
  }
}
