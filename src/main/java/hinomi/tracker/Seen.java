package hinomi.tracker;

import hinomi.language.Message;
import hinomi.ticket.Stage;
import java.time.Instant;
import java.util.Optional;

/** What has become of a ticket, as its tracker shows it. */
public sealed interface Seen {

  /**
   * It is there.
   *
   * @param stage how far it has come
   * @param status what the tracker calls that
   * @param assignee whom it is assigned to, by name; empty for nobody
   * @param touched the first thing that anybody but Hinomi did to it; empty while nobody has. An
   *     automatic assignment and Hinomi's own notes do not count
   * @param closing who closed it, where it is closed
   * @param project the project that a person has moved it to; empty where it was filed
   */
  record There(
      Stage stage,
      String status,
      String assignee,
      Optional<Touch> touched,
      Optional<Closing> closing,
      Optional<String> project)
      implements Seen {}

  /** It is not there any more. Certain: the key was known to work. */
  record Gone(Message why) implements Seen {}

  /** It could not be found out: no answer, an archived project, a lost permission. */
  record Unreachable(Message why) implements Seen {}

  /**
   * That somebody did something.
   *
   * @param at when
   * @param who as an id of the tracker's, not a name
   */
  record Touch(Instant at, String who) {}

  /**
   * How it was closed.
   *
   * @param at when
   * @param who as an id of the tracker's; empty where it is not known
   * @param note the last words with it, as the person wrote them; hostile text
   */
  record Closing(Instant at, String who, String note) {}
}
