package hinomi.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The shelf that the embedded board keeps its tickets on; the store implements it. */
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
   * @param status {@code new} or {@code closed}
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
      String status,
      Instant created,
      List<Remark> notes) {
    public Card {
      keys = List.copyOf(keys);
      notes = List.copyOf(notes);
    }
  }

  /** A note on a card. */
  record Remark(Instant at, String text) {}

  /** The card that carries any of these keys. */
  Optional<Card> find(Set<TicketKey> keys);

  Optional<Card> get(long id);

  /** Every card, newest first. */
  List<Card> all();

  /** Adds a card and gives it its number; the card's own {@code id} is not looked at. */
  Card add(Card card);

  /** Adds keys and a note in one step. */
  void append(long id, List<TicketKey> keys, Remark remark);
}
