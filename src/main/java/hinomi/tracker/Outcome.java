package hinomi.tracker;

import hinomi.language.Message;
import hinomi.ticket.TicketRef;
import java.time.Duration;
import java.util.List;

/** What came of an action. */
public sealed interface Outcome {

  /**
   * It is done.
   *
   * @param ticket the ticket
   * @param warnings what the tracker dropped or changed, each naming the setting to mend
   */
  record Done(TicketRef ticket, List<Message> warnings) implements Outcome {
    public Done {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It was not done, or it is not known whether it was; a later try may do.
   *
   * @param after how long to wait at least
   * @param why in words, with what to do
   * @param uncertain whether it may have been done all the same (a time-out, a 5xx): look for the
   *     key before trying again
   */
  record TryLater(Duration after, Message why, boolean uncertain) implements Outcome {}

  /**
   * It was certainly not done, and trying the same again is pointless until something changes.
   *
   * @param why in words, with the setting or permission to mend
   * @param concession whether leaving something out may help
   */
  record Refused(Message why, boolean concession) implements Outcome {}

  /**
   * The ticket that was to be updated is not there any more: a person deleted it, or moved it out
   * of sight. That is respected; nothing is filed in its place. Certain: the key was known to work.
   */
  record Gone(Message why) implements Outcome {}
}
