package hinomi.pipeline;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.advisory.VulnerabilityId;
import hinomi.calendar.WorkTime;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.source.cve.CveRecords;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.tracker.Seen;
import hinomi.watch.Policy;
import hinomi.watch.Watch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Lives through the newest days of captured CVE records, with hourly passes on a moved clock and
 * people who look at their tickets each working day, and prints what became of it. Arguments: the
 * folder of records, days, {@code usual} or {@code strict}.
 */
public final class Replay {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private static final List<String> PRODUCTS =
      List.of(
          "nginx",
          "Apache HTTP Server",
          "Apache Tomcat",
          "OpenSSL",
          "OpenSSH",
          "PHP",
          "WordPress",
          "Drupal",
          "MySQL",
          "PostgreSQL",
          "Redis",
          "Elasticsearch",
          "Docker",
          "Kubernetes",
          "Linux Kernel",
          "sudo",
          "Windows Server 2019",
          "Windows Server 2022",
          "Windows 11",
          "Microsoft Exchange Server",
          "Microsoft Office",
          "Google Chrome",
          "Mozilla Firefox",
          "Adobe Acrobat",
          "GitLab",
          "Jenkins",
          "Zabbix",
          "Grafana",
          "Node.js",
          "Spring Framework",
          "Apache Struts",
          "FortiOS",
          "Palo Alto Networks PAN-OS",
          "Cisco IOS XE",
          "VMware ESXi",
          "Citrix NetScaler",
          "Apache Log4j",
          "Movable Type",
          "サイボウズ Garoon",
          "BIND");

  private final World world;
  private final int days;
  private int passes;
  private long nanos;

  private Replay(World world, int days) {
    this.world = world;
    this.days = days;
  }

  public static void main(String[] args) throws Exception {
    int days = Integer.parseInt(args[1]);
    List<Advisory> records = newest(Path.of(args[0]), days);
    Path folder = Files.createTempDirectory("hinomi-replay");
    try (World world = new World(folder)) {
      new Replay(world, days).live(records, args[2]);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The records of the newest days by their publication, oldest first. */
  private static List<Advisory> newest(Path folder, int days) throws IOException {
    List<Advisory> all = new ArrayList<>();
    CveRecords parser = new CveRecords();
    RecordTaker taker =
        new RecordTaker() {
          @Override
          public void take(Advisory advisory) {
            all.add(advisory);
          }

          @Override
          public void refuse(Reject reject) {
            throw new IllegalStateException(reject.ref());
          }
        };
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ndjson.gz")).sorted().toList()) {
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            parser.read(line.getBytes(StandardCharsets.UTF_8), file.toString(), taker);
          }
        }
      }
    }
    Instant last =
        all.stream().map(Advisory::published).max(Comparator.naturalOrder()).orElseThrow();
    return all.stream()
        .filter(a -> a.published().isAfter(last.minus(Duration.ofDays(days))))
        .sorted(Comparator.comparing(Advisory::published))
        .toList();
  }

  private void live(List<Advisory> records, String how) {
    boolean strict = how.equals("strict");
    world.watches = PRODUCTS.stream().map(p -> watch(p, strict)).toList();
    world.ticketsPerDay = 20;
    world.notesPerDay = 40;
    world.workTime = WorkTime.always(TOKYO);
    world.now = records.getFirst().published().minus(Duration.ofHours(1));
    Instant end = world.now.plus(Duration.ofDays(days)).plus(Duration.ofHours(2));
    pass();
    int next = 0;
    Deque<Advisory> late = new ArrayDeque<>();
    while (world.now.isBefore(end)) {
      world.after(Duration.ofHours(1));
      List<Advisory> page = new ArrayList<>();
      while (next < records.size() && !records.get(next).published().isAfter(world.now)) {
        Advisory record = records.get(next++);
        page.add(fresh(record));
        late.add(record);
      }
      Instant yesterday = world.now.minus(Duration.ofDays(1));
      while (!late.isEmpty() && !late.getFirst().published().isAfter(yesterday)) {
        page.add(enriched(late.removeFirst()));
      }
      if (!page.isEmpty()) {
        world.announce(page.toArray(Advisory[]::new));
      }
      people();
      pass();
    }
    print(records, how);
  }

  private static Watch watch(String product, boolean strict) {
    Watch usual = Watch.of(product);
    return strict
        ? new Watch(
            usual.name(),
            usual.subjects(),
            usual.keywords(),
            usual.excludes(),
            usual.weaknesses(),
            usual.sources(),
            7.0,
            hinomi.watch.Unscored.holdFor(Duration.ofDays(3)),
            usual.handling(),
            Policy.DEFAULT)
        : usual;
  }

  /** As a record is on its first day: without what CISA adds to it a day later. */
  private static Advisory fresh(Advisory record) {
    return revised(
        record,
        record.scores().stream().filter(s -> !s.origin().contains("CISA")).toList(),
        List.of(),
        record.published());
  }

  private Advisory enriched(Advisory record) {
    return revised(record, record.scores(), record.facts(), world.now);
  }

  private static Advisory revised(
      Advisory a, List<Score> scores, List<Enrichment> facts, Instant updated) {
    return new Advisory(
        a.id(),
        a.kind(),
        a.state(),
        a.cves(),
        a.related(),
        a.title(),
        a.summary(),
        a.impact(),
        a.solution(),
        a.products(),
        scores,
        a.weaknesses(),
        a.references(),
        facts,
        a.url(),
        a.published(),
        updated);
  }

  private void pass() {
    long begun = System.nanoTime();
    world.pass();
    nanos += System.nanoTime() - begun;
    passes++;
  }

  /** At ten on a working day somebody looks at each ticket of the days before. */
  private void people() {
    ZonedDateTime here = world.now.atZone(TOKYO);
    boolean weekend =
        here.getDayOfWeek() == DayOfWeek.SATURDAY || here.getDayOfWeek() == DayOfWeek.SUNDAY;
    if (weekend || here.getHour() != LocalTime.of(10, 0).getHour()) {
      return;
    }
    for (FakeTracker.Ticket ticket : world.tracker.tickets) {
      world.tracker.seen.putIfAbsent(
          ticket.id,
          new Seen.There(
              Stage.OPEN,
              "open",
              "",
              Optional.of(new Seen.Touch(world.now, "7")),
              Optional.empty(),
              Optional.empty()));
    }
  }

  private void print(List<Advisory> records, String how) {
    List<LedgerEntry> ledger = world.store().ledger(Instant.EPOCH, Instant.MAX);
    Map<Fate, Set<VulnerabilityId>> fates = new HashMap<>();
    Map<String, Integer> notes = new TreeMap<>();
    for (LedgerEntry entry : ledger) {
      if (!entry.watch().isEmpty()) {
        fates.computeIfAbsent(entry.fate(), f -> new HashSet<>()).add(entry.vulnerability());
      }
    }
    Set<VulnerabilityId> ticketed = fates.getOrDefault(Fate.TICKET, Set.of());
    Set<VulnerabilityId> digested = new HashSet<>(fates.getOrDefault(Fate.DIGEST, Set.of()));
    digested.removeAll(ticketed);
    int written = 0;
    Map<TicketKey, Integer> keys = new HashMap<>();
    for (FakeTracker.Ticket ticket : world.tracker.tickets) {
      written += ticket.notes.size();
      ticket.keys.forEach(key -> keys.merge(key, 1, Integer::sum));
    }
    for (String rule : List.of("attached", "score-up", "kev-added", "fixed", "reminded")) {
      notes.put(rule, (int) ledger.stream().filter(e -> e.rule().equals(rule)).count());
    }
    int cases = world.tracker.cases().size();
    double weeks = days / 7.0;
    line("watches (%s)", how, world.watches.size());
    line("records", "", records.size());
    line("vulnerabilities in tickets", "", ticketed.size());
    line("one ticket per match, a week", "", String.format("%.1f", ticketed.size() / weeks));
    line("tickets, a week", "", String.format("%.1f", cases / weeks));
    line("digest tickets", "", world.tracker.of(TicketAction.Kind.DIGEST).size());
    line("lines in digests", "", digested.size());
    line("weekly summaries", "", world.tracker.of(TicketAction.Kind.WEEKLY).size());
    line("alarms", "", world.tracker.of(TicketAction.Kind.ALARM).size());
    line("notes", "", written);
    line("notes per ticket", "", String.format("%.2f", written / (double) Math.max(1, cases)));
    notes.forEach((rule, n) -> line("vulnerabilities told: %s", rule, n));
    line(
        "mails per watcher, a day",
        "",
        String.format("%.1f", (world.tracker.tickets.size() + written) / (double) days));
    line("duplicates", "", keys.values().stream().filter(n -> n > 1).count());
    line("milliseconds a pass", "", nanos / 1_000_000 / passes);
  }

  private static void line(String what, String detail, Object figure) {
    System.out.printf("| %s | %s |%n", String.format(what, detail), figure);
  }
}
