package hinomi.cli;

import hinomi.language.Language;
import hinomi.pipeline.Backfill;
import hinomi.pipeline.SourceReport;
import hinomi.pipeline.records.FileReport;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a backfill did, for machines. Its members are part of the contract: add, never rename. */
final class BackfillJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private BackfillJson() {}

  static String of(Backfill.Report report, Language language) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode files = root.putArray("files");
    for (FileReport file : report.files()) {
      ObjectNode one = files.addObject();
      one.put("file", file.file());
      one.put("same", file.same());
      one.put("records", file.records());
      one.put("new", file.fresh());
      one.put("changed", file.changed());
      one.put("unchanged", file.unchanged());
      one.put("rejected", file.rejected());
      ArrayNode reasons = one.putArray("reasons");
      file.reasons()
          .forEach(
              (why, count) -> reasons.addObject().put("why", why.in(language)).put("count", count));
      file.failure().ifPresent(why -> one.put("failure", why.in(language)));
    }
    ArrayNode facts = root.putArray("facts");
    for (SourceReport source : report.facts()) {
      ObjectNode one = facts.addObject();
      one.put("source", source.source());
      one.put("facts", source.facts());
      one.put("rejected", source.rejected());
      source.failure().ifPresent(why -> one.put("failure", why.in(language)));
    }
    root.put("troubled", report.troubled());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
