package hinomi.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import hinomi.ticket.Lift;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every tracker promises of tickets that live on. */
public abstract class LifeContract extends TrackerCase {
  private static final LocalDate DAY = LocalDate.parse("2031-03-03");

  private int filed;

  private static TicketAction.Note noteOn(TicketRef ticket, String words, Lift lift) {
    return new TicketAction.Note(
        ticket, List.of(member("CVE-2030-0001")), note(words), Language.JA, lift);
  }

  private static Lift lift(@Nullable Severity severity, @Nullable LocalDate due) {
    return new Lift(severity, new TreeMap<>(), due, Lift.Turn.STAY);
  }

  private TicketRef filed(@Nullable Severity severity, @Nullable LocalDate due) throws Exception {
    TicketAction.File plain = file("subject", body(), member("CVE-2030-000" + ++filed));
    return apply(
        new TicketAction.File(
            plain.destination(),
            plain.members(),
            plain.subject(),
            plain.body(),
            severity,
            plain.handling(),
            plain.fields(),
            plain.language(),
            null,
            due,
            TicketAction.Kind.CASE));
  }

  @Test
  void a_ticket_is_due_when_its_filing_says() throws Exception {
    assertThat(shown(filed(Severity.HIGH, DAY)).due()).isEqualTo("2031-03-03");
    assertThat(shown(filed(Severity.HIGH, null)).due()).isEmpty();
  }

  @Test
  void a_ticket_may_be_overdue_when_it_is_filed() throws Exception {
    assertThat(shown(filed(Severity.HIGH, LocalDate.parse("2021-03-03"))).due())
        .isEqualTo("2021-03-03");
  }

  @Test
  void a_note_raises_the_priority_and_brings_the_due_date_forward() throws Exception {
    TicketRef ticket = filed(Severity.LOW, DAY);
    String critical = shown(filed(Severity.CRITICAL, null)).priority();

    apply(noteOn(ticket, "悪化", lift(Severity.CRITICAL, DAY.minusDays(5))));

    Shown after = shown(ticket);
    assertThat(after.priority()).isEqualTo(critical);
    assertThat(after.due()).isEqualTo("2031-02-26");
    assertThat(after.notes()).hasSize(1);
  }

  @Test
  void a_due_date_may_come_later_than_the_ticket() throws Exception {
    TicketRef ticket = filed(Severity.LOW, null);

    apply(noteOn(ticket, "悪化", lift(null, DAY)));

    assertThat(shown(ticket).due()).isEqualTo("2031-03-03");
  }

  @Test
  void nothing_is_ever_lowered_or_put_off() throws Exception {
    TicketRef ticket = filed(Severity.CRITICAL, DAY);
    Shown before = shown(ticket);

    apply(noteOn(ticket, "続報", lift(Severity.MEDIUM, DAY.plusDays(5))));

    Shown after = shown(ticket);
    assertThat(after.priority()).isEqualTo(before.priority());
    assertThat(after.due()).isEqualTo(before.due());
    assertThat(after.notes()).hasSize(1);
  }

  @Test
  void an_attachment_lifts_too() throws Exception {
    TicketRef ticket = filed(Severity.LOW, null);
    String critical = shown(filed(Severity.CRITICAL, null)).priority();

    apply(
        new TicketAction.Attach(
            ticket,
            List.of(member("CVE-2030-0009")),
            note("もう 1 件"),
            Language.JA,
            lift(Severity.CRITICAL, DAY)));

    assertThat(found(member("CVE-2030-0009"))).isEqualTo(ticket);
    Shown after = shown(ticket);
    assertThat(after.priority()).isEqualTo(critical);
    assertThat(after.due()).isEqualTo("2031-03-03");
    assertThat(after.notes()).hasSize(1);
  }

  @Test
  void the_same_again_writes_nothing_twice() throws Exception {
    TicketRef ticket = filed(Severity.LOW, null);
    TicketAction.Note note = noteOn(ticket, "悪化", lift(Severity.CRITICAL, DAY));
    apply(note);
    Shown once = shown(ticket);

    apply(note);

    assertThat(shown(ticket)).isEqualTo(once);
  }

  @Test
  void a_closed_ticket_is_reopened_and_an_open_one_stays() throws Exception {
    TicketRef ticket = filed(Severity.LOW, null);
    String fresh = shown(ticket).status();
    byPerson(ticket, Deed.START, "");
    String started = shown(ticket).status();

    apply(noteOn(ticket, "悪化", Lift.turned(Lift.Turn.REOPEN)));
    assertThat(shown(ticket).status()).isEqualTo(started).isNotEqualTo(fresh);

    byPerson(ticket, Deed.CLOSE, "");
    apply(noteOn(ticket, "さらに悪化", Lift.turned(Lift.Turn.REOPEN)));
    assertThat(shown(ticket).status()).isEqualTo(fresh);
  }

  @Test
  void an_alarm_is_closed_with_a_note() throws Exception {
    TicketRef ticket = filed(Severity.LOW, null);
    TicketRef other = filed(Severity.LOW, null);
    byPerson(other, Deed.CLOSE, "");

    apply(noteOn(ticket, "復旧", Lift.turned(Lift.Turn.CLOSE)));

    assertThat(shown(ticket).status()).isEqualTo(shown(other).status());
    assertThat(shown(ticket).notes()).hasSize(1);
  }
}
