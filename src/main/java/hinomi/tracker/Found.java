package hinomi.tracker;

import hinomi.language.Message;
import hinomi.ticket.TicketRef;

/** What a look for a ticket came to. */
public sealed interface Found {

  /** A ticket of Hinomi's carries the key. */
  record Ours(TicketRef ticket) implements Found {}

  /**
   * A person made a ticket for the same id.
   *
   * @param existing what the settings say is to happen to it
   */
  record Theirs(TicketRef ticket, Existing existing) implements Found {}

  /** There is none. Certain: the key was known to work. */
  record None() implements Found {}

  /** It could not be found out. */
  record Unreachable(Message why) implements Found {}

  /** What becomes of a ticket that a person already made. */
  enum Existing {
    /** It becomes the vulnerability's ticket: one note with the facts, nothing else touched. */
    ADOPT,
    /** A ticket is filed and related to it. */
    RELATE
  }
}
