package hinomi.ticket;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.watch.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan as it grows. */
final class Draft {
  private final Instant now;
  private final List<TicketAction> actions = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final Map<VulnerabilityId, Instant> held = new HashMap<>();

  Draft(Instant now) {
    this.now = now;
  }

  void excluded(Judged judged, String destination, Verdict.Excluded verdict) {
    String watch = verdict.watch().name();
    if (!judged.stands(watch, Fate.DROPPED, verdict.rule())) {
      entries.add(
          new LedgerEntry(
              now,
              judged.vulnerability().id(),
              destination,
              watch,
              Fate.DROPPED,
              verdict.rule(),
              Message.of("ticket/gate", verdict.rule(), verdict.detail()),
              verdict.evidence().getFirst()));
    }
  }

  void hold(Judged judged, String destination, List<Verdict.Matched> matches, Ruling ruling) {
    for (Verdict.Matched match : matches) {
      enter(judged, destination, match, ruling.fate(), ruling.rule(), ruling.reason());
    }
    Instant until = ruling.until();
    if (until != null) {
      held.merge(judged.vulnerability().id(), until, (a, b) -> a.isBefore(b) ? a : b);
    }
  }

  void ticketed(Candidate candidate, String rule, Message reason) {
    if (candidate.matches().isEmpty()) {
      enter(candidate.judged(), candidate.destination(), null, Fate.TICKET, rule, reason);
    }
    for (Verdict.Matched match : candidate.matches()) {
      enter(candidate.judged(), candidate.destination(), match, Fate.TICKET, rule, reason);
    }
  }

  void act(TicketAction action) {
    actions.add(action);
  }

  private void enter(
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
              now,
              judged.vulnerability().id(),
              destination,
              watch,
              fate,
              rule,
              reason,
              match == null ? null : match.best()));
    }
  }

  Plan plan() {
    return new Plan(actions, entries, held);
  }
}
