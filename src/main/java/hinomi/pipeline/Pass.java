package hinomi.pipeline;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.source.Source;
import hinomi.store.Store;
import hinomi.ticket.Planner;
import hinomi.ticket.TicketAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One pass: collect, decide, deliver. The caller holds the store's lock, but for what only collects
 * or delivers.
 */
public final class Pass {
  private static final String WATCHES = "watches";

  /** The source with which JVN's dictionary of products is read. */
  private static final String DICTIONARY = "jvn-ipedia";

  private static final Duration LOOK_BACK = Duration.ofDays(30);

  private final Engine.Parts parts;
  private final Store store;
  private final Watcher watcher;
  private final Watching watching;

  /**
   * A pass of an engine.
   *
   * @param store the engine's own, or a copy of it
   */
  public Pass(Engine.Parts parts, Store store, Watcher watcher) {
    this.parts = parts;
    this.store = store;
    this.watcher = watcher;
    this.watching = parts.matcher().over(store);
  }

  /** Collects, decides and delivers. */
  public PassReport run() throws InterruptedException {
    Instant begun = parts.clock().instant();
    List<SourceReport> reports = collect(parts.sources());
    Words.bringUp(store, watcher);
    PassSituation situation = situation(begun);
    dictionary(begun).ifPresent(reports::add);
    boolean reached = new ReadBack(store, parts.tracker()).run(begun);
    reconsider(situation);
    Decide decide = decide();
    Decide.Decision decision = decide.run(situation);
    desk(begun, situation, reached);
    Deliver.Delivered delivered = deliver(Deliver.PATIENCE);
    List<String> would =
        situation.isFirstRun() && decision.plan().actions().isEmpty()
            ? subjects(
                planner()
                    .plan(decision.judged(), situation.since(begun.minus(LOOK_BACK)))
                    .actions())
            : List.of();
    PassReport report =
        PassReport.of(
            begun,
            parts.clock().instant(),
            situation.isFirstRun(),
            reports,
            decision,
            delivered,
            would);
    store.ran(begun, report.ended(), report.summary().toString());
    return report;
  }

  /**
   * Makes tickets of vulnerabilities whatever the gates say, now.
   *
   * @return what came of it
   */
  PassReport promote(List<VulnerabilityId> ids) throws InterruptedException {
    Instant begun = parts.clock().instant();
    PassSituation situation = situation(begun);
    ids.forEach(id -> store.life().promote(id, begun));
    Decide.Decision decision = decide().run(ids, situation);
    return PassReport.of(
        begun,
        parts.clock().instant(),
        false,
        List.of(),
        decision,
        deliver(Deliver.PATIENCE),
        List.of());
  }

  private Deliver.Delivered deliver(Duration patience) throws InterruptedException {
    ChatStep chat = new ChatStep(parts.chat(), parts.settings().chatFor(), parts.bulletins());
    Deliver.Delivered delivered =
        new Deliver(store, parts.tracker(), chat, parts.clock(), parts.pause(), watcher, patience)
            .all();
    if (!delivered.deliveries().isEmpty()) {
      parts.tracker().untouchedUrl().ifPresent(url -> store.remember(Engine.UNTOUCHED_URL, url));
    }
    Optional<Message> silent = chat.post(store, parts.clock());
    return silent.isEmpty() ? delivered : delivered.with(silent.get());
  }

  /**
   * Collects and decides, and tells what would be filed. Changes the store it was given, so that is
   * a copy; never touches the tracker.
   *
   * @param since from when on hits count instead of the settings' start; null to leave that alone
   */
  public PassReport preview(@org.jspecify.annotations.Nullable Instant since)
      throws InterruptedException {
    Instant begun = parts.clock().instant();
    List<SourceReport> reports = collect(parts.sources());
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
        parts.clock().instant(),
        situation.isFirstRun(),
        reports,
        decision,
        new Deliver.Delivered(List.of(), List.of(), 0),
        List.of());
  }

  private void desk(Instant begun, PassSituation situation, boolean reached)
      throws InterruptedException {
    new Desk(store, parts.tracker(), watching, parts.bulletins(), parts.settings(), begun)
        .work(parts.sources().stream().map(Source::name).toList(), situation.firstRun(), reached);
  }

  private Optional<SourceReport> dictionary(Instant begun) throws InterruptedException {
    return parts.dictionary().isEmpty()
        ? Optional.empty()
        : new Dictionary(store, parts.http(), parts.dictionary().get()).read(begun);
  }

  /**
   * Collects from a source. Nothing is decided.
   *
   * @return empty while another one reads that source
   */
  Optional<PassReport> collect(Source source) throws InterruptedException {
    Instant begun = parts.clock().instant();
    // What is published from now on is news, however long it takes to read.
    PassSituation situation = situation(begun);
    List<SourceReport> reports = collect(List.of(source));
    if (reports.isEmpty()) {
      return Optional.empty();
    }
    Words.bringUp(store, watcher);
    if (source.name().equals(DICTIONARY)) {
      dictionary(begun).ifPresent(reports::add);
    }
    return Optional.of(decided(begun, situation, reports, Decide.Decision.NONE));
  }

  /** Decides what is undecided. Nothing is delivered. */
  PassReport decideAll() throws InterruptedException {
    Instant begun = parts.clock().instant();
    PassSituation situation = situation(begun);
    if (!store.undecided(begun).isEmpty()) {
      new ReadBack(store, parts.tracker()).run(begun);
    }
    reconsider(situation);
    return decided(begun, situation, List.of(), decide().run(situation));
  }

  /** Reads back, decides what was held until now, and brings up what lies untouched. */
  PassReport attend() throws InterruptedException {
    Instant begun = parts.clock().instant();
    PassSituation situation = situation(begun);
    boolean reached = new ReadBack(store, parts.tracker()).run(begun);
    reconsider(situation);
    Decide.Decision decision = decide().run(situation);
    desk(begun, situation, reached);
    return decided(begun, situation, List.of(), decision);
  }

  private PassReport decided(
      Instant begun,
      PassSituation situation,
      List<SourceReport> reports,
      Decide.Decision decision) {
    PassReport report =
        PassReport.of(
            begun,
            parts.clock().instant(),
            situation.isFirstRun(),
            reports,
            decision,
            new Deliver.Delivered(List.of(), List.of(), store.undelivered()),
            List.of());
    if (!report.idle()) {
      store.ran(begun, report.ended(), report.summary().toString());
    }
    return report;
  }

  /** Delivers some of what is due, without waiting for more. */
  PassReport deliverDue() throws InterruptedException {
    Instant begun = parts.clock().instant();
    Deliver.Delivered delivered = deliver(Duration.ZERO);
    return PassReport.of(
        begun,
        parts.clock().instant(),
        false,
        List.of(),
        Decide.Decision.NONE,
        delivered,
        List.of());
  }

  private List<SourceReport> collect(List<Source> sources) throws InterruptedException {
    return new Collect(
            store, parts.http(), parts.clock(), parts.scratch(), parts.settings(), watcher)
        .all(sources);
  }

  private PassSituation situation(Instant now) {
    return PassSituation.of(store, parts.tracker(), parts.settings(), watching.watches(), now);
  }

  private Planner planner() {
    return new Planner(parts.writer(), parts.settings().language());
  }

  private Decide decide() {
    return new Decide(store, watching, planner(), parts.sources(), watcher);
  }

  /** When the watches have changed, what they may concern is decided again. */
  private void reconsider(PassSituation situation) {
    String now = PassSituation.fingerprint(watching.watches());
    String before = store.recall(WATCHES).orElse("");
    if (!now.equals(before)) {
      if (!before.isEmpty()) {
        store.reconsider(situation.earliestStart(watching.watches()));
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
