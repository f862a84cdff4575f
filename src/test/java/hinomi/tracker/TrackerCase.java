package hinomi.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Inline;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import hinomi.watch.Handling;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** A tracker under test, without a ticket at the start, and plain actions for it. */
public abstract class TrackerCase {

  /** The tracker of this test, the same one every time that it is asked for. */
  protected abstract Tracker tracker() throws Exception;

  /** A ticket as its reader sees it. */
  protected abstract Shown shown(TicketRef ticket) throws Exception;

  /** A ticket that a person made. */
  protected abstract TicketRef madeByPerson(String subject, String text) throws Exception;

  /** A reference to a ticket that does not exist. */
  protected TicketRef missing() throws Exception {
    return new TicketRef(destination(), "999999", "");
  }

  /**
   * A ticket as its reader sees it.
   *
   * @param text the description, with the line of keys
   * @param notes oldest first
   * @param due a date, or empty
   */
  public record Shown(
      String subject,
      String text,
      List<String> notes,
      String priority,
      String status,
      String due) {}

  /** What a person does to a ticket. */
  protected enum Deed {
    COMMENT,
    START,
    CLOSE,
    REJECT
  }

  /** Does it, with words to go with it. */
  protected abstract void byPerson(TicketRef ticket, Deed deed, String words) throws Exception;

  /** Who that is, as the tracker tells it. */
  protected abstract String person();

  /** Where the tests' tickets go. */
  protected final String destination() throws Exception {
    return tracker().destination("");
  }

  protected static Member member(String id, String... aliases) {
    TreeSet<VulnerabilityId> others = new TreeSet<>();
    for (String alias : aliases) {
      others.add(new VulnerabilityId(alias));
    }
    return new Member(new VulnerabilityId(id), others);
  }

  /** A plain action that files a ticket. */
  protected final TicketAction.File file(String subject, Body body, Member... members)
      throws Exception {
    return new TicketAction.File(
        destination(),
        List.of(members),
        subject,
        body,
        Severity.CRITICAL,
        Handling.DEFAULT,
        new TreeMap<>(),
        Language.JA,
        null);
  }

  /** Carries out an action that must succeed. */
  protected final TicketRef apply(TicketAction action) throws Exception {
    Outcome outcome = tracker().apply(action, List.of());
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).ticket();
  }

  protected final TicketRef file(Member... members) throws Exception {
    return apply(file("[緊急] 見本製品にリモートコード実行の脆弱性", body(), members));
  }

  protected final Found find(Member member) throws Exception {
    return tracker().find(destination(), member);
  }

  protected final TicketRef found(Member member) throws Exception {
    Found found = find(member);
    assertThat(found).isInstanceOf(Found.Ours.class);
    return ((Found.Ours) found).ticket();
  }

  protected final String key(String id) throws Exception {
    return TicketKey.of(destination(), new VulnerabilityId(id)).value();
  }

  protected static Body body() {
    return new Body(
        List.of(
            new Block.Heading("概要"),
            new Block.Lines(
                List.of(
                    Line.of(new Inline.Strong("見本製品"), new Inline.Own(" 2.4.1 未満")),
                    Line.of(new Inline.Link("JVN", "https://jvn.jp/jp/JVN00000000/")))),
            new Block.Checklist(List.of(Line.own("更新する")))));
  }

  protected static Body note(String words) {
    return new Body(List.of(new Block.Lines(List.of(Line.own(words)))));
  }
}
