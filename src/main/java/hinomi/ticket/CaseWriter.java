package hinomi.ticket;

/** Finds the words for a case. */
public interface CaseWriter {

  /** The new ticket for a case; its members are the case's concerns. */
  TicketAction.File write(Case about);

  /** The one note of a pass on a ticket that exists. */
  Body told(Update update);
}
