package hinomi.cli;

import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.pipeline.PassReport;
import hinomi.pipeline.SourceReport;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A pass's report for machines. Its members are part of the contract: add, never rename. */
final class PassJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private PassJson() {}

  static String of(PassReport report, Language language) {
    ObjectNode root = JSON.createObjectNode();
    root.put("began", report.began().toString());
    root.put("ended", report.ended().toString());
    root.put("firstRun", report.firstRun());
    ArrayNode sources = root.putArray("sources");
    for (SourceReport s : report.sources()) {
      ObjectNode one = sources.addObject();
      one.put("source", s.source());
      one.put("new", s.fresh());
      one.put("changed", s.changed());
      one.put("unchanged", s.unchanged());
      one.put("rejected", s.rejected());
      one.put("facts", s.facts());
      texts(one.putArray("notices"), s.notices(), language);
      if (s.failure().isPresent()) {
        one.put("failure", s.failure().get().in(language));
      }
    }
    root.put("considered", report.considered());
    root.put("matched", report.matched());
    ArrayNode planned = root.putArray("planned");
    for (TicketAction action : report.planned()) {
      if (action instanceof TicketAction.File file) {
        ObjectNode one = planned.addObject();
        one.put("destination", file.destination());
        one.put("subject", file.subject());
        ArrayNode ids = one.putArray("vulnerabilities");
        file.members().stream().map(Member::id).forEach(id -> ids.add(id.value()));
      }
    }
    ObjectNode rules = root.putObject("notTicketed");
    report.notTicketed().forEach(rules::put);
    ObjectNode notes = root.putObject("changes");
    report.notes().forEach(notes::put);
    ArrayNode kept = root.putArray("kept");
    for (LedgerEntry entry : report.kept()) {
      ObjectNode one = kept.addObject();
      one.put("id", entry.vulnerability().value());
      one.put("destination", entry.destination());
      one.put("watch", entry.watch());
      one.put("fate", entry.fate().name().toLowerCase(Locale.ROOT));
      one.put("rule", entry.rule());
      one.put("reason", entry.reason().in(language));
    }
    ArrayNode delivered = root.putArray("delivered");
    for (PassReport.Result result : report.delivered()) {
      ObjectNode one = delivered.addObject();
      one.put("how", result.how());
      one.put("ticket", result.ticket());
      one.put("url", result.url());
      one.put("subject", result.subject());
    }
    root.put("filed", report.filed());
    root.put("undelivered", report.undelivered());
    texts(root.putArray("warnings"), report.warnings(), language);
    texts(root.putArray("waiting"), report.waiting(), language);
    ArrayNode would = root.putArray("wouldHave");
    report.would().forEach(would::add);
    root.put("troubled", report.troubled());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void texts(ArrayNode into, List<Message> messages, Language language) {
    messages.forEach(m -> into.add(m.in(language)));
  }
}
