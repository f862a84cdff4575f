package hinomi.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import hinomi.ticket.Lift;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Tracker.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
                null)
            .by(due));
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

  private static Question about(TicketRef ticket) {
    return new Question(ticket, Instant.EPOCH, false);
  }

  private Seen.There there(TicketRef ticket) throws Exception {
    Seen seen = tracker().read(List.of(about(ticket)), false).get(ticket);
    assertThat(seen).isInstanceOf(Seen.There.class);
    return (Seen.There) Objects.requireNonNull(seen);
  }

  @Test
  void what_nobody_touched_is_untouched_whatever_hinomi_wrote() throws Exception {
    TicketRef ticket = filed(Severity.LOW, null);
    apply(noteOn(ticket, "続報", lift(Severity.HIGH, DAY)));

    Seen.There seen = there(ticket);

    assertThat(seen.stage()).isEqualTo(Stage.NEW);
    assertThat(seen.status()).isNotEmpty();
    assertThat(seen.touched()).isEmpty();
    assertThat(seen.closing()).isEmpty();
    assertThat(seen.project()).isEmpty();
  }

  @Test
  void the_first_thing_that_a_person_does_is_the_touch() throws Exception {
    TicketRef ticket = filed(Severity.LOW, null);
    apply(noteOn(ticket, "続報", Lift.NONE));
    byPerson(ticket, Deed.COMMENT, "見ています");
    assertThat(there(ticket).stage()).isEqualTo(Stage.NEW);
    Seen.Touch touch = there(ticket).touched().orElseThrow();
    assertThat(touch.who()).isEqualTo(person());
    assertThat(touch.at()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));

    byPerson(ticket, Deed.START, "");
    apply(noteOn(ticket, "さらに続報", Lift.NONE));

    assertThat(there(ticket).stage()).isEqualTo(Stage.OPEN);
    assertThat(there(ticket).touched()).contains(touch);
  }

  @Test
  void a_closed_ticket_tells_who_closed_it_and_why() throws Exception {
    TicketRef done = filed(Severity.LOW, null);
    byPerson(done, Deed.CLOSE, "2.4.1 に更新した");
    TicketRef notOurs = filed(Severity.LOW, null);
    byPerson(notOurs, Deed.REJECT, "使っていない");

    assertThat(there(done).stage()).isEqualTo(Stage.DONE);
    assertThat(there(notOurs).stage()).isEqualTo(Stage.NOT_OURS);
    Seen.Closing closing = there(done).closing().orElseThrow();
    assertThat(closing.who()).isEqualTo(person());
    assertThat(closing.note()).isEqualTo("2.4.1 に更新した");
    assertThat(there(notOurs).closing().orElseThrow().note()).isEqualTo("使っていない");
    Question known = new Question(done, Instant.EPOCH, true);
    assertThat(tracker().read(List.of(known), false)).extractingByKey(done).isEqualTo(there(done));
  }

  @Test
  void only_a_thorough_look_finds_a_ticket_gone() throws Exception {
    TicketRef ticket = filed(Severity.LOW, null);
    List<Question> both = List.of(about(ticket), about(missing()));

    assertThat(tracker().read(both, false)).containsOnlyKeys(ticket);
    assertThat(tracker().read(both, true))
        .containsOnlyKeys(ticket, missing())
        .extractingByKey(missing())
        .isInstanceOf(Seen.Gone.class);
  }

  @Test
  void nothing_is_read_where_nothing_is_asked() throws Exception {
    assertThat(tracker().read(List.of(), true)).isEmpty();
  }
}
