package hinomi.cli;

import hinomi.watch.Evidence;
import hinomi.watch.Verdict;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A match as a line: for people and tools, or as JSON. */
final class MatchLine {
  private MatchLine() {}

  /** Record's id, watch, confidence, field, words; separated by tabs. */
  static String tabs(String id, Verdict.Matched match) {
    Evidence best = match.best();
    return clean(id)
        + '\t'
        + clean(match.watch().name())
        + '\t'
        + best.tier().confidence()
        + '\t'
        + field(best)
        + '\t'
        + clean(best.found())
        + '\n';
  }

  /** The same as an object. */
  static String json(String id, Verdict.Matched match) {
    Evidence best = match.best();
    ObjectNode one = JsonMapper.shared().createObjectNode();
    one.put("id", id);
    one.put("watch", match.watch().name());
    one.put("confidence", best.tier().confidence());
    one.put("tier", best.tier().name().toLowerCase(Locale.ROOT));
    one.put("field", field(best));
    one.put("naming", best.naming().name().toLowerCase(Locale.ROOT));
    one.put("word", best.word());
    one.put("words", best.found());
    if (best.guard() != null) {
      one.put("guard", best.guard());
    }
    return JsonMapper.shared().writeValueAsString(one) + '\n';
  }

  private static String field(Evidence evidence) {
    return evidence.field().name().toLowerCase(Locale.ROOT);
  }

  private static String clean(String text) {
    return ExplanationText.plain(text).strip();
  }
}
