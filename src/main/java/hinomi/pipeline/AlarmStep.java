package hinomi.pipeline;

import hinomi.advisory.VulnerabilityId;
import hinomi.store.Store;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Alarm;
import hinomi.ticket.Lift;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a ticket of what has gone silent, and closes it with a note when it speaks again. */
final class AlarmStep {
  /** How long a delivery may fail before it is a ticket itself. */
  private static final Duration STUCK = Duration.ofHours(6);

  private final Desk desk;

  AlarmStep(Desk desk) {
    this.desk = desk;
  }

  /**
   * @param reached whether the tracker answers: where it does not, no ticket could tell of it
   */
  void run(List<String> sources, Instant firstRun, boolean reached) {
    List<Alarm> alarms = new ArrayList<>();
    sources.forEach(source -> silent(source, firstRun).ifPresent(alarms::add));
    if (reached) {
      stuck().ifPresent(alarms::add);
    }
    List<TicketRow> open =
        desk.store().life().open().stream()
            .filter(row -> row.life().kind() == TicketAction.Kind.ALARM)
            .toList();
    for (Alarm alarm : alarms) {
      String destination = desk.destination();
      Member key = Member.of(new VulnerabilityId("alarm " + alarm.about() + " " + since(alarm)));
      boolean told =
          open.stream().anyMatch(row -> isAbout(row, alarm))
              || desk.store().ticket(key.keys(destination)).isPresent();
      if (!told && !desk.quiet()) {
        plan(desk.writer().alarm(destination, key, alarm));
      }
    }
    for (TicketRow row : open) {
      boolean over = alarms.stream().noneMatch(alarm -> isAbout(row, alarm));
      if (over && !desk.quiet() && (reached || !isDelivery(row))) {
        plan(
            new TicketAction.Note(
                row.address(),
                row.members().stream().map(Member::of).toList(),
                desk.writer().recovered(ended(row), desk.now()),
                desk.settings().language(),
                Lift.turned(Lift.Turn.CLOSE)));
      }
    }
  }

  private void plan(TicketAction action) {
    desk.store().decide(Store.Decided.only(List.of(action), List.of(), desk.now()));
  }

  private static boolean isAbout(TicketRow row, Alarm alarm) {
    return row.members().stream()
        .anyMatch(id -> id.value().startsWith("alarm " + alarm.about() + " "));
  }

  private static boolean isDelivery(TicketRow row) {
    return row.members().stream().anyMatch(id -> id.value().startsWith("alarm delivery "));
  }

  /** What an alarm's ticket was about, as it now is. */
  private Alarm ended(TicketRow row) {
    if (isDelivery(row)) {
      return new Alarm.FailingDelivery(0, row.planned(), "");
    }
    String[] words = row.members().getFirst().value().split(" ", 3);
    String rest = words.length > 2 ? words[2] : "";
    String source = rest.contains(" ") ? rest.substring(0, rest.lastIndexOf(' ')) : rest;
    Store.SourceState state = desk.store().source(source);
    return new Alarm.SilentSource(
        source, false, state.lastSuccess(), state.lastNews(), desk.settings().silence(source), "");
  }

  /**
   * Of a source that fails again after an answer, or falls silent again after news: another one.
   */
  private static Instant since(Alarm alarm) {
    return switch (alarm) {
      case Alarm.SilentSource silent ->
          (silent.failing() ? silent.lastSuccess() : silent.lastNews()).orElse(Instant.EPOCH);
      case Alarm.FailingDelivery failing -> failing.since();
    };
  }

  private Optional<Alarm> silent(String source, Instant firstRun) {
    Store.SourceState state = desk.store().source(source);
    Duration patience = desk.settings().patience(source);
    Duration silence = desk.settings().silence(source);
    boolean failing = state.failingSince().filter(at -> older(at, patience)).isPresent();
    boolean quiet = older(state.lastNews().orElse(firstRun), silence);
    return failing || quiet
        ? Optional.of(
            new Alarm.SilentSource(
                source,
                failing,
                state.lastSuccess(),
                state.lastNews(),
                failing ? patience : silence,
                failing ? state.why() : ""))
        : Optional.empty();
  }

  private Optional<Alarm> stuck() {
    return desk.store()
        .oldestUndelivered()
        .filter(at -> older(at, STUCK))
        .map(at -> new Alarm.FailingDelivery(desk.store().undelivered(), at, ""));
  }

  private boolean older(Instant at, Duration than) {
    return Duration.between(at, desk.now()).compareTo(than) > 0;
  }
}
