package hinomi.ticket;

/** Finds the words for a case. */
public interface CaseWriter {

  /** The new ticket for a case; its members are the case's concerns. */
  TicketAction.File write(Case about);

  /** The note that tells of further members of a ticket that exists. */
  Body attached(Case about);

  /** The note that tells of an alert, the case's occasion, about a ticket's members. */
  Body alerted(Case about);

  /** The one note of a pass on a ticket that exists: what changed from what to what, who joined. */
  Body told(Update update);
}
