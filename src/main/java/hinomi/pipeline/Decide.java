package hinomi.pipeline;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.source.Details;
import hinomi.source.Source;
import hinomi.store.Store;
import hinomi.ticket.Judged;
import hinomi.ticket.Member;
import hinomi.ticket.Plan;
import hinomi.ticket.Planner;
import hinomi.ticket.TicketAction;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second transaction: vulnerabilities as they now are, what the watches say, and what to do.
 */
final class Decide {
  private static final Logger LOG = LoggerFactory.getLogger(Decide.class);
  private static final int CHUNK = 1000;

  private final Store store;
  private final Watching matcher;
  private final Planner planner;
  private final List<Source> sources;
  private final Watcher watcher;

  Decide(Store store, Watching matcher, Planner planner, List<Source> sources, Watcher watcher) {
    this.store = store;
    this.matcher = matcher;
    this.planner = planner;
    this.sources = sources;
    this.watcher = watcher;
  }

  /**
   * Decides all that is undecided.
   *
   * @return what was decided, already in the store
   */
  Decision run(PassSituation situation) throws InterruptedException {
    return committed(store.takeUp(situation.now()), situation);
  }

  /** Decides these. */
  Decision run(List<VulnerabilityId> due, PassSituation situation) throws InterruptedException {
    store.takeUp(due);
    return committed(due, situation);
  }

  private Decision committed(List<VulnerabilityId> due, PassSituation situation)
      throws InterruptedException {
    Decision decision = plan(due, situation);
    commit(due, decision.plan(), situation.now());
    return decision;
  }

  /** Plans for these without changing anything but the details that are fetched on the way. */
  Decision plan(List<VulnerabilityId> due, PassSituation situation) throws InterruptedException {
    List<Judged> judged = judge(due);
    Plan plan = planner.plan(judged, situation);
    Set<AdvisoryId> detailed = details(plan, judged, situation.now());
    if (!detailed.isEmpty()) {
      store.takeUp(ids(judged));
      judged = judge(ids(judged));
      plan = planner.plan(judged, situation);
    }
    return new Decision(due.size(), judged, plan);
  }

  private void commit(List<VulnerabilityId> due, Plan plan, Instant now) {
    if (!due.isEmpty()) {
      store.decide(
          new Store.Decided(
              due,
              plan.held(),
              plan.entries(),
              plan.actions(),
              plan.told(),
              plan.digest(),
              plan.ticketed(),
              now));
    }
  }

  /** Those of which a watch, or an alert, has something to say. */
  private List<Judged> judge(List<VulnerabilityId> due) {
    List<Judged> judged = new ArrayList<>();
    for (int from = 0; from < due.size(); from += CHUNK) {
      List<VulnerabilityId> chunk = due.subList(from, Math.min(due.size(), from + CHUNK));
      Map<VulnerabilityId, List<Advisory>> advisories = store.advisories(chunk);
      Map<VulnerabilityId, List<Enrichment>> facts = store.enrichments(chunk);
      Map<VulnerabilityId, Instant> first = store.firstDecided(chunk);
      Set<VulnerabilityId> known = store.life().covered(chunk);
      known.addAll(store.life().promoted(chunk));
      for (VulnerabilityId id : chunk) {
        List<Advisory> about = advisories.getOrDefault(id, List.of());
        if (!about.isEmpty()) {
          Vulnerability vulnerability =
              Correlator.join(id, about, facts.getOrDefault(id, List.of()));
          var verdicts = matcher.judge(vulnerability);
          if (!verdicts.isEmpty()
              || known.contains(id)
              || vulnerability.advisories().stream().anyMatch(Decide::isAlert)) {
            judged.add(
                new Judged(
                    vulnerability, verdicts, Optional.ofNullable(first.get(id)), store.ledger(id)));
          }
        }
      }
      if (due.size() > CHUNK) {
        watcher.progress("decide", Math.min(due.size(), from + CHUNK), due.size());
      }
    }
    return judged;
  }

  private static boolean isAlert(Advisory advisory) {
    return advisory.kind() == Advisory.Kind.ALERT;
  }

  /** Asks sources for more of the entries that are about to be in a ticket. */
  private Set<AdvisoryId> details(Plan plan, List<Judged> judged, Instant now)
      throws InterruptedException {
    Set<VulnerabilityId> members = new HashSet<>();
    for (TicketAction action : plan.actions()) {
      action.members().stream().map(Member::id).forEach(members::add);
    }
    Set<AdvisoryId> found = new HashSet<>();
    for (Source source : sources) {
      if (source instanceof Details details) {
        List<AdvisoryId> wanted =
            judged.stream()
                .filter(j -> members.contains(j.vulnerability().id()))
                .flatMap(j -> j.vulnerability().advisories().stream())
                .map(Advisory::id)
                .filter(id -> id.source().equals(source.name()))
                .distinct()
                .toList();
        Set<AdvisoryId> lacking = wanted.isEmpty() ? Set.of() : store.withoutDetail(wanted);
        found.addAll(ask(source.name(), details, lacking, now));
      }
    }
    return found;
  }

  /**
   * A ticket without details beats none: a source that does not answer is asked again another day.
   */
  private Set<AdvisoryId> ask(String source, Details details, Set<AdvisoryId> ids, Instant now)
      throws InterruptedException {
    if (ids.isEmpty()) {
      return Set.of();
    }
    try {
      List<Advisory> answer = details.detail(ids).advisories();
      store.detailed(answer, now);
      store.askedForDetail(ids);
      Set<AdvisoryId> told = new HashSet<>();
      answer.forEach(a -> told.add(a.id()));
      return told;
    } catch (IOException e) {
      LOG.info("{}: no details of {} entries: {}", source, ids.size(), e.getMessage());
      return Set.of();
    }
  }

  private static List<VulnerabilityId> ids(List<Judged> judged) {
    return judged.stream().map(j -> j.vulnerability().id()).toList();
  }

  /**
   * What was decided.
   *
   * @param considered how many vulnerabilities were looked at
   * @param judged those of which a watch or an alert had something to say
   * @param plan what is to be done
   */
  record Decision(int considered, List<Judged> judged, Plan plan) {
    /** Where nothing was to be decided. */
    static final Decision NONE =
        new Decision(
            0, List.of(), new Plan(List.of(), List.of(), Map.of(), Map.of(), List.of(), Set.of()));
  }
}
