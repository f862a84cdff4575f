package hinomi.ticket;

import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.watch.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan as it grows. */
final class Draft {
  private final Situation situation;
  private final List<TicketAction> actions = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final Map<VulnerabilityId, Instant> held = new HashMap<>();
  private final Map<TicketKey, Told> told = new HashMap<>();
  private final List<DigestLine> digest = new ArrayList<>();
  private final Set<TicketKey> claimed = new HashSet<>();

  Draft(Situation situation) {
    this.situation = situation;
  }

  Situation situation() {
    return situation;
  }

  void excluded(Judged judged, String destination, Verdict.Excluded verdict) {
    String watch = verdict.watch().name();
    if (!judged.stands(watch, Fate.DROPPED, verdict.rule())) {
      entries.add(
          new LedgerEntry(
              situation.now(),
              judged.vulnerability().id(),
              destination,
              watch,
              Fate.DROPPED,
              verdict.rule(),
              Message.of("ticket/gate", verdict.rule(), verdict.detail()),
              verdict.evidence().getFirst()));
    }
  }

  /** Holds matches back as a gate ruled; none where an alert is held that no watch matched. */
  void hold(Judged judged, String destination, List<Verdict.Matched> matches, Ruling ruling) {
    boolean fresh = false;
    if (matches.isEmpty()) {
      fresh = enter(judged, destination, null, ruling.fate(), ruling.rule(), ruling.reason());
    }
    for (Verdict.Matched match : matches) {
      fresh |= enter(judged, destination, match, ruling.fate(), ruling.rule(), ruling.reason());
    }
    if (fresh && ruling.fate() == Fate.DIGEST) {
      digest.add(line(judged.vulnerability(), destination, matches, ruling));
    }
    Instant until = ruling.until();
    if (until != null) {
      held.merge(judged.vulnerability().id(), until, (a, b) -> a.isBefore(b) ? a : b);
    }
  }

  private DigestLine line(
      Vulnerability v, String destination, List<Verdict.Matched> matches, Ruling ruling) {
    return new DigestLine(
        destination,
        v.id(),
        v.title(),
        matches.isEmpty() ? "" : matches.getFirst().best().subject(),
        matches.isEmpty() ? "" : matches.getFirst().watch().name(),
        v.score().map(Score::base).orElse(null),
        v.severity().orElse(null),
        v.exploited(),
        v.advisories().getFirst().url(),
        ruling.rule(),
        ruling.reason(),
        situation.now());
  }

  /** Enters that a candidate is in a ticket, by a rule, with what the ticket tells of it. */
  void ticketed(Candidate candidate, String rule) {
    Message reason = Message.of("ticket/gate", rule);
    if (candidate.matches().isEmpty()) {
      enter(candidate.judged(), candidate.destination(), null, Fate.TICKET, rule, reason);
    }
    for (Verdict.Matched match : candidate.matches()) {
      Gates.lacking(candidate.vulnerability(), match, situation.now())
          .ifPresent(lacking -> note(candidate, match, "when-unknown", lacking));
      enter(candidate.judged(), candidate.destination(), match, Fate.TICKET, rule, reason);
    }
    told(
        candidate.destination(),
        candidate.judged().vulnerability().id(),
        Facts.of(candidate.judged().vulnerability(), candidate.matches()));
  }

  private void note(Candidate candidate, Verdict.Matched match, String rule, Message reason) {
    enter(candidate.judged(), candidate.destination(), match, Fate.TICKET, rule, reason);
  }

  /** Enters that a ticket covers a match already, once for each watch. */
  void already(Judged judged, String destination, Verdict.Matched match) {
    enter(judged, destination, match, Fate.TICKET, "already", Message.of("ticket/gate", "already"));
  }

  void told(String destination, VulnerabilityId id, Told what) {
    told.put(TicketKey.of(destination, id), what);
  }

  /** Enters what else was decided about a vulnerability, once. */
  void note(Judged judged, String destination, Fate fate, String rule, Message reason) {
    enter(judged, destination, null, fate, rule, reason);
  }

  /** Enters something that happened, as often as it does. */
  void happened(Judged judged, String destination, String rule, Message reason) {
    entries.add(
        new LedgerEntry(
            situation.now(),
            judged.vulnerability().id(),
            destination,
            "",
            Fate.TICKET,
            rule,
            reason,
            null));
  }

  void act(TicketAction action) {
    actions.add(action);
    action.members().forEach(m -> claimed.add(m.key(action.destination())));
  }

  /** Whether an id that several vulnerabilities share is in no ticket yet, nor about to be. */
  boolean free(String destination, VulnerabilityId id) {
    TicketKey key = TicketKey.of(destination, id);
    return !claimed.contains(key) && situation.ticket(Set.of(key)).isEmpty();
  }

  private boolean enter(
      Judged judged,
      String destination,
      Verdict.@Nullable Matched match,
      Fate fate,
      String rule,
      Message reason) {
    String watch = match == null ? "" : match.watch().name();
    boolean known =
        rule.equals("already")
            ? judged.past().stream()
                .anyMatch(e -> e.watch().equals(watch) && e.fate() == Fate.TICKET)
            : judged.stands(watch, fate, rule);
    if (!known) {
      entries.add(
          new LedgerEntry(
              situation.now(),
              judged.vulnerability().id(),
              destination,
              watch,
              fate,
              rule,
              reason,
              match == null ? null : match.best()));
    }
    return !known;
  }

  Plan plan() {
    return new Plan(actions, entries, held, told, digest, claimed);
  }
}
