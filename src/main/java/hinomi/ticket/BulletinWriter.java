package hinomi.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Finds the words for tickets and notes of Hinomi's own making. */
public interface BulletinWriter {

  /**
   * A day's digest.
   *
   * @param key under which the ticket is found again
   * @param lines never empty, the most urgent first
   */
  TicketAction.File digest(String destination, Member key, LocalDate day, List<DigestLine> lines);

  /** The note that adds lines to the day's digest. */
  Body digestMore(List<DigestLine> lines);

  /** The week's summary. */
  TicketAction.File weekly(Member key, Weekly week);

  /** The day's reminder for one assignee. */
  Body reminder(Reminder reminder);

  /** The ticket that says that something has gone silent. */
  TicketAction.File alarm(String destination, Member key, Alarm alarm);

  /** The note that closes it. */
  Body recovered(Alarm alarm, Instant at);

  /** One line for the chat about a ticket that was filed: number, severity, what it is, link. */
  String chat(TicketRef ticket, TicketAction.File file);

  /**
   * One line for the chat about what a ticket has been told.
   *
   * @param news rules of changes: {@code score-up}, {@code kev-added}, {@code alerted}
   */
  String chat(TicketRef ticket, List<Member> about, Set<String> news);
}
