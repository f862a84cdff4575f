package hinomi.pipeline;

import hinomi.http.Http;
import hinomi.source.Source;
import hinomi.store.Store;
import hinomi.ticket.CaseWriter;
import hinomi.ticket.Planner;
import hinomi.ticket.TicketAction;
import hinomi.tracker.Tracker;
import hinomi.watch.Matcher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** One pass: collect, decide, deliver. The caller holds the store's lock. */
public final class Pass {
  private static final String WATCHES = "watches";
  private static final Duration LOOK_BACK = Duration.ofDays(30);

  private final Store store;
  private final Http http;
  private final List<Source> sources;
  private final Tracker tracker;
  private final Matcher matcher;
  private final CaseWriter writer;
  private final PassSettings settings;
  private final Path scratch;
  private final InstantSource clock;
  private final Pause pause;
  private final Watcher watcher;

  /**
   * @param scratch a folder for bulk files
   */
  public Pass(
      Store store,
      Http http,
      List<Source> sources,
      Tracker tracker,
      Matcher matcher,
      CaseWriter writer,
      PassSettings settings,
      Path scratch,
      InstantSource clock,
      Pause pause,
      Watcher watcher) {
    this.store = store;
    this.http = http;
    this.sources = List.copyOf(sources);
    this.tracker = tracker;
    this.matcher = matcher;
    this.writer = writer;
    this.settings = settings;
    this.scratch = scratch;
    this.clock = clock;
    this.pause = pause;
    this.watcher = watcher;
  }

  /** Collects, decides and delivers. */
  public PassReport run() throws InterruptedException {
    Instant begun = clock.instant();
    List<SourceReport> reports = collect();
    PassSituation situation = situation(begun);
    reconsider(situation);
    Decide decide = decide();
    Decide.Decision decision = decide.run(situation);
    Deliver.Delivered delivered = new Deliver(store, tracker, clock, pause, watcher).all();
    List<String> would =
        situation.isFirstRun() && decision.plan().actions().isEmpty()
            ? subjects(
                planner()
                    .plan(decision.judged(), situation.since(begun.minus(LOOK_BACK)))
                    .actions())
            : List.of();
    PassReport report =
        PassReport.of(
            begun, clock.instant(), situation.isFirstRun(), reports, decision, delivered, would);
    store.ran(begun, report.ended(), report.summary().toString());
    return report;
  }

  /**
   * Collects and decides, and tells what would be filed. Changes the store it was given, so that is
   * a copy; never touches the tracker.
   *
   * @param since from when on hits count instead of the settings' start; null to leave that alone
   */
  public PassReport preview(@org.jspecify.annotations.Nullable Instant since)
      throws InterruptedException {
    Instant begun = clock.instant();
    List<SourceReport> reports = collect();
    PassSituation situation = situation(begun);
    if (since == null) {
      reconsider(situation);
    } else {
      store.reconsider(since);
      situation = situation.since(since);
    }
    Decide.Decision decision = decide().plan(store.undecided(begun), situation);
    return PassReport.of(
        begun,
        clock.instant(),
        situation.isFirstRun(),
        reports,
        decision,
        new Deliver.Delivered(List.of(), List.of(), 0),
        List.of());
  }

  private List<SourceReport> collect() throws InterruptedException {
    return new Collect(store, http, clock, scratch, settings, watcher).all(sources);
  }

  private PassSituation situation(Instant now) {
    return PassSituation.of(store, tracker, settings, matcher.watches(), now);
  }

  private Planner planner() {
    return new Planner(writer, settings.language());
  }

  private Decide decide() {
    return new Decide(store, matcher, planner(), sources, watcher);
  }

  /** When the watches have changed, what they may concern is decided again. */
  private void reconsider(PassSituation situation) {
    String now = PassSituation.fingerprint(matcher.watches());
    String before = store.recall(WATCHES).orElse("");
    if (!now.equals(before)) {
      if (!before.isEmpty()) {
        store.reconsider(situation.earliestStart(matcher.watches()));
      }
      store.remember(WATCHES, now);
    }
  }

  static List<String> subjects(List<TicketAction> actions) {
    return actions.stream()
        .filter(TicketAction.File.class::isInstance)
        .map(a -> ((TicketAction.File) a).subject())
        .toList();
  }
}
