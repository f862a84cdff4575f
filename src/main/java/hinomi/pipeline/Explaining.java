package hinomi.pipeline;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.pipeline.Engine.Explanation;
import hinomi.ticket.DigestLine;
import hinomi.ticket.Member;
import hinomi.ticket.Silence;
import hinomi.ticket.Silences;
import hinomi.ticket.TicketKey;
import hinomi.watch.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers everything that is known of one vulnerability. */
record Explaining(Engine.Parts parts) {

  /** The whole way of the vulnerabilities that an id names; none where it is not known. */
  List<Explanation> of(String id) {
    List<VulnerabilityId> ids = parts.store().named(id);
    Map<VulnerabilityId, List<Advisory>> advisories = parts.store().advisories(ids);
    Map<VulnerabilityId, List<Enrichment>> facts = parts.store().enrichments(ids);
    List<Silence> silences = parts.store().life().silences(parts.clock().instant());
    List<DigestLine> digest = parts.store().life().digest();
    List<Explanation> all = new ArrayList<>();
    for (VulnerabilityId one : ids) {
      List<Advisory> about = advisories.getOrDefault(one, List.of());
      if (!about.isEmpty()) {
        Vulnerability vulnerability =
            Correlator.join(one, about, facts.getOrDefault(one, List.of()));
        List<Verdict> verdicts = parts.matcher().judge(vulnerability);
        Set<String> spoke =
            verdicts.stream().map(v -> v.watch().name()).collect(Collectors.toSet());
        all.add(
            new Explanation(
                vulnerability,
                verdicts,
                parts.matcher().watches().stream().filter(w -> !spoke.contains(w.name())).toList(),
                parts.store().ledger(one),
                silences(silences, vulnerability, verdicts),
                digest.stream().filter(line -> line.id().equals(one)).findFirst(),
                parts.store().ticket(keys(vulnerability))));
      }
    }
    return all;
  }

  private static List<Silence> silences(
      List<Silence> all, Vulnerability vulnerability, List<Verdict> verdicts) {
    Stream<Silence> byMatch =
        verdicts.stream()
            .filter(Verdict.Matched.class::isInstance)
            .map(Verdict.Matched.class::cast)
            .flatMap(match -> Silences.of(all, vulnerability, match).stream());
    return Stream.concat(Silences.of(all, vulnerability).stream(), byMatch).distinct().toList();
  }

  private Set<TicketKey> keys(Vulnerability vulnerability) {
    Member member = new Member(vulnerability.id(), vulnerability.aliases());
    Set<TicketKey> keys = new LinkedHashSet<>();
    keys.addAll(member.keys(parts.tracker().destination("")));
    parts.matcher().watches().stream()
        .map(watch -> watch.handling().project())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(project -> keys.addAll(member.keys(parts.tracker().destination(project))));
    return keys;
  }
}
