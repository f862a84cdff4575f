package hinomi.pipeline;

import hinomi.store.Store;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.BulletinWriter;
import hinomi.ticket.Listed;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Tracker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the steps work with that bring up what lies untouched and tell what Hinomi itself does.
 *
 * @param now the time of the pass
 */
record Desk(
    Store store,
    Tracker tracker,
    Watching matcher,
    BulletinWriter writer,
    PassSettings settings,
    Instant now) {

  /**
   * Everything that is due: the digest, reminders, alarms, the weekly summary, forgetting.
   *
   * @param reached whether the tracker answers
   */
  void work(List<String> sources, Instant firstRun, boolean reached) throws InterruptedException {
    new DigestStep(this).run();
    new AlarmStep(this).run(sources, firstRun, reached);
    new ReminderStep(this).run();
    new WeeklyStep(this).run(sources, firstRun);
    forget();
  }

  private void forget() {
    String today = settings.workTime().day(now).toString();
    if (!store.recall("pruned").orElse("").equals(today)) {
      store.life().prune(now.minus(settings.ledgerKeep()));
      store.remember("pruned", today);
    }
  }

  String destination() {
    return tracker.destination("");
  }

  boolean quiet() {
    return settings.workTime().quietUntil(now).isPresent();
  }

  /** How many notes may still be written at a destination today. */
  int notes(String destination) {
    Instant midnight = settings.workTime().startOf(settings.workTime().day(now));
    return settings.notesPerDay() - store.life().notedSince(destination, midnight);
  }

  /** The open tickets about vulnerabilities. */
  List<TicketRow> openCases() {
    return store.life().open().stream()
        .filter(row -> row.life().kind() == TicketAction.Kind.CASE)
        .toList();
  }

  Listed listed(TicketRow row) {
    Instant filed = row.filed().orElse(row.planned());
    TicketRef ref = row.address();
    return new Listed(
        ref,
        row.subject(),
        row.life().severity(),
        filed,
        row.life().due(),
        assignee(row),
        Duration.between(filed, now).toDays());
  }

  /** Who has it: as the tracker shows it, else whom its watch assigned it to. */
  static String assignee(TicketRow row) {
    return row.life().read().isPresent() ? row.life().assignee() : row.life().assignTo();
  }
}
