package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.advisory.Score;
import hinomi.advisory.Severity;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.ticket.TicketAction.FieldName;
import hinomi.watch.Handling;
import hinomi.watch.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a pass has to tell on tickets that exist: one note a ticket. */
final class FollowUps {

  /** Changes of a member, with what the ticket will have told of it then. */
  private record Changed(
      Judged judged, List<Verdict.Matched> matches, List<Change> changes, Told told) {}

  /** Everything about one ticket. */
  private record Entry(KnownTicket ticket, List<Candidate> joined, List<Changed> changed) {
    Stream<Judged> all() {
      return Stream.concat(
          joined.stream().map(Candidate::judged), changed.stream().map(Changed::judged));
    }

    Judged first() {
      return all().min(Comparator.comparing(Judged::vulnerability, Urgency.FIRST)).orElseThrow();
    }

    boolean urgent() {
      return Stream.concat(
              joined.stream().map(Candidate::judged),
              changed.stream()
                  .filter(c -> c.changes().stream().anyMatch(Change::upward))
                  .map(Changed::judged))
          .anyMatch(j -> Urgency.urgent(j.vulnerability()));
    }

    boolean upward() {
      return changed.stream().flatMap(c -> c.changes().stream()).anyMatch(Change::upward);
    }

    boolean reopens() {
      return ticket.life().stage().ended()
          && upward()
          && changed.stream()
              .filter(c -> c.changes().stream().anyMatch(Change::upward))
              .flatMap(c -> c.matches().stream())
              .anyMatch(m -> m.watch().policy().reopen());
    }
  }

  private final CaseWriter writer;
  private final Language language;
  private final Map<TicketRef, Entry> entries = new LinkedHashMap<>();

  FollowUps(CaseWriter writer, Language language) {
    this.writer = writer;
    this.language = language;
  }

  /** A further member. */
  void join(Candidate candidate, KnownTicket ticket) {
    entry(ticket).joined().add(candidate);
  }

  /** A member of which something may be new. */
  void look(Judged judged, List<Verdict.Matched> matches, KnownTicket ticket, Draft draft) {
    VulnerabilityId id = judged.vulnerability().id();
    Told before = ticket.told().get(id);
    Told now = Facts.of(judged.vulnerability(), matches);
    if (before == null) {
      draft.told(ticket.destination(), id, now);
      return;
    }
    Told merged = Facts.merged(before, now);
    List<Change> changes = Facts.changes(before, now, judged.vulnerability(), matches);
    if (!changes.isEmpty()) {
      entry(ticket).changed().add(new Changed(judged, matches, changes, merged));
    } else if (!merged.equals(before)) {
      draft.told(ticket.destination(), id, merged);
    }
  }

  private Entry entry(KnownTicket ticket) {
    return entries.computeIfAbsent(
        ticket.ref(), ref -> new Entry(ticket, new ArrayList<>(), new ArrayList<>()));
  }

  /** Decides what is told now, what waits, and what is told to nobody any more. */
  void into(Draft draft) {
    Map<String, Integer> budgets = new HashMap<>();
    entries.values().stream()
        .sorted(Comparator.comparing(e -> e.first().vulnerability(), Urgency.FIRST))
        .forEach(entry -> decide(entry, budgets, draft));
  }

  private void decide(Entry entry, Map<String, Integer> budgets, Draft draft) {
    Situation situation = draft.situation();
    String destination = entry.ticket().destination();
    Stage stage = entry.ticket().life().stage();
    if (stage == Stage.GONE) {
      settle(entry, "ticket-gone", draft);
      return;
    }
    if (stage.ended() && entry.joined().isEmpty() && !entry.upward()) {
      settle(entry, "ticket-closed", draft);
      return;
    }
    Optional<Instant> quiet = situation.quietUntil();
    if (quiet.isPresent() && !(situation.urgentBreaksQuiet() && entry.urgent())) {
      wait(entry, Gates.untilMorning(quiet.get()), draft);
      return;
    }
    int left = budgets.computeIfAbsent(destination, situation::notes);
    if (left <= 0) {
      wait(entry, Gates.untilTomorrow(situation.tomorrow()), draft);
      return;
    }
    budgets.put(destination, left - 1);
    tell(entry, draft);
  }

  /** Nobody is told: the ticket is deleted, or closed and nothing has become worse. */
  private static void settle(Entry entry, String rule, Draft draft) {
    String destination = entry.ticket().destination();
    for (Changed c : entry.changed()) {
      String what = rules(c.changes());
      draft.note(
          c.judged(), destination, Fate.DROPPED, rule, Message.of("ticket/gate", rule, what));
      draft.told(destination, c.judged().vulnerability().id(), c.told());
    }
    for (Candidate c : entry.joined()) {
      draft.hold(
          c.judged(),
          destination,
          c.matches(),
          new Ruling(Fate.DROPPED, rule, Message.of("ticket/gate", rule, "joined"), null));
    }
  }

  private static void wait(Entry entry, Ruling ruling, Draft draft) {
    String destination = entry.ticket().destination();
    for (Candidate c : entry.joined()) {
      draft.hold(c.judged(), destination, c.matches(), ruling);
    }
    for (Changed c : entry.changed()) {
      draft.hold(c.judged(), destination, List.of(), ruling);
    }
  }

  private void tell(Entry entry, Draft draft) {
    KnownTicket ticket = entry.ticket();
    boolean closed = ticket.life().stage().ended();
    boolean reopens = entry.reopens();
    List<Candidate> joined =
        entry.joined().stream()
            .sorted(Comparator.comparing(Candidate::vulnerability, Urgency.FIRST))
            .toList();
    Update update =
        new Update(
            ticket.destination(),
            joined.stream().map(Candidate::concern).toList(),
            entry.changed().stream()
                .sorted(Comparator.comparing(c -> c.judged().vulnerability(), Urgency.FIRST))
                .map(
                    c ->
                        new Update.Changed(
                            new Concern(c.judged().vulnerability(), c.matches()), c.changes()))
                .toList(),
            closed && !reopens,
            reopens);
    Lift lift = lift(entry, reopens, draft.situation());
    Body note = writer.told(update);
    List<Member> members = members(entry, joined, draft);
    draft.act(
        members.isEmpty()
            ? new TicketAction.Note(ticket.ref(), about(entry), note, language, lift)
            : new TicketAction.Attach(ticket.ref(), members, note, language, lift));
    joined.forEach(c -> draft.ticketed(c, "attached"));
    for (Changed c : entry.changed()) {
      draft.told(ticket.destination(), c.judged().vulnerability().id(), c.told());
      for (Change change : c.changes()) {
        draft.happened(c.judged(), ticket.destination(), change.rule(), ChangeWords.of(change));
      }
    }
  }

  private static List<Member> about(Entry entry) {
    return entry.changed().stream()
        .map(c -> c.judged().vulnerability())
        .map(v -> new Member(v.id(), v.aliases()))
        .toList();
  }

  /** Whom the ticket covers from now on, and the ids of alerts that it has told of. */
  private static List<Member> members(Entry entry, List<Candidate> joined, Draft draft) {
    List<Member> members = new ArrayList<>();
    joined.forEach(c -> members.add(c.member()));
    Set<VulnerabilityId> shared = new LinkedHashSet<>();
    for (Candidate c : joined) {
      shared.addAll(Planner.sharedIds(c));
    }
    for (Changed c : entry.changed()) {
      for (Change change : c.changes()) {
        if (change instanceof Change.Alerted(Advisory alert)) {
          shared.add(VulnerabilityId.of(alert.id()));
        }
      }
    }
    members.forEach(m -> shared.remove(m.id()));
    entry.ticket().members().forEach(shared::remove);
    shared.stream()
        .filter(id -> draft.free(entry.ticket().destination(), id))
        .forEach(id -> members.add(Member.of(id)));
    return members;
  }

  /** What the ticket is to show from now on, where it has become graver than all it told of. */
  private Lift lift(Entry entry, boolean reopens, Situation situation) {
    Life life = entry.ticket().life();
    Judged gravest =
        entry.all().max(Comparator.comparingDouble(j -> base(j.vulnerability()))).orElseThrow();
    List<Verdict.Matched> matches = matches(entry, gravest);
    double told =
        entry.ticket().told().values().stream()
            .map(Told::score)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    SortedMap<FieldName, String> fields =
        base(gravest.vulnerability()) > told ? scores(entry, gravest, matches) : new TreeMap<>();
    Optional<Severity> severity =
        gravest
            .vulnerability()
            .severity()
            .filter(worst -> life.severity().filter(s -> s.compareTo(worst) >= 0).isEmpty());
    Optional<LocalDate> due =
        severity.flatMap(
            worst ->
                matches.stream()
                    .flatMap(m -> Stream.ofNullable(m.watch().policy().due().get(worst)))
                    .findFirst()
                    .map(situation::due));
    boolean fixed = matches.stream().anyMatch(m -> m.watch().handling().priority() != null);
    return new Lift(
        fixed ? null : severity.orElse(null),
        fields,
        due.orElse(null),
        reopens ? Lift.Turn.REOPEN : Lift.Turn.STAY,
        entry.changed().stream()
            .flatMap(c -> c.changes().stream())
            .map(Change::rule)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private SortedMap<FieldName, String> scores(
      Entry entry, Judged judged, List<Verdict.Matched> matches) {
    SortedMap<FieldName, String> all =
        new TreeMap<>(
            writer
                .write(
                    new Case(
                        entry.ticket().destination(),
                        List.of(new Concern(judged.vulnerability(), matches)),
                        null,
                        Handling.DEFAULT))
                .fields());
    all.keySet().retainAll(Set.of(FieldName.CVSS, FieldName.SEVERITY));
    return all;
  }

  private static double base(Vulnerability vulnerability) {
    return vulnerability.score().map(Score::base).orElse(0.0);
  }

  private static List<Verdict.Matched> matches(Entry entry, Judged judged) {
    return Stream.concat(
            entry.joined().stream().filter(c -> c.judged().equals(judged)).map(Candidate::matches),
            entry.changed().stream().filter(c -> c.judged().equals(judged)).map(Changed::matches))
        .findFirst()
        .orElse(List.of());
  }

  private static String rules(List<Change> changes) {
    return String.join(", ", changes.stream().map(Change::rule).toList());
  }
}
