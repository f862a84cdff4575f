package hinomi.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shelf that the embedded board keeps its tickets on; the store implements it. Hinomi and
 * people act through it alike, with notes.
 */
public interface BoardShelf {

  /**
   * A ticket of the board.
   *
   * @param id its number, from 1
   * @param keys of its members, the founder's first
   * @param subject one line
   * @param text the description as plain text
   * @param priority {@code critical}, {@code high}, {@code medium}, {@code low} or {@code none}
   * @param assignee a login, or empty
   * @param status how far it has come
   * @param due when it is to be dealt with, or null
   * @param created when it was filed
   * @param notes added since, oldest first
   */
  record Card(
      long id,
      List<TicketKey> keys,
      String subject,
      String text,
      String priority,
      String assignee,
      Stage status,
      @Nullable LocalDate due,
      Instant created,
      List<Remark> notes) {
    public Card {
      keys = List.copyOf(keys);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A note on a card.
   *
   * @param text what it says; empty where only the status or the assignee changed
   * @param author the name of the person who wrote it; empty for Hinomi
   * @param status what the card's status became with it, or null where it stayed
   */
  record Remark(Instant at, String text, String author, @Nullable Stage status) {
    /** A note of Hinomi's. */
    public Remark(Instant at, String text) {
      this(at, text, "", null);
    }
  }

  /**
   * What changes on a card together with a note; null leaves it.
   *
   * @param priority as in {@link Card}
   * @param assignee a login, or empty for nobody
   */
  record Change(@Nullable String priority, @Nullable LocalDate due, @Nullable String assignee) {
    /** Nothing but the note and its status. */
    public static final Change NONE = new Change(null, null, null);
  }

  /** The card that carries any of these keys. */
  Optional<Card> find(Set<TicketKey> keys);

  Optional<Card> get(long id);

  /** Every card, newest first. */
  List<Card> all();

  /** Adds a card and gives it its number; the card's own {@code id} is not looked at. */
  Card add(Card card);

  /** Adds keys and a note, with its status and what else changes, in one step. */
  void append(long id, List<TicketKey> keys, Remark remark, Change change);
}
