package hinomi.pipeline;

import hinomi.advisory.Advisory;
import hinomi.advisory.VulnerabilityId;
import hinomi.calendar.WorkTime;
import hinomi.correlate.Correlator;
import hinomi.language.Language;
import hinomi.store.Store;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Listed;
import hinomi.ticket.Member;
import hinomi.ticket.Proposals;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.ticket.Weekly;
import hinomi.ticket.Weekly.SourceWeek;
import hinomi.ticket.Weekly.Topic;
import hinomi.ticket.Weekly.WatchWeek;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files the summary of the week that has ended, with the first working hour of the next one. */
final class WeeklyStep {
  private static final int CHUNK = 1000;

  /** How far back closed tickets are looked at for proposals. */
  private static final Duration LOOK_BACK = Duration.ofDays(90);

  private final Desk desk;
  private final WorkTime time;

  WeeklyStep(Desk desk) {
    this.desk = desk;
    this.time = desk.settings().workTime();
  }

  void run(List<String> sources, Instant firstRun) throws InterruptedException {
    LocalDate monday =
        time.day(desk.now()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate from = monday.minusWeeks(1);
    Member key = Member.of(new VulnerabilityId("week " + from));
    boolean watched = firstRun.isBefore(time.startOf(monday));
    if (!watched
        || desk.quiet()
        || !time.working(desk.now())
        || desk.store().ticket(key.keys(desk.destination())).isPresent()) {
      return;
    }
    TicketAction.File file = desk.writer().weekly(key, week(from, monday, sources));
    desk.store().decide(Store.Decided.only(List.of(file), List.of(), desk.now()));
  }

  private Weekly week(LocalDate from, LocalDate monday, List<String> sources)
      throws InterruptedException {
    Instant begin = time.startOf(from);
    Instant end = time.startOf(monday);
    List<TicketRow> cases =
        desk.store().tickets().stream()
            .filter(row -> row.life().kind() == TicketAction.Kind.CASE)
            .toList();
    LocalDate today = time.day(desk.now());
    List<TicketRow> open = desk.openCases();
    List<Listed> untouched =
        open.stream()
            .filter(row -> row.life().untouched())
            .map(desk::listed)
            .sorted(Comparator.comparing(Listed::filed))
            .toList();
    List<Listed> overdue =
        open.stream()
            .filter(row -> row.life().overdue(today))
            .map(desk::listed)
            .sorted(Comparator.comparing(l -> l.due().orElse(today)))
            .toList();
    return new Weekly(
        desk.destination(),
        from,
        monday.minusDays(1),
        desk.store().life().considered(begin, end),
        cases.stream()
            .filter(row -> row.filed().filter(at -> within(at, begin, end)).isPresent())
            .map(desk::listed)
            .toList(),
        closed(cases, Stage.DONE, begin, end),
        closed(cases, Stage.NOT_OURS, begin, end),
        untouched,
        overdue,
        (int)
            open.stream()
                .filter(row -> !row.life().untouched() && !row.life().overdue(today))
                .count(),
        watches(begin, end),
        topics(begin, end),
        sources.stream().map(this::source).toList(),
        Proposals.of(
            cases.stream()
                .filter(
                    row ->
                        row.life()
                            .closed()
                            .filter(at -> at.isAfter(end.minus(LOOK_BACK)))
                            .isPresent())
                .map(row -> new Proposals.Closed(row.subject(), row.life()))
                .toList(),
            desk.matcher().watches()),
        desk.tracker().untouchedUrl());
  }

  private static boolean within(Instant at, Instant from, Instant to) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  private static int closed(List<TicketRow> rows, Stage stage, Instant from, Instant to) {
    return (int)
        rows.stream()
            .filter(row -> row.life().stage() == stage)
            .filter(row -> row.life().closed().filter(at -> within(at, from, to)).isPresent())
            .count();
  }

  private List<WatchWeek> watches(Instant from, Instant to) {
    Map<String, Map<Fate, Set<VulnerabilityId>>> all = new LinkedHashMap<>();
    desk.matcher().watches().forEach(w -> all.put(w.name(), new LinkedHashMap<>()));
    for (LedgerEntry entry : desk.store().ledger(from, to)) {
      Map<Fate, Set<VulnerabilityId>> watch = all.get(entry.watch());
      if (watch != null) {
        Fate fate = entry.fate() == Fate.HELD ? Fate.DROPPED : entry.fate();
        watch.computeIfAbsent(fate, f -> new HashSet<>()).add(entry.vulnerability());
      }
    }
    List<WatchWeek> weeks = new ArrayList<>();
    all.forEach(
        (name, fates) ->
            weeks.add(
                new WatchWeek(
                    name,
                    fates.getOrDefault(Fate.TICKET, Set.of()).size(),
                    fates.getOrDefault(Fate.DIGEST, Set.of()).size(),
                    fates.getOrDefault(Fate.DROPPED, Set.of()).size())));
    return weeks;
  }

  /** Topics of JPCERT/CC's weekly report in which no watch has a word. */
  private List<Topic> topics(Instant from, Instant to) {
    Map<String, Topic> topics = new LinkedHashMap<>();
    List<VulnerabilityId> changed = desk.store().changed(from, to);
    for (int i = 0; i < changed.size(); i += CHUNK) {
      desk.store()
          .advisories(changed.subList(i, Math.min(changed.size(), i + CHUNK)))
          .forEach((id, advisories) -> topics(id, advisories, from, to, topics));
    }
    return List.copyOf(topics.values());
  }

  private void topics(
      VulnerabilityId id,
      List<Advisory> advisories,
      Instant from,
      Instant to,
      Map<String, Topic> into) {
    for (Advisory topic : advisories) {
      if (topic.kind() == Advisory.Kind.TOPIC
          && within(topic.published(), from, to)
          && desk.matcher().judge(Correlator.join(id, List.of(topic), List.of())).isEmpty()) {
        String title = topic.title().preferring(Language.JA);
        into.putIfAbsent(title, new Topic(title, topic.url()));
      }
    }
  }

  private SourceWeek source(String name) {
    Store.SourceState state = desk.store().source(name);
    return new SourceWeek(name, state.lastSuccess(), state.lastNews(), state.failures());
  }
}
