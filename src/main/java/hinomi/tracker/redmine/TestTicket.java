package hinomi.tracker.redmine;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketAction.FieldName;
import hinomi.watch.Handling;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** The ticket that shows whether tickets arrive. */
final class TestTicket {
  private TestTicket() {}

  /** A ticket about nothing; each has a key of its own. */
  static TicketAction.File action(String destination, Language language, Instant now) {
    Body body =
        new Body(
            List.of(
                new Block.Lines(
                    List.of(
                        Line.own(Words.of("test.text").in(language)),
                        Line.own(Words.of("test.close").in(language))))));
    TreeMap<FieldName, String> fields = new TreeMap<>();
    fields.put(FieldName.SOURCE, "https://jvn.jp/");
    return new TicketAction.File(
        destination,
        List.of(Member.of(new VulnerabilityId("hinomi-test " + now))),
        Words.of("test.subject").in(language),
        body,
        null,
        Handling.DEFAULT,
        fields,
        language,
        null);
  }
}
