package hinomi.pipeline;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryBuilder;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Score;
import hinomi.calendar.WorkTime;
import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.Validators;
import hinomi.language.Language;
import hinomi.language.Localized;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import hinomi.ticket.text.BulletinText;
import hinomi.ticket.text.TicketWriter;
import hinomi.tracker.Tracker;
import hinomi.tracker.board.BoardTracker;
import hinomi.watch.Catalogue;
import hinomi.watch.Grouping;
import hinomi.watch.Matcher;
import hinomi.watch.Policy;
import hinomi.watch.Watch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A small world for timelines: a clock that is moved, a source that says what it is told, a
 * tracker.
 */
final class World implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-10-01T03:00:00Z");

  private final Path folder;
  Instant now = NOON;
  final InstantSource clock = () -> now;
  final FakeTracker tracker = new FakeTracker();

  /** Whether tickets go to the embedded board, on the store's own shelf. */
  boolean onBoard;

  final Deque<Object> announced = new ArrayDeque<>();
  List<Watch> watches = List.of(alone("nginx"));
  UnaryOperator<Instant> start = seen -> seen;
  boolean allAlerts = true;
  int ticketsPerDay = 100;
  int notesPerDay = 100;
  WorkTime workTime = WorkTime.always(ZoneId.of("Asia/Tokyo"));
  Map<String, Duration> silentAfter = Map.of();
  Set<PassSettings.ChatFor> chatFor = Set.of();
  Optional<ChatPost> chat = Optional.empty();
  List<Double> epssBars = List.of();
  UnaryOperator<Store> around = UnaryOperator.identity();
  private Store store;
  private int generation;

  World(Path folder) {
    this.folder = folder;
    this.store = open();
  }

  private Store open() {
    return SqlStore.open("jdbc:sqlite:world" + generation + ".db", folder, clock);
  }

  /** The process died: the next one opens the database anew. */
  void restart() {
    store.close();
    store = open();
  }

  /** The database is lost. */
  void forget() {
    store.close();
    generation++;
    store = open();
  }

  /** Puts a copy away, as a person does who makes a backup. */
  Path copied() throws IOException {
    Path copies = Files.createDirectories(folder.resolve("copies"));
    SqlStore.copy("jdbc:sqlite:world" + generation + ".db", folder, copies, clock).close();
    return copies.resolve("copy.db");
  }

  /** The database is lost, and an old copy put in its place. */
  void restored(Path copy) throws IOException {
    store.close();
    generation++;
    Files.copy(copy, folder.resolve("world" + generation + ".db"));
    store = open();
  }

  Store store() {
    return store;
  }

  World after(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** What the source says in the next pass. */
  World announce(Advisory... advisories) {
    announced.add(List.of(advisories));
    return this;
  }

  World fail(IOException failure) {
    announced.add(failure);
    return this;
  }

  PassReport pass() {
    try {
      return pass(List.of(new Script("cve"))).run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Pass pass(List<Source> sources) {
    return new Pass(parts(sources), around.apply(store), Watcher.SILENT);
  }

  /** The parts of a pass, one by one. */
  Shifts shifts(List<Source> sources) {
    return new Shifts(parts(sources));
  }

  private Engine.Parts parts(List<Source> sources) {
    return new Engine.Parts(
        store,
        elsewhere -> store,
        new NoHttp(),
        sources,
        where(),
        new Matcher(watches, Catalogue.bundled()),
        new TicketWriter(Language.JA),
        new BulletinText(Language.JA),
        new PassSettings(
            Language.JA,
            start,
            allAlerts,
            ticketsPerDay,
            notesPerDay,
            workTime,
            silentAfter,
            Duration.ofDays(400),
            chatFor,
            epssBars),
        folder,
        clock,
        time -> now = now.plus(time),
        chat,
        () -> {});
  }

  private Tracker where() {
    return onBoard ? new BoardTracker(store.board(), clock) : tracker;
  }

  List<String> subjects() {
    List<String> all = new ArrayList<>();
    tracker.cases().forEach(t -> all.add(t.subject));
    return all;
  }

  AdvisoryBuilder record(String cve) {
    CveId id = new CveId(cve);
    return Advisory.of(new AdvisoryId("cve", cve), Advisory.Kind.RECORD, now)
        .cves(Set.of(id))
        .url("https://www.cve.org/CVERecord?id=" + cve);
  }

  Advisory about(String product, String cve) {
    return record(cve)
        .title(Localized.en(product + ": a flaw"))
        .scores(List.of(score(7.5)))
        .build();
  }

  AdvisoryBuilder note(String id, String title, String... cves) {
    return other("jvn", id, Advisory.Kind.NOTE, title, cves);
  }

  AdvisoryBuilder alert(String id, String title, String... cves) {
    return other("jpcert", id, Advisory.Kind.ALERT, title, cves);
  }

  AdvisoryBuilder other(
      String source, String id, Advisory.Kind kind, String title, String... cves) {
    List<CveId> ids = new ArrayList<>();
    for (String cve : cves) {
      ids.add(new CveId(cve));
    }
    return Advisory.of(new AdvisoryId(source, id), kind, now)
        .cves(ids)
        .title(Localized.ja(title))
        .url("https://example.jp/" + source);
  }

  /** A watch whose hits have a ticket each. */
  static Watch alone(String product, String... aliases) {
    return Watch.of(product, aliases)
        .with(Policy.DEFAULT.grouped(new Grouping(Grouping.By.ADVISORY, Duration.ofHours(24))));
  }

  static Score score(double base) {
    return new Score(CvssVersion.V3_1, base, null, "cna");
  }

  @Override
  public void close() {
    store.close();
  }

  /** Says in each pass what was announced next, whatever the source it came from. */
  final class Script implements Source {
    private final String name;

    Script(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public URI address() {
      return URI.create("https://source.invalid/");
    }

    @Override
    @SuppressWarnings("unchecked")
    public Page fetch(Cursor from) throws IOException {
      Object next = announced.poll();
      if (next == null) {
        return Page.unchanged(from);
      }
      if (next instanceof IOException failure) {
        throw failure;
      }
      int read = Integer.parseInt(from.get("read").orElse("0"));
      return Page.of((List<Advisory>) next, List.of(), from.with("read", "" + (read + 1)));
    }
  }

  private static final class NoHttp implements Http {
    @Override
    public Fetched get(URI uri, Validators known) throws IOException {
      throw new IOException("no network in this world");
    }

    @Override
    public void download(URI uri, Path file, long limit) throws IOException {
      throw new IOException("no network in this world");
    }

    @Override
    public Answer send(Call call) throws IOException {
      throw new IOException("no network in this world");
    }
  }
}
