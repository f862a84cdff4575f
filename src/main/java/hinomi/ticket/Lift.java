package hinomi.ticket;

import hinomi.advisory.Severity;
import hinomi.ticket.TicketAction.FieldName;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a note on a ticket changes besides telling. Whatever a person has edited since stays as it
 * is, and a ticket that a person made is not changed at all.
 *
 * @param severity what the priority is to follow at least, or null to leave it; it is raised, never
 *     lowered
 * @param fields new values of the tracker's named fields
 * @param due a new due date, or null to leave it; only ever an earlier one
 * @param turn whether it is reopened or closed
 * @param news the rules of the changes that the note tells of, as {@link Change#rule()} has them
 */
public record Lift(
    @Nullable Severity severity,
    SortedMap<FieldName, String> fields,
    @Nullable LocalDate due,
    Turn turn,
    SortedSet<String> news) {

  /** Nothing but the note. */
  public static final Lift NONE = new Lift(null, new TreeMap<>(), null, Turn.STAY, new TreeSet<>());

  /** What becomes of a ticket's status. */
  public enum Turn {
    /** It stays. */
    STAY,
    /** A closed ticket gets the status of new ones again. */
    REOPEN,
    /** It is closed: only ever for Hinomi's own alarms. */
    CLOSE
  }

  public Lift {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    turn = turn == null ? Turn.STAY : turn;
    news = news == null ? new TreeSet<>() : Collections.unmodifiableSortedSet(new TreeSet<>(news));
  }

  /** A change that is nobody's news. */
  public Lift(
      @Nullable Severity severity,
      SortedMap<FieldName, String> fields,
      @Nullable LocalDate due,
      Turn turn) {
    this(severity, fields, due, turn, new TreeSet<>());
  }

  /** Only another status. */
  public static Lift turned(Turn turn) {
    return new Lift(null, new TreeMap<>(), null, turn);
  }
}
