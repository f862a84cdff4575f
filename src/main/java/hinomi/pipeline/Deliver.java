package hinomi.pipeline;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.store.Store;
import hinomi.store.Store.OutboxRow;
import hinomi.ticket.Body;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Concession;
import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import hinomi.tracker.Tracker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The third transaction: what waits in the outbox goes to the tracker, exactly once. Before every
 * create the tracker is searched by key; after a try whose end is unknown it is left alone for a
 * while and searched again. Any number of processes may do so at once: what one has claimed is its
 * own for as long as it says so every few seconds.
 */
final class Deliver {
  private static final int BATCH = 20;

  /** How long a pass waits for actions that may be tried again soon. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A claim is gone twice a minute unless it is renewed: a dead process's work is taken over. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  /**
   * For how long nobody else tries what was being tried when its process died: a request that is on
   * its way may still become a ticket, and must be one before it is looked for.
   */
  private static final Duration UNKNOWN = Duration.ofSeconds(45);

  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  /** A tracker that cannot be reached this often in a row is left alone until the next pass. */
  private static final int ENOUGH = 3;

  private final Store store;
  private final Tracker tracker;
  private final ChatStep chat;
  private final InstantSource clock;
  private final Pause pause;
  private final Watcher watcher;
  private final Duration patience;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Map<Long, Message> waiting = new LinkedHashMap<>();
  private int unreachable;

  /**
   * @param patience how long to wait for what may be tried again soon
   */
  Deliver(
      Store store,
      Tracker tracker,
      ChatStep chat,
      InstantSource clock,
      Pause pause,
      Watcher watcher,
      Duration patience) {
    this.patience = patience;
    this.chat = chat;
    this.store = store;
    this.tracker = tracker;
    this.clock = clock;
    this.pause = pause;
    this.watcher = watcher;
  }

  /**
   * Delivers what is due, and what becomes due within its patience, until it is to stop. What it
   * could not come to is free for others afterwards.
   */
  Delivered all() throws InterruptedException {
    Instant end = clock.instant().plus(patience);
    int total = store.undelivered();
    try (Heartbeat heart = new Heartbeat(() -> store.renew(clock.instant().plus(LEASE)))) {
      while (unreachable < ENOUGH && !watcher.stopping()) {
        List<OutboxRow> rows = store.claim(clock.instant(), LEASE, BATCH);
        for (OutboxRow row : rows) {
          if (unreachable < ENOUGH && !watcher.stopping()) {
            one(row);
          }
          watcher.progress("deliver", deliveries.size(), total);
        }
        if (rows.isEmpty() && !worthWaiting(end)) {
          break;
        }
      }
    } finally {
      store.release();
    }
    return new Delivered(
        deliveries, List.copyOf(new LinkedHashSet<>(waiting.values())), store.undelivered());
  }

  /** Waits for what is due next, unless that is too late. */
  private boolean worthWaiting(Instant end) throws InterruptedException {
    Optional<Instant> next = store.nextDue();
    Instant now = clock.instant();
    if (next.isEmpty() || next.get().isAfter(end) || !now.isBefore(end)) {
      return false;
    }
    Duration wait = Duration.between(now, next.get()).plusMillis(1);
    // What is due and yet was not to be had concerns a ticket that another process is busy with.
    pause.sleep(wait.isPositive() ? wait : A_MOMENT);
    return true;
  }

  private void one(OutboxRow row) throws InterruptedException {
    switch (row.action()) {
      case TicketAction.File file -> file(row, file);
      case TicketAction.Attach attach -> apply(row, attach);
      case TicketAction.Adopt adopt -> apply(row, adopt);
      case TicketAction.Note note -> apply(row, note);
    }
  }

  private void file(OutboxRow row, TicketAction.File file) throws InterruptedException {
    List<Member> missing = new ArrayList<>();
    TicketRef ours = null;
    Found.Theirs theirs = null;
    Map<Member, Found> found =
        watcher.timed("find", () -> tracker.find(file.destination(), file.members()));
    for (Member member : file.members()) {
      switch (Objects.requireNonNull(found.get(member))) {
        case Found.Ours one -> ours = ours == null ? one.ticket() : ours;
        case Found.Theirs one -> {
          theirs = theirs == null ? one : theirs;
          missing.add(member);
        }
        case Found.None none -> missing.add(member);
        case Found.Unreachable no -> {
          later(row, Duration.ZERO, no.why(), row.concessions());
          unreachable++;
          return;
        }
      }
    }
    if (ours != null) {
      found(row, file, ours, missing);
    } else if (theirs == null) {
      apply(row, file);
    } else {
      switch (theirs.existing()) {
        case ADOPT -> {
          TicketAction.Adopt adopt =
              new TicketAction.Adopt(theirs.ticket(), file.members(), note(file), file.language());
          store.replaced(row.id(), adopt);
          apply(row, adopt);
        }
        case RELATE ->
            apply(row, file.relatedTo(theirs.ticket()).from(file.origin().withoutGroup()));
      }
    }
  }

  /**
   * A ticket of ours covers it already: an earlier try got through, or the database was emptied.
   */
  private void found(OutboxRow row, TicketAction.File file, TicketRef ticket, List<Member> missing)
      throws InterruptedException {
    if (missing.isEmpty()) {
      done(row, "found", ticket, List.of());
    } else {
      TicketAction.Attach attach =
          new TicketAction.Attach(ticket, missing, note(file), file.language());
      apply(row, attach);
    }
  }

  /** The facts of a ticket as a note on another one, in short. */
  private static Body note(TicketAction.File file) {
    List<Body.Block> blocks = new ArrayList<>();
    blocks.add(
        new Body.Block.Lines(
            List.of(Body.Line.own(Message.of("pipeline", "adopted.note").in(file.language())))));
    file.body().blocks().stream()
        .filter(block -> !(block instanceof Body.Block.Checklist))
        .filter(block -> !(block instanceof Body.Block.Quote))
        .filter(block -> !(block instanceof Body.Block.Heading))
        .forEach(blocks::add);
    return new Body(blocks);
  }

  private void apply(OutboxRow row, TicketAction action) throws InterruptedException {
    int made = row.concessions();
    List<Concession> all = List.of(Concession.values());
    while (true) {
      if (!store.attempting(row.id(), clock.instant(), UNKNOWN, made)) {
        return;
      }
      List<Concession> concessions = all.subList(0, made);
      Outcome outcome = watcher.timed(rule(action), () -> tracker.apply(action, concessions));
      switch (outcome) {
        case Outcome.Done done -> {
          unreachable = 0;
          done(row, rule(action), done.ticket(), done.warnings());
          return;
        }
        case Outcome.TryLater late -> {
          boolean answered = late.uncertain() && late.after().compareTo(LONG) < 0;
          unreachable = answered ? 0 : unreachable + 1;
          if (answered && made == all.size()) {
            later(row, RETRY_REFUSED, late.why(), 0);
          } else {
            later(row, late.after(), late.why(), answered ? made + 1 : made);
          }
          return;
        }
        case Outcome.Gone gone -> {
          unreachable = 0;
          gone(row, gone.why());
          return;
        }
        case Outcome.Refused refused -> {
          unreachable = 0;
          if (refused.concession() && made < all.size()) {
            made++;
          } else {
            later(row, RETRY_REFUSED, refused.why(), 0);
            return;
          }
        }
      }
    }
  }

  /** An uncertain outcome after which the tracker wants a longer rest than this was a time-out. */
  private static final Duration LONG = Duration.ofSeconds(30);

  /** What fails with every concession waits for a later pass: somebody has to mend it first. */
  private static final Duration RETRY_REFUSED = PATIENCE.plusSeconds(1);

  private static String rule(TicketAction action) {
    return switch (action) {
      case TicketAction.File file -> "filed";
      case TicketAction.Attach attach -> "attached";
      case TicketAction.Adopt adopt -> "adopted";
      case TicketAction.Note note -> "noted";
    };
  }

  private void later(OutboxRow row, Duration after, Message why, int concessions) {
    Instant due = clock.instant().plus(after);
    store.postponed(row.id(), due, why.in(hinomi.language.Language.EN), concessions);
    waiting.put(row.id(), why);
  }

  /**
   * It got through. What is found after a try of its own was filed by that one, whose answer was
   * lost; what is found before any try is older.
   */
  private void done(OutboxRow row, String rule, TicketRef ticket, List<Message> warnings) {
    Instant now = clock.instant();
    List<LedgerEntry> entries = new ArrayList<>();
    Set<VulnerabilityId> ids = new LinkedHashSet<>();
    row.action().members().forEach(member -> ids.add(member.id()));
    for (VulnerabilityId id : ids) {
      entries.add(entry(now, id, ticket, rule, Message.of("pipeline", "deliver." + rule, ticket)));
      for (Message warning : warnings) {
        entries.add(entry(now, id, ticket, "warning", warning));
      }
    }
    boolean ours = rule.equals("filed") || (rule.equals("found") && row.attempts() > 0);
    boolean told = rule.equals("noted") || rule.equals("attached");
    List<String> lines = ours || told ? chat.lines(row.action(), ticket) : List.of();
    store.delivered(row.id(), ticket, now, entries, lines);
    waiting.remove(row.id());
    deliveries.add(new Delivery(row.action(), rule, ticket, warnings));
  }

  /** A person removed the ticket: what was to be said there is not said elsewhere. */
  private void gone(OutboxRow row, Message why) {
    Instant now = clock.instant();
    TicketRef ticket = ticket(row.action());
    List<LedgerEntry> entries =
        row.action().members().stream()
            .map(
                m ->
                    new LedgerEntry(
                        now, m.id(), ticket.destination(), "", Fate.DROPPED, "gone", why, null))
            .toList();
    store.delivered(row.id(), ticket, now, entries);
    waiting.remove(row.id());
    deliveries.add(new Delivery(row.action(), "gone", ticket, List.of(why)));
  }

  private static TicketRef ticket(TicketAction action) {
    return switch (action) {
      case TicketAction.File file ->
          throw new IllegalStateException("a ticket that is yet to be filed cannot be gone");
      case TicketAction.Attach attach -> attach.ticket();
      case TicketAction.Adopt adopt -> adopt.ticket();
      case TicketAction.Note note -> note.ticket();
    };
  }

  private static LedgerEntry entry(
      Instant at, VulnerabilityId id, TicketRef ticket, String rule, Message reason) {
    return new LedgerEntry(at, id, ticket.destination(), "", Fate.TICKET, rule, reason, null);
  }

  /**
   * One action that got through.
   *
   * @param rule what came of it: {@code filed}, {@code found}, {@code adopted}, {@code attached},
   *     {@code noted}, {@code gone}
   */
  record Delivery(TicketAction action, String rule, TicketRef ticket, List<Message> warnings) {}

  /**
   * What came of all.
   *
   * @param waiting why what is left could not be delivered, each reason once
   * @param undelivered how many actions are left
   */
  record Delivered(List<Delivery> deliveries, List<Message> waiting, int undelivered) {
    Delivered {
      deliveries = List.copyOf(deliveries);
    }

    /** The same, with something else that went wrong. */
    Delivered with(Message trouble) {
      List<Message> all = new ArrayList<>(waiting);
      all.add(trouble);
      return new Delivered(deliveries, all, undelivered);
    }
  }
}
