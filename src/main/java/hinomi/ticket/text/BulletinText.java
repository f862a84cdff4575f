package hinomi.ticket.text;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import hinomi.ticket.Alarm;
import hinomi.ticket.Body;
import hinomi.ticket.BulletinWriter;
import hinomi.ticket.DigestLine;
import hinomi.ticket.Member;
import hinomi.ticket.Origin;
import hinomi.ticket.Reminder;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.ticket.Weekly;
import hinomi.watch.Handling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Writes digests, summaries, reminders and alarms in one language; times are in UTC. */
public final class BulletinText implements BulletinWriter {
  private final Words words;

  public BulletinText(Language language) {
    this.words = new Words(language);
  }

  @Override
  public TicketAction.File digest(
      String destination, Member key, LocalDate day, List<DigestLine> lines) {
    DigestText text = new DigestText(words, lines);
    return file(
        destination,
        key,
        text.subject(day),
        Fitting.fitted(text::body),
        Severity.LOW,
        TicketAction.Kind.DIGEST);
  }

  @Override
  public Body digestMore(List<DigestLine> lines) {
    return Fitting.fitted(new DigestText(words, lines)::more);
  }

  @Override
  public TicketAction.File weekly(Member key, Weekly week) {
    WeeklyText text = new WeeklyText(words, week);
    return file(
        week.destination(),
        key,
        text.subject(),
        Fitting.fitted(text::body),
        Severity.LOW,
        TicketAction.Kind.WEEKLY);
  }

  @Override
  public Body reminder(Reminder reminder) {
    return Fitting.fitted(bounds -> new ReminderText(words, reminder).body(bounds));
  }

  @Override
  public TicketAction.File alarm(String destination, Member key, Alarm alarm) {
    AlarmText text = new AlarmText(words, alarm);
    return file(
        destination,
        key,
        text.subject(),
        Fitting.fitted(text::body),
        Severity.MEDIUM,
        TicketAction.Kind.ALARM);
  }

  @Override
  public Body recovered(Alarm alarm, Instant at) {
    return Fitting.fitted(bounds -> new AlarmText(words, alarm).recovered(at, bounds));
  }

  @Override
  public String chat(TicketRef ticket, TicketAction.File file) {
    return new ChatLine(words).text(ticket, file);
  }

  @Override
  public String chat(TicketRef ticket, List<Member> about, Set<String> news) {
    return new ChatLine(words).text(ticket, about, news);
  }

  private TicketAction.File file(
      String destination,
      Member key,
      String subject,
      Body body,
      Severity severity,
      TicketAction.Kind kind) {
    return new TicketAction.File(
        destination,
        List.of(key),
        subject,
        body,
        severity,
        Handling.DEFAULT,
        new TreeMap<>(),
        words.language(),
        null,
        null,
        kind,
        Origin.NONE);
  }
}
