package hinomi.ticket;

import hinomi.advisory.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a ticket's life.
 *
 * @param kind what sort of ticket it is
 * @param group what its members have in common, where later ones may join it; empty for none
 * @param severity the highest that was told of a member; empty while all are unscored
 * @param due when it is to be dealt with
 * @param assignTo whom its watch assigns it to; empty for nobody
 * @param watches whose hits made it, by name
 * @param stage how far it has come
 * @param status what the tracker calls that; empty while it was never read
 * @param assignee whom it is assigned to, by name
 * @param moved the project that a person moved it to; empty where it was filed
 * @param touched when anybody but Hinomi first did anything to it
 * @param touchedBy who, as an id of the tracker's
 * @param closed when it was closed
 * @param closedBy by whom, as an id of the tracker's
 * @param closingNote the last words with that; hostile text
 * @param read when it was last looked at
 * @param reminded when it was last brought up
 */
public record Life(
    TicketAction.Kind kind,
    String group,
    Optional<Severity> severity,
    Optional<LocalDate> due,
    String assignTo,
    List<String> watches,
    Stage stage,
    String status,
    String assignee,
    String moved,
    Optional<Instant> touched,
    String touchedBy,
    Optional<Instant> closed,
    String closedBy,
    String closingNote,
    Optional<Instant> read,
    Optional<Instant> reminded) {

  public Life {
    watches = List.copyOf(watches);
  }

  /** Whether nobody has looked at it (未検討): still as it was filed, and no person has touched it. */
  public boolean untouched() {
    return stage == Stage.NEW && touched.isEmpty();
  }

  /** Whether it should have been dealt with before this day. */
  public boolean overdue(LocalDate today) {
    return !stage.ended() && due.filter(d -> d.isBefore(today)).isPresent();
  }
}
