package hinomi.pipeline;

import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.http.Http;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.pipeline.records.Backtest;
import hinomi.source.Source;
import hinomi.store.Store;
import hinomi.ticket.BulletinWriter;
import hinomi.ticket.CaseWriter;
import hinomi.ticket.DigestLine;
import hinomi.ticket.Silence;
import hinomi.tracker.Finding;
import hinomi.tracker.Outcome;
import hinomi.tracker.Tracker;
import hinomi.watch.Matcher;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that the doors ask for: passes, previews, checks and answers. */
public final class Engine implements AutoCloseable {
  private static final Duration LONG_PASS = Duration.ofHours(1);
  static final String UNTOUCHED_URL = "untouched-url";
  private static final Duration HITS = Duration.ofDays(30);

  /**
   * What an engine is made of.
   *
   * @param copy opens, in a folder given, a copy of the store that may be changed without harm
   * @param scratch a folder for bulk files
   * @param chat where new tickets are told, if anywhere
   * @param dictionary the folder of JVN's monthly dictionaries of products, where they are read
   * @param connections what to close in the end
   */
  public record Parts(
      Store store,
      Function<Path, Store> copy,
      Http http,
      List<Source> sources,
      Tracker tracker,
      Watching matcher,
      CaseWriter writer,
      BulletinWriter bulletins,
      PassSettings settings,
      Path scratch,
      InstantSource clock,
      Pause pause,
      Optional<ChatPost> chat,
      Optional<URI> dictionary,
      AutoCloseable connections) {

    /** Parts with a matcher that is made already, and without a dictionary. */
    public Parts(
        Store store,
        Function<Path, Store> copy,
        Http http,
        List<Source> sources,
        Tracker tracker,
        Matcher matcher,
        CaseWriter writer,
        BulletinWriter bulletins,
        PassSettings settings,
        Path scratch,
        InstantSource clock,
        Pause pause,
        Optional<ChatPost> chat,
        AutoCloseable connections) {
      this(
          store,
          copy,
          http,
          sources,
          tracker,
          Watching.of(matcher),
          writer,
          bulletins,
          settings,
          scratch,
          clock,
          pause,
          chat,
          Optional.empty(),
          connections);
    }
  }

  private final Parts parts;

  public Engine(Parts parts) {
    this.parts = parts;
  }

  /** What came of the wish to run a pass. */
  public sealed interface Run {
    /** It ran. */
    record Ended(PassReport report) implements Run {}

    /**
     * Another one is under way.
     *
     * @param since when that began, where it is known
     * @param tooLong whether that is so long ago that somebody should look
     */
    record Busy(Optional<Instant> since, boolean tooLong) implements Run, Filling {}
  }

  /** What came of the wish for history. */
  public sealed interface Filling permits Filling.Ended, Run.Busy {
    /** It came in, as far as it could be had. */
    record Ended(Backfill.Report report) implements Filling {}
  }

  /** One pass, unless another one is under way. */
  public Run run(Watcher watcher) throws InterruptedException {
    Optional<Store.RunLock> lock = parts.store().lock();
    if (lock.isEmpty()) {
      return busy();
    }
    try (Store.RunLock held = lock.get()) {
      new BulkFiles(parts.scratch()).tidy(parts.clock().instant());
      return new Run.Ended(pass(parts.store(), watcher).run());
    }
  }

  /** The parts of a pass one by one, as a daemon asks for them. */
  public Shifts shifts() {
    return new Shifts(parts);
  }

  private Run.Busy busy() {
    return busy(parts);
  }

  static Run.Busy busy(Parts parts) {
    Optional<Instant> since = parts.store().runningSince();
    boolean tooLong =
        since
            .filter(s -> Duration.between(s, parts.clock().instant()).compareTo(LONG_PASS) > 0)
            .isPresent();
    return new Run.Busy(since, tooLong);
  }

  /** Brings in history, unless a pass is under way or a source being read. */
  public Filling backfill(Backfill.Wish wish, Watcher watcher) throws InterruptedException {
    Optional<Store.RunLock> lock = parts.store().leases().alone();
    if (lock.isEmpty()) {
      return busy();
    }
    try (Store.RunLock held = lock.get()) {
      Instant newsFrom =
          parts
              .settings()
              .start()
              .apply(PassSituation.firstRun(parts.store()).orElse(parts.clock().instant()));
      return new Filling.Ended(new Backfill(parts, newsFrom, watcher).run(wish));
    }
  }

  /** What is put up with from a source before it becomes an alarm. */
  public Tolerance tolerance(String source) {
    return new Tolerance(parts.settings().patience(source), parts.settings().silence(source));
  }

  /** The names of the sources that are on. */
  public List<String> sources() {
    return parts.sources().stream().map(Source::name).toList();
  }

  /**
   * Makes a ticket of a vulnerability whatever the gates say: at once, or, while a pass is under
   * way, with the next one.
   *
   * @param id of a vulnerability, or of an advisory about some; known to the store
   */
  public Run promote(String id, Watcher watcher) throws InterruptedException {
    List<VulnerabilityId> ids = parts.store().named(id);
    Optional<Store.RunLock> lock = parts.store().lock();
    if (lock.isEmpty()) {
      ids.forEach(one -> parts.store().life().promote(one, parts.clock().instant()));
      return new Run.Busy(parts.store().runningSince(), false);
    }
    try (Store.RunLock held = lock.get()) {
      return new Run.Ended(pass(parts.store(), watcher).promote(ids));
    }
  }

  /** What a pass would file, without the tracker and without changing anything. */
  public PassReport preview(@Nullable Instant since, Watcher watcher)
      throws InterruptedException, IOException {
    Path folder = Files.createTempDirectory("hinomi-preview");
    try (Store copy = parts.copy().apply(folder)) {
      return pass(copy, watcher).preview(since);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private Pass pass(Store store, Watcher watcher) {
    return new Pass(parts, store, watcher);
  }

  /**
   * One thing that a check looked at.
   *
   * @param about what: {@code tracker}, or a source's name
   */
  public record Checked(String about, Level level, Message message) {}

  /** How bad it is. */
  public enum Level {
    OK,
    WARNING,
    ERROR
  }

  /** Looks at every connection without changing anything. */
  public List<Checked> check() throws InterruptedException {
    List<Checked> checked = new ArrayList<>();
    for (Source source : parts.sources()) {
      try {
        parts.http().get(source.address(), Validators.NONE);
        checked.add(
            new Checked(
                source.name(),
                Level.OK,
                Message.of("pipeline", "check.source", source.address().getHost())));
      } catch (IOException e) {
        checked.add(new Checked(source.name(), Level.ERROR, Collect.message(e)));
      }
    }
    for (Finding finding : parts.tracker().check()) {
      checked.add(new Checked("tracker", Level.valueOf(finding.level().name()), finding.message()));
    }
    return checked;
  }

  /** Files one clearly marked ticket, to see that it reaches people. */
  public Checked testTicket() throws InterruptedException {
    return switch (parts.tracker().apply(TestTicket.of(parts), List.of())) {
      case Outcome.Done done ->
          new Checked(
              "test-ticket",
              done.warnings().isEmpty() ? Level.OK : Level.WARNING,
              done.warnings().isEmpty()
                  ? Message.of("pipeline", "test-ticket.done", done.ticket(), done.ticket().url())
                  : done.warnings().getFirst());
      case Outcome.TryLater late -> new Checked("test-ticket", Level.ERROR, late.why());
      case Outcome.Refused refused -> new Checked("test-ticket", Level.ERROR, refused.why());
      case Outcome.Gone gone -> new Checked("test-ticket", Level.ERROR, gone.why());
    };
  }

  /** The same list as it was when a pass last reached the tracker. */
  public Optional<String> lastUntouchedUrl() {
    return parts.store().recall(UNTOUCHED_URL);
  }

  /** The tracker's list of tickets that nobody has looked at. */
  public Optional<String> untouchedUrl() throws InterruptedException {
    return parts.tracker().untouchedUrl();
  }

  /** How many vulnerabilities of the last 30 days each watch surely hit, by its name. */
  public Map<String, Integer> hits() {
    return new Collected(parts.store()).hits(parts.matcher(), HITS, parts.clock().instant());
  }

  /** What watches say of everything collected that was published or changed in a period. */
  public List<Backtest.Hit> past(Matcher matcher, Instant from, Instant to) {
    return past(matcher, from, to, Past.Progress.NONE);
  }

  /**
   * The same, which may take seconds.
   *
   * @throws java.util.concurrent.CancellationException where the progress wants no more, or the
   *     thread is interrupted
   */
  public List<Backtest.Hit> past(
      Matcher matcher, Instant from, Instant to, Past.Progress progress) {
    return new Past(parts.store(), matcher, progress).hits(from, to);
  }

  /** Whether anything was ever collected, by a pass or as history. */
  public boolean hasCollected() {
    return everRan() || !parts.store().changed(Instant.EPOCH, parts.clock().instant()).isEmpty();
  }

  /** Whether a pass has ever been made. */
  public boolean everRan() {
    return parts.store().recall("first-run").isPresent();
  }

  /**
   * Everything about one vulnerability.
   *
   * @param verdicts what the watches say of it now
   * @param silent watches of which no word stands anywhere in it
   * @param silences those in force under which it or a match of it falls
   * @param digest the line of it that waits for the next digest
   * @param ticket the ticket that covers it
   */
  public record Explanation(
      Vulnerability vulnerability,
      List<Verdict> verdicts,
      List<Watch> silent,
      List<hinomi.ticket.LedgerEntry> ledger,
      List<Silence> silences,
      Optional<DigestLine> digest,
      Optional<Store.TicketRow> ticket) {}

  /** The whole way of the vulnerabilities that an id names; none where it is not known. */
  public List<Explanation> explain(String id) {
    return new Explaining(parts).of(id);
  }

  public Store store() {
    return parts.store();
  }

  @Override
  public void close() {
    parts.store().close();
    try {
      parts.connections().close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
