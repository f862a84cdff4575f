package hinomi.pipeline;

import hinomi.advisory.Enrichment;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fact as JSON. Its members are part of the contract: {@code explain --json} and the API have
 * them.
 */
public final class FactJson {
  private FactJson() {}

  /** Adds its kind and all that it says. */
  public static void put(ObjectNode into, Enrichment fact) {
    switch (fact) {
      case Enrichment.Kev k -> {
        into.put("kind", "kev");
        into.put("added", k.added().toString());
        into.put("due", k.due() == null ? null : k.due().toString());
        into.put("ransomware", k.ransomware());
      }
      case Enrichment.Epss e -> {
        into.put("kind", "epss");
        into.put("probability", e.probability());
        into.put("percentile", e.percentile());
        into.put("day", e.day().toString());
      }
      case Enrichment.Ssvc s -> {
        into.put("kind", "ssvc");
        into.put("exploitation", s.exploitation());
        into.put("automatable", s.automatable());
        into.put("technicalImpact", s.technicalImpact());
      }
    }
  }
}
