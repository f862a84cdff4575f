package hinomi.pipeline;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.store.LifeStore;
import hinomi.store.LifeStore.Sight;
import hinomi.store.Store;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Life;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Seen;
import hinomi.tracker.Tracker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what people have made of tickets, before anything is decided about them. */
final class ReadBack {
  private static final String THOROUGH = "read-thoroughly";
  private static final Duration DAY = Duration.ofHours(24);

  /** After how long what could not be looked at is looked for again. */
  private static final Duration AGAIN = Duration.ofHours(1);

  /** For how long a ticket that has ended is looked at once a day: a person may open it again. */
  private static final Duration ENDED = Duration.ofDays(30);

  private final Store store;
  private final Tracker tracker;

  ReadBack(Store store, Tracker tracker) {
    this.store = store;
    this.tracker = tracker;
  }

  /**
   * Reads the tickets that are open; once a day also one by one those that no list shows.
   *
   * @return whether the tracker answers: for some it may do so though others are out of sight
   */
  boolean run(Instant now) throws InterruptedException {
    Map<TicketRef, TicketRow> rows = new LinkedHashMap<>();
    for (TicketRow row : store.life().open()) {
      row.ref().ifPresent(ref -> rows.put(ref, row));
    }
    boolean thorough =
        store
            .recall(THOROUGH)
            .map(Instant::parse)
            .filter(last -> now.isBefore(last.plus(DAY)))
            .isEmpty();
    if (thorough) {
      store
          .life()
          .endedSince(now.minus(ENDED))
          .forEach(row -> row.ref().ifPresent(ref -> rows.put(ref, row)));
    }
    if (rows.isEmpty()) {
      return true;
    }
    List<Tracker.Question> questions = new ArrayList<>();
    rows.forEach(
        (ref, row) ->
            questions.add(
                new Tracker.Question(
                    ref,
                    row.life().read().orElse(row.filed().orElse(row.planned())),
                    row.life().touched().isPresent())));
    Map<TicketRef, Seen> answer = tracker.read(questions, thorough);
    int unreachable = 0;
    for (Map.Entry<TicketRef, Seen> seen : answer.entrySet()) {
      TicketRow row = rows.get(seen.getKey());
      if (row != null) {
        switch (seen.getValue()) {
          case Seen.There there -> there(row, there, now);
          case Seen.Gone gone -> gone(row, gone, now);
          case Seen.Unreachable no -> unreachable++;
        }
      }
    }
    boolean reached = answer.isEmpty() || unreachable < answer.size();
    if (thorough && reached) {
      Instant counts = unreachable == 0 ? now : now.minus(DAY).plus(AGAIN);
      store.remember(THOROUGH, counts.toString());
    }
    return reached;
  }

  private void there(TicketRow row, Seen.There there, Instant now) {
    Life before = row.life();
    Optional<Seen.Touch> touch = there.touched();
    Optional<Seen.Closing> closing = there.closing();
    Sight sight =
        new Sight(
            there.stage(),
            there.status(),
            there.assignee(),
            there.project().orElse(""),
            before.touched().or(() -> touch.map(Seen.Touch::at)),
            before.touched().isPresent()
                ? before.touchedBy()
                : touch.map(Seen.Touch::who).orElse(""),
            closing.map(Seen.Closing::at).or(() -> ended(there, before, now)),
            closing.map(Seen.Closing::who).orElse(""),
            closing.map(Seen.Closing::note).orElse(""));
    List<LedgerEntry> entries = new ArrayList<>();
    if (there.stage().ended() && there.stage() != before.stage()) {
      String rule = there.stage() == Stage.NOT_OURS ? "closed-not-ours" : "closed-done";
      entries.addAll(
          entries(
              row,
              now,
              rule,
              message(rule, sight.closedBy().isEmpty() ? "-" : sight.closedBy(), there.status())));
    }
    if (before.stage().ended() && !there.stage().ended()) {
      entries.addAll(entries(row, now, "reopened", message("reopened", there.status())));
    }
    if (there.project().isPresent() && !sight.moved().equals(before.moved())) {
      entries.addAll(entries(row, now, "moved", message("moved", sight.moved())));
    }
    if (touch.isPresent() && before.touched().isEmpty()) {
      entries.addAll(entries(row, now, "touched", message("touched", touch.get().who())));
    }
    store.life().seen(row.id(), sight, now, entries);
  }

  private static Optional<Instant> ended(Seen.There there, Life before, Instant now) {
    return there.stage().ended() ? before.closed().or(() -> Optional.of(now)) : Optional.empty();
  }

  /** A person deleted it: that is respected, and nothing is filed in its place. */
  private void gone(TicketRow row, Seen.Gone gone, Instant now) {
    Life before = row.life();
    LifeStore.Sight sight =
        new Sight(
            Stage.GONE,
            before.status(),
            before.assignee(),
            before.moved(),
            before.touched().or(() -> Optional.of(now)),
            before.touchedBy(),
            Optional.of(now),
            "",
            "");
    store.life().seen(row.id(), sight, now, entries(row, now, "gone", gone.why()));
  }

  private static List<LedgerEntry> entries(
      TicketRow row, Instant now, String rule, Message reason) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (VulnerabilityId id : row.members()) {
      entries.add(new LedgerEntry(now, id, row.destination(), "", Fate.TICKET, rule, reason, null));
    }
    return entries;
  }

  private static Message message(String key, Object... args) {
    return Message.of("pipeline", "seen." + key, args);
  }
}
