package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.Severity;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.watch.Handling;
import hinomi.watch.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of vulnerabilities: which are tickets, which belong together, which wait and
 * which are dropped, each with its reason.
 */
public final class Planner {
  private final CaseWriter writer;
  private final Language language;

  public Planner(CaseWriter writer, Language language) {
    this.writer = writer;
    this.language = language;
  }

  /** Plans for everything that is to be decided in a pass. */
  public Plan plan(List<Judged> judged, Situation situation) {
    Draft draft = new Draft(situation.now());
    List<Candidate> candidates = new ArrayList<>();
    for (Judged one : judged) {
      candidates.addAll(candidates(one, situation, draft));
    }
    Map<String, List<Candidate>> groups = new LinkedHashMap<>();
    Joins joins = new Joins(writer, language);
    for (Candidate candidate : withAlerts(candidates)) {
      place(candidate, situation, joins, groups);
    }
    joins.into(draft);
    List<List<Candidate>> ordered = new ArrayList<>(groups.values());
    ordered.sort(MOST_URGENT);
    Map<String, Integer> budgets = new HashMap<>();
    for (List<Candidate> group : ordered) {
      Candidate first = group.getFirst();
      int left = budgets.computeIfAbsent(first.destination(), situation::budget);
      if (left <= 0 && !first.alert()) {
        for (Candidate c : group) {
          draft.hold(
              c.judged(),
              c.destination(),
              c.matches(),
              new Ruling(
                  Fate.HELD, "budget", Message.of("ticket/gate", "budget"), situation.tomorrow()));
        }
      } else {
        budgets.put(first.destination(), left - 1);
        file(group, draft);
      }
    }
    return draft.plan();
  }

  private List<Candidate> candidates(Judged judged, Situation situation, Draft draft) {
    Vulnerability vulnerability = judged.vulnerability();
    Map<String, List<Verdict.Matched>> passing = new TreeMap<>();
    for (Verdict verdict : judged.verdicts()) {
      String destination = situation.destination(orEmpty(verdict.watch().handling().project()));
      switch (verdict) {
        case Verdict.Excluded excluded -> draft.excluded(judged, destination, excluded);
        case Verdict.Matched matched -> {
          Optional<Ruling> ruling =
              Gates.rule(vulnerability, matched, moment(judged, matched, situation));
          if (ruling.isPresent()) {
            draft.hold(judged, destination, List.of(matched), ruling.get());
          } else {
            passing.computeIfAbsent(destination, k -> new ArrayList<>()).add(matched);
          }
        }
      }
    }
    Advisory alert = alert(vulnerability, situation);
    if (passing.isEmpty() && alert != null) {
      passing.put(situation.destination(""), List.of());
    }
    List<Candidate> candidates = new ArrayList<>();
    passing.forEach(
        (destination, matches) ->
            candidates.add(
                new Candidate(
                    judged,
                    destination,
                    matches.isEmpty() ? Handling.DEFAULT : matches.getFirst().watch().handling(),
                    matches,
                    alert != null ? alert : note(vulnerability))));
    return candidates;
  }

  /** An alert about a part of what a note covers is about the note's whole case. */
  private static List<Candidate> withAlerts(List<Candidate> candidates) {
    Map<AdvisoryId, Advisory> alerts = new HashMap<>();
    for (Candidate c : candidates) {
      Advisory note = note(c.judged().vulnerability());
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

  private static Moment moment(Judged judged, Verdict.Matched match, Situation situation) {
    String watch = match.watch().name();
    Instant said = judged.firstSaid(watch).orElse(situation.now());
    Optional<Instant> judgedBefore =
        judged
            .firstDecided()
            .filter(first -> first.isBefore(said))
            .filter(first -> !first.isBefore(situation.firstSeen(match.watch())));
    return new Moment(
        situation.now(), new Start(situation.start(match.watch()), judgedBefore), said);
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

  /** Lays a candidate to the ticket that covers it already, or to those it is filed with. */
  private static void place(
      Candidate candidate, Situation situation, Joins joins, Map<String, List<Candidate>> groups) {
    Member member = candidate.concern().member();
    Optional<KnownTicket> known = situation.ticket(member.keys(candidate.destination()));
    if (known.isEmpty()) {
      String group =
          candidate.occasion() == null
              ? candidate.judged().vulnerability().id().value()
              : candidate.occasion().id().toString();
      groups
          .computeIfAbsent(candidate.destination() + "\n" + group, k -> new ArrayList<>())
          .add(candidate);
    } else {
      joins.add(candidate, known.get());
    }
  }

  private static final Comparator<Candidate> GRAVEST =
      Comparator.<Candidate, Severity>comparing(
              c -> c.judged().vulnerability().severity().orElse(Severity.MEDIUM))
          .reversed()
          .thenComparing(c -> c.judged().vulnerability().id());

  private static final Comparator<List<Candidate>> MOST_URGENT =
      Comparator.<List<Candidate>, Boolean>comparing(g -> g.getFirst().alert())
          .thenComparing(g -> g.stream().anyMatch(c -> c.judged().vulnerability().exploited()))
          .reversed()
          .thenComparing(g -> g.stream().min(GRAVEST).orElseThrow(), GRAVEST);

  private void file(List<Candidate> group, Draft draft) {
    List<Candidate> members = group.stream().sorted(GRAVEST).toList();
    Candidate first = members.getFirst();
    Advisory occasion = first.occasion();
    boolean joined = occasion != null && (members.size() > 1 || first.alert());
    Handling handling =
        members.stream().filter(c -> !c.matches().isEmpty()).findFirst().orElse(first).handling();
    TicketAction.File file =
        writer.write(
            new Case(
                first.destination(),
                members.stream().map(Candidate::concern).toList(),
                joined ? occasion : null,
                handling));
    draft.act(alsoUnder(file, members));
    for (Candidate c : members) {
      if (c.matches().isEmpty()) {
        draft.ticketed(c, "jpcert-alert", Message.of("ticket/gate", "alert"));
      } else {
        draft.ticketed(c, "ticket", Message.of("ticket/gate", "ticket"));
      }
    }
  }

  /**
   * The ticket of a note or alert also carries the key of the note's own id, so that whatever the
   * note comes to cover later finds it.
   */
  private static TicketAction.File alsoUnder(TicketAction.File file, List<Candidate> candidates) {
    SortedSet<VulnerabilityId> own = new TreeSet<>();
    for (Candidate c : candidates) {
      Stream.of(c.occasion(), note(c.judged().vulnerability()))
          .filter(Objects::nonNull)
          .forEach(advisory -> own.add(VulnerabilityId.of(advisory.id())));
    }
    file.members().forEach(member -> own.remove(member.id()));
    return file.with(Stream.concat(file.members().stream(), own.stream().map(Member::of)).toList());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
