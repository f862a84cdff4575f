package hinomi.web.api;

import hinomi.advisory.VulnerabilityId;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Life;
import hinomi.ticket.TicketRef;
import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/** A ticket. */
final class TicketJson {
  private TicketJson() {}

  static void put(ObjectNode into, TicketRow row) {
    Life life = row.life();
    into.put("number", row.id());
    into.put("destination", row.destination());
    into.put("id", row.ref().map(TicketRef::id).orElse(null));
    into.put("url", row.ref().map(TicketRef::url).filter(u -> !u.isEmpty()).orElse(null));
    into.put("subject", row.subject());
    into.put("kind", Answer.word(life.kind()));
    into.put("stage", Answer.word(life.stage()));
    into.put("untouched", life.untouched());
    into.put("severity", life.severity().map(Answer::word).orElse(null));
    into.put("status", life.status());
    into.put("assignee", life.assignee());
    into.put("due", life.due().map(LocalDate::toString).orElse(null));
    Answer.words(into, "watches", life.watches());
    Answer.words(into, "members", row.members().stream().map(VulnerabilityId::value).toList());
    Answer.moment(into, "planned", row.planned());
    Answer.moment(into, "filed", row.filed());
    Answer.moment(into, "touched", life.touched());
    Answer.moment(into, "closed", life.closed());
  }
}
