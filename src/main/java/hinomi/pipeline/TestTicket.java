package hinomi.pipeline;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.ticket.Body;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.watch.Handling;
import java.util.List;
import java.util.TreeMap;

/** A ticket that says of itself that it is a test. */
final class TestTicket {
  private TestTicket() {}

  static TicketAction.File of(Engine.Parts parts) {
    Language language = parts.settings().language();
    return new TicketAction.File(
        parts.tracker().destination(""),
        List.of(Member.of(new VulnerabilityId("test " + parts.clock().instant()))),
        Message.of("pipeline", "test-ticket.subject").in(language),
        new Body(
            List.of(
                new Body.Block.Lines(
                    List.of(
                        Body.Line.own(Message.of("pipeline", "test-ticket.body").in(language)))))),
        null,
        Handling.DEFAULT,
        new TreeMap<>(),
        language,
        null);
  }
}
