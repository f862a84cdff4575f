package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Severity;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.watch.Handling;
import hinomi.watch.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of vulnerabilities: which are tickets, which belong together, which are told
 * on tickets that exist, which wait and which are dropped, each with its reason.
 */
public final class Planner {
  /** A ticket with more members than this can no longer be read. */
  private static final int MOST_MEMBERS = 100;

  private final CaseWriter writer;
  private final Language language;

  public Planner(CaseWriter writer, Language language) {
    this.writer = writer;
    this.language = language;
  }

  /** Plans for everything that is to be decided in a pass. */
  public Plan plan(List<Judged> judged, Situation situation) {
    Draft draft = new Draft(situation);
    FollowUps followUps = new FollowUps(writer, language);
    List<Candidate> candidates = new ArrayList<>();
    for (Judged one : judged) {
      candidates.addAll(candidates(one, followUps, draft));
    }
    List<Candidate> fresh = new ArrayList<>();
    for (Candidate candidate : withAlerts(candidates)) {
      Member member = candidate.member();
      situation
          .ticket(member.keys(candidate.destination()))
          .ifPresentOrElse(known -> followUps.join(candidate, known), () -> fresh.add(candidate));
    }
    List<Groups.Group> groups = new ArrayList<>();
    for (Groups.Group group : Groups.of(fresh)) {
      for (Groups.Group part : group.parts(MOST_MEMBERS)) {
        Optional<KnownTicket> open = open(part, situation);
        if (open.isPresent()) {
          part.members().forEach(c -> followUps.join(c, open.get()));
        } else {
          groups.add(part);
        }
      }
    }
    file(groups, draft);
    followUps.into(draft);
    return draft.plan();
  }

  /** Looks at what the watches say, where the vulnerability's tickets are and where not. */
  private List<Candidate> candidates(Judged judged, FollowUps followUps, Draft draft) {
    Situation situation = draft.situation();
    Vulnerability vulnerability = judged.vulnerability();
    Map<String, KnownTicket> covered = new TreeMap<>();
    situation.tickets(vulnerability.id()).forEach(t -> covered.put(t.destination(), t));
    Map<String, List<Verdict.Matched>> passing = new TreeMap<>();
    Map<String, List<Verdict.Matched>> known = new TreeMap<>();
    boolean promoted = situation.promoted(vulnerability.id());
    for (Verdict verdict : judged.verdicts()) {
      String destination = situation.destination(orEmpty(verdict.watch().handling().project()));
      switch (verdict) {
        case Verdict.Excluded excluded -> draft.excluded(judged, destination, excluded);
        case Verdict.Matched matched -> {
          Moment moment = moment(judged, matched, destination, situation);
          if (covered.containsKey(destination)) {
            if (matched.reaches(matched.best())
                && moment.start().reachedBy(vulnerability, matched)
                && Gates.version(vulnerability, matched, moment).isEmpty()) {
              draft.already(judged, destination, matched);
              known.computeIfAbsent(destination, k -> new ArrayList<>()).add(matched);
            }
          } else if (promoted) {
            passing.computeIfAbsent(destination, k -> new ArrayList<>()).add(matched);
          } else {
            Gates.rule(vulnerability, matched, moment)
                .ifPresentOrElse(
                    ruling -> draft.hold(judged, destination, List.of(matched), ruling),
                    () ->
                        passing.computeIfAbsent(destination, k -> new ArrayList<>()).add(matched));
          }
        }
      }
    }
    covered.forEach(
        (destination, ticket) ->
            followUps.look(judged, known.getOrDefault(destination, List.of()), ticket, draft));
    Advisory alert = alert(vulnerability, situation);
    String usual = situation.destination("");
    if (passing.isEmpty()
        && covered.isEmpty()
        && (promoted || (alert != null && arrives(judged, usual, draft)))) {
      passing.put(usual, List.of());
    }
    List<Candidate> candidates = new ArrayList<>();
    passing.forEach(
        (destination, matches) ->
            candidates.add(
                new Candidate(
                    judged,
                    destination,
                    matches,
                    alert != null ? alert : note(vulnerability),
                    promoted)));
    return candidates;
  }

  /** Whether an alert that no watch matched arrives now; it may be silenced, and wait at night. */
  private static boolean arrives(Judged judged, String destination, Draft draft) {
    Situation situation = draft.situation();
    Vulnerability vulnerability = judged.vulnerability();
    if (vulnerability.withdrawn() || Silences.of(situation.silences(), vulnerability).isPresent()) {
      return false;
    }
    Optional<Instant> quiet = situation.quietUntil();
    if (quiet.isEmpty() || (situation.urgentBreaksQuiet() && Urgency.urgent(vulnerability))) {
      return true;
    }
    draft.hold(judged, destination, List.of(), Gates.untilMorning(quiet.get()));
    return false;
  }

  /** An alert about a part of what a note covers is about the note's whole case. */
  private static List<Candidate> withAlerts(List<Candidate> candidates) {
    Map<AdvisoryId, Advisory> alerts = new HashMap<>();
    for (Candidate c : candidates) {
      Advisory note = note(c.vulnerability());
      if (c.alert() && note != null) {
        alerts.putIfAbsent(note.id(), Objects.requireNonNull(c.occasion()));
      }
    }
    return candidates.stream()
        .map(
            c -> {
              Advisory note = c.alert() ? null : c.occasion();
              Advisory alert = note == null ? null : alerts.get(note.id());
              return alert == null ? c : c.on(alert);
            })
        .toList();
  }

  private static Moment moment(
      Judged judged, Verdict.Matched match, String destination, Situation situation) {
    String watch = match.watch().name();
    Instant said = judged.firstSaid(watch).orElse(situation.now());
    Optional<Instant> judgedBefore =
        judged
            .firstDecided()
            .filter(first -> first.isBefore(said))
            .filter(first -> !first.isBefore(situation.firstSeen(match.watch())));
    return new Moment(
        situation.now(),
        new Start(situation.start(match.watch()), judgedBefore),
        said,
        situation.silences(),
        situation.quietUntil(),
        situation.urgentBreaksQuiet(),
        destination,
        judged.past());
  }

  private static @Nullable Advisory alert(Vulnerability vulnerability, Situation situation) {
    Optional<Instant> since = situation.alertsSince();
    return vulnerability.advisories().stream()
        .filter(a -> a.kind() == Advisory.Kind.ALERT)
        .filter(a -> a.state() != Advisory.State.WITHDRAWN)
        .filter(a -> since.isPresent() && !a.published().isBefore(since.get()))
        .min(Comparator.comparing(Advisory::published))
        .orElse(null);
  }

  private static @Nullable Advisory note(Vulnerability vulnerability) {
    return vulnerability.advisories().stream()
        .filter(a -> a.kind() == Advisory.Kind.NOTE)
        .min(Comparator.comparing(Advisory::published).thenComparing(Advisory::id))
        .orElse(null);
  }

  /** The ticket of the same product that still takes members. */
  private static Optional<KnownTicket> open(Groups.Group group, Situation situation) {
    Duration within = group.first().policy().group().within();
    return before(group, situation)
        .filter(t -> situation.now().isBefore(t.since().plus(within)))
        .filter(t -> t.life().untouched())
        .filter(t -> t.members().size() + group.members().size() <= MOST_MEMBERS);
  }

  private static Optional<KnownTicket> before(Groups.Group group, Situation situation) {
    return group.product().isEmpty()
        ? Optional.empty()
        : situation.group(group.first().destination(), group.product());
  }

  private void file(List<Groups.Group> groups, Draft draft) {
    Situation situation = draft.situation();
    Map<String, Integer> budgets = new HashMap<>();
    for (Groups.Group group : groups) {
      Candidate first = group.first();
      int left = budgets.computeIfAbsent(first.destination(), situation::budget);
      if (left <= 0 && !first.alert() && !first.promoted()) {
        for (Candidate c : group.members()) {
          draft.hold(c.judged(), c.destination(), c.matches(), Gates.overBudget(c.vulnerability()));
        }
      } else {
        budgets.put(first.destination(), left - 1);
        draft.act(ticket(group, draft));
        group.members().forEach(c -> draft.ticketed(c, rule(c)));
      }
    }
  }

  private static String rule(Candidate candidate) {
    return candidate.promoted()
        ? "promoted"
        : candidate.matches().isEmpty() ? "jpcert-alert" : "ticket";
  }

  private TicketAction.File ticket(Groups.Group group, Draft draft) {
    Situation situation = draft.situation();
    List<Candidate> members = group.members();
    Candidate telling =
        members.stream().filter(c -> !c.matches().isEmpty()).findFirst().orElse(group.first());
    Handling handling = telling.handling();
    TicketAction.File file =
        writer.write(
            new Case(
                telling.destination(),
                members.stream().map(Candidate::concern).toList(),
                group.occasion(),
                handling));
    Set<String> watches = new LinkedHashSet<>();
    members.forEach(c -> c.matches().forEach(m -> watches.add(m.watch().name())));
    Severity severity = file.severity();
    Duration within = severity == null ? null : telling.policy().due().get(severity);
    return alsoUnder(file, members, draft)
        .from(
            new Origin(
                group.product(),
                List.copyOf(watches),
                members.stream()
                    .anyMatch(c -> c.vulnerability().fact(Enrichment.Kev.class).isPresent()),
                group.first().alert()))
        .by(within == null ? null : situation.due(within))
        .relatedTo(
            before(group, situation)
                .filter(t -> t.life().stage() != Stage.GONE)
                .map(KnownTicket::ref)
                .orElse(null));
  }

  /** Ids that a candidate shares with others: of the note and the alert that cover it. */
  static NavigableSet<VulnerabilityId> sharedIds(Candidate candidate) {
    return Stream.of(candidate.occasion(), note(candidate.vulnerability()))
        .filter(Objects::nonNull)
        .map(advisory -> VulnerabilityId.of(advisory.id()))
        .filter(id -> candidate.member().aliases().contains(id))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The ticket of a note or alert also carries the key of the note's own id, so that whatever the
   * note comes to cover later finds it.
   */
  private static TicketAction.File alsoUnder(
      TicketAction.File file, List<Candidate> candidates, Draft draft) {
    NavigableSet<VulnerabilityId> own = new TreeSet<>();
    candidates.forEach(c -> own.addAll(sharedIds(c)));
    file.members().forEach(member -> own.remove(member.id()));
    return file.with(
        Stream.concat(
                candidates.stream().map(Candidate::member),
                own.stream().filter(id -> draft.free(file.destination(), id)).map(Member::of))
            .toList());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
