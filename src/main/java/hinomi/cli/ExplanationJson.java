package hinomi.cli;

import hinomi.advisory.Advisory;
import hinomi.advisory.Score;
import hinomi.language.Language;
import hinomi.pipeline.Engine;
import hinomi.pipeline.FactJson;
import hinomi.ticket.LedgerEntry;
import hinomi.watch.Evidence;
import hinomi.watch.Verdict;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole way of a vulnerability, for machines. */
final class ExplanationJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ExplanationJson() {}

  static String of(List<Engine.Explanation> all, Language language) {
    ArrayNode root = JSON.createArrayNode();
    for (Engine.Explanation e : all) {
      ObjectNode one = root.addObject();
      one.put("id", e.vulnerability().id().value());
      one.put("title", e.vulnerability().title().preferring(language));
      ArrayNode aliases = one.putArray("aliases");
      e.vulnerability().aliases().forEach(a -> aliases.add(a.value()));
      ArrayNode scores = one.putArray("scores");
      for (Score s : e.vulnerability().scores()) {
        ObjectNode score = scores.addObject();
        score.put("version", s.version().number());
        score.put("base", s.base());
        score.put("vector", s.vector());
        score.put("origin", s.origin());
      }
      ArrayNode facts = one.putArray("facts");
      e.vulnerability().facts().forEach(f -> FactJson.put(facts.addObject(), f));
      ArrayNode sources = one.putArray("sources");
      for (Advisory a : e.vulnerability().advisories()) {
        ObjectNode source = sources.addObject();
        source.put("source", a.id().source());
        source.put("id", a.id().value());
        source.put("url", a.url());
        source.put("published", a.published().toString());
        source.put("updated", a.updated().toString());
      }
      ArrayNode verdicts = one.putArray("verdicts");
      e.verdicts().forEach(v -> verdict(verdicts.addObject(), v));
      ArrayNode ledger = one.putArray("ledger");
      for (LedgerEntry entry : e.ledger()) {
        ObjectNode line = ledger.addObject();
        line.put("at", entry.at().toString());
        line.put("watch", entry.watch());
        line.put("fate", entry.fate().name().toLowerCase(Locale.ROOT));
        line.put("rule", entry.rule());
        line.put("reason", entry.reason().in(language));
      }
      ArrayNode silences = one.putArray("silences");
      e.silences().forEach(s -> silences.add(SilenceJson.of(s.id(), s)));
      if (e.digest().isPresent()) {
        ObjectNode digest = one.putObject("digest");
        digest.put("destination", e.digest().get().destination());
        digest.put("rule", e.digest().get().rule());
        digest.put("at", e.digest().get().at().toString());
      }
      if (e.ticket().isPresent()) {
        ObjectNode ticket = one.putObject("ticket");
        ticket.put("subject", e.ticket().get().subject());
        e.ticket()
            .get()
            .ref()
            .ifPresent(
                ref -> {
                  ticket.put("id", ref.id());
                  ticket.put("url", ref.url());
                });
        LifeJson.put(ticket, e.ticket().get().life());
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void verdict(ObjectNode into, Verdict verdict) {
    into.put("watch", verdict.watch().name());
    List<Evidence> evidence =
        switch (verdict) {
          case Verdict.Matched m -> {
            into.put("matched", true);
            yield m.evidence();
          }
          case Verdict.Excluded x -> {
            into.put("matched", false);
            into.put("rule", x.rule());
            into.put("detail", x.detail());
            yield x.evidence();
          }
        };
    ArrayNode all = into.putArray("evidence");
    for (Evidence e : evidence) {
      ObjectNode one = all.addObject();
      one.put("tier", e.tier().name().toLowerCase(Locale.ROOT));
      one.put("confidence", e.tier().confidence());
      one.put("naming", e.naming().name().toLowerCase(Locale.ROOT));
      one.put("word", e.word());
      one.put("field", e.field().name().toLowerCase(Locale.ROOT));
      one.put("found", e.found());
      if (e.guard() != null) {
        one.put("guard", e.guard());
      }
      one.put("advisory", e.advisory().toString());
    }
  }
}
