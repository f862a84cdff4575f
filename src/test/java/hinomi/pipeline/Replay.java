package hinomi.pipeline;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.calendar.WorkTime;
import hinomi.language.Language;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Stage;
import hinomi.tracker.Seen;
import hinomi.watch.Policy;
import hinomi.watch.Unscored;
import hinomi.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lives through the newest days of captured CVE records, with hourly passes on a moved clock and
 * people who look at their tickets each working day, and prints what became of it. Arguments: the
 * folder of records, days, the last day or {@code newest}, and the folder of the documentation
 * where the tables are to be written there.
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

  /** How it is lived through. */
  enum Variant {
    USUAL("every hit", "すべての一致"),
    STRICT("`min-cvss: 7.0`, `unscored: hold 72h`", "`min-cvss: 7.0`、`unscored: hold 72h`"),
    AT_ONCE("every hit, records whole at once", "すべての一致、レコードは最初から完全");

    final String en;
    final String ja;

    Variant(String en, String ja) {
      this.en = en;
      this.ja = ja;
    }
  }

  private final World world;
  private final int days;
  private final Variant variant;
  private final List<Long> nanos = new ArrayList<>();
  private int considered;

  private Replay(World world, int days, Variant variant) {
    this.world = world;
    this.days = days;
    this.variant = variant;
  }

  public static void main(String[] args) throws Exception {
    int days = Integer.parseInt(args[1]);
    LocalDate until = args[2].equals("newest") ? null : LocalDate.parse(args[2]);
    List<Advisory> records = ReplayRecords.of(Path.of(args[0]), days, until);
    List<Variant> variants = List.of(Variant.values());
    List<ReplayFigures> figures = new ArrayList<>();
    for (Variant variant : variants) {
      figures.add(replay(records, days, variant));
    }
    String period =
        day(records.getFirst().published()) + " – " + day(records.getLast().published());
    ReplayTable.lines(Language.EN, period, variants, figures).forEach(System.out::println);
    if (args.length > 3) {
      for (Language language : Language.values()) {
        String name = language == Language.JA ? "replay.ja.md" : "replay.md";
        ReplayTable.write(
            Path.of(args[3], name),
            args[2],
            ReplayTable.lines(language, period, variants, figures));
      }
    }
    if (figures.stream().anyMatch(f -> !f.row("duplicates").equals("0"))) {
      throw new IllegalStateException("a vulnerability stands in two tickets");
    }
  }

  /** The products that are watched: those above, or the lines of a file. */
  private static List<String> products() throws IOException {
    String file = System.getProperty("replay.watches", "");
    return file.isEmpty() ? PRODUCTS : Files.readAllLines(Path.of(file));
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static ReplayFigures replay(List<Advisory> records, int days, Variant variant)
      throws IOException {
    Path folder = Files.createTempDirectory("hinomi-replay");
    try (World world = new World(folder)) {
      return new Replay(world, days, variant).live(records);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private ReplayFigures live(List<Advisory> records) throws IOException {
    boolean strict = variant == Variant.STRICT;
    boolean whole = variant == Variant.AT_ONCE;
    world.watches = products().stream().map(p -> watch(p, strict)).toList();
    world.ticketsPerDay = 20;
    world.notesPerDay = 40;
    world.workTime = WorkTime.always(TOKYO);
    world.now = records.getFirst().published().minus(Duration.ofHours(1));
    Instant last = records.getLast().published();
    // Until what CISA adds to the last record has arrived.
    Instant end = last.plus(Duration.ofHours(whole ? 2 : 26));
    pass();
    int next = 0;
    Deque<Advisory> late = new ArrayDeque<>();
    while (world.now.isBefore(end)) {
      world.after(Duration.ofHours(1));
      List<Advisory> page = new ArrayList<>();
      while (next < records.size() && !records.get(next).published().isAfter(world.now)) {
        Advisory record = records.get(next++);
        page.add(whole ? enriched(record) : fresh(record));
        if (!whole) {
          late.add(record);
        }
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
    if (next < records.size() || !late.isEmpty()) {
      throw new IllegalStateException("the clock stopped before the last record");
    }
    List<LedgerEntry> ledger = world.store().ledger(Instant.EPOCH, Instant.MAX);
    return new ReplayFigures(world.tracker, ledger, days, records.size(), considered, nanos);
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
            Unscored.holdFor(Duration.ofDays(3)),
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
    considered += world.pass().considered();
    nanos.add(System.nanoTime() - begun);
  }

  /**
   * At ten on a working day somebody looks at each ticket of the days before, and closes every
   * second one two days after that or later.
   */
  private void people() {
    ZonedDateTime here = world.now.atZone(TOKYO);
    boolean weekend =
        here.getDayOfWeek() == DayOfWeek.SATURDAY || here.getDayOfWeek() == DayOfWeek.SUNDAY;
    if (weekend || here.getHour() != 10) {
      return;
    }
    for (FakeTracker.Ticket ticket : world.tracker.tickets) {
      Seen seen = world.tracker.seen.get(ticket.id);
      if (seen == null) {
        Seen.Touch touch = new Seen.Touch(world.now, "7");
        world.tracker.seen.put(ticket.id, there(Stage.OPEN, touch, Optional.empty()));
      } else if (seen instanceof Seen.There(Stage stage, _, _, Optional<Seen.Touch> touched, _, _)
          && stage == Stage.OPEN
          && Integer.parseInt(ticket.id) % 2 == 0
          && !touched.orElseThrow().at().isAfter(world.now.minus(Duration.ofDays(2)))) {
        Seen.Closing closing = new Seen.Closing(world.now, "7", "");
        world.tracker.seen.put(
            ticket.id, there(Stage.DONE, touched.orElseThrow(), Optional.of(closing)));
      }
    }
  }

  private static Seen there(Stage stage, Seen.Touch touch, Optional<Seen.Closing> closing) {
    return new Seen.There(
        stage,
        stage.name().toLowerCase(Locale.ROOT),
        "",
        Optional.of(touch),
        closing,
        Optional.empty());
  }
}
