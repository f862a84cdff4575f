package hinomi.store;

import hinomi.ticket.BoardShelf;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketKey;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The embedded board's tickets. */
final class CardTable implements BoardShelf {
  private static final String COLUMNS =
      "SELECT id, subject, body, priority, assignee, status, created, due FROM card ";

  private final Database database;

  CardTable(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Card> find(Set<TicketKey> keys) {
    return database.read(
        sql -> {
          Map<String, Long> cards = new HashMap<>();
          sql.in(
              "SELECT ticket_key, card FROM card_key WHERE ticket_key IN (:all)",
              keys.stream().map(TicketKey::value).toList(),
              row -> cards.put(row.text(1), row.number(2)));
          Optional<Long> first =
              keys.stream().map(key -> cards.get(key.value())).filter(c -> c != null).findFirst();
          return first.isEmpty() ? Optional.empty() : one(sql, first.get());
        });
  }

  @Override
  public Optional<Card> get(long id) {
    return database.read(sql -> one(sql, id));
  }

  @Override
  public List<Card> all() {
    return database.read(
        sql -> {
          Map<Long, List<TicketKey>> keys = new HashMap<>();
          sql.list(
              "SELECT card, ticket_key FROM card_key ORDER BY card, place",
              row -> collect(keys, row.number(1), new TicketKey(row.text(2))));
          Map<Long, List<Remark>> notes = new HashMap<>();
          sql.list(
              "SELECT at, body, author, status, card FROM card_note ORDER BY card, id",
              row -> collect(notes, row.number(5), remark(row)));
          return sql.list(
              COLUMNS + "ORDER BY id DESC",
              row ->
                  card(
                      row,
                      keys.getOrDefault(row.number(1), List.of()),
                      notes.getOrDefault(row.number(1), List.of())));
        });
  }

  @Override
  public Card add(Card card) {
    return database.write(
        sql -> {
          long id =
              sql.first(
                      """
                      INSERT INTO card (subject, body, priority, assignee, status, created, due)
                      VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
                      """,
                      row -> row.number(1),
                      card.subject(),
                      card.text(),
                      card.priority(),
                      card.assignee(),
                      name(card.status()),
                      card.created(),
                      day(card.due()))
                  .orElseThrow();
          addKeys(sql, id, card.keys());
          for (Remark note : card.notes()) {
            addNote(sql, id, note);
          }
          return one(sql, id).orElseThrow();
        });
  }

  @Override
  public void append(long id, List<TicketKey> keys, Remark remark, Change change) {
    database.change(
        sql -> {
          addKeys(sql, id, keys);
          addNote(sql, id, remark);
          sql.update(
              """
              UPDATE card SET priority = coalesce(?, priority), due = coalesce(?, due),
                assignee = coalesce(?, assignee), status = coalesce(?, status)
              WHERE id = ?
              """,
              change.priority(),
              day(change.due()),
              change.assignee(),
              name(remark.status()),
              id);
        });
  }

  private static void addKeys(Sql sql, long id, List<TicketKey> keys) throws SQLException {
    long place = sql.count("SELECT count(*) FROM card_key WHERE card = ?", id);
    for (TicketKey key : keys) {
      place +=
          sql.update(
              """
              INSERT INTO card_key (ticket_key, card, place) VALUES (?, ?, ?)
              ON CONFLICT (ticket_key) DO NOTHING
              """,
              key.value(),
              id,
              place);
    }
  }

  private static void addNote(Sql sql, long id, Remark note) throws SQLException {
    sql.update(
        "INSERT INTO card_note (card, at, body, author, status) VALUES (?, ?, ?, ?, ?)",
        id,
        note.at(),
        note.text(),
        note.author(),
        note.status() == null ? "" : name(note.status()));
  }

  private static Optional<Card> one(Sql sql, long id) throws SQLException {
    List<TicketKey> keys =
        sql.list(
            "SELECT ticket_key FROM card_key WHERE card = ? ORDER BY place",
            row -> new TicketKey(row.text(1)),
            id);
    List<Remark> notes =
        sql.list(
            "SELECT at, body, author, status FROM card_note WHERE card = ? ORDER BY id",
            CardTable::remark,
            id);
    return sql.first(COLUMNS + "WHERE id = ?", row -> card(row, keys, notes), id);
  }

  private static Card card(Row row, List<TicketKey> keys, List<Remark> notes) throws SQLException {
    return new Card(
        row.number(1),
        keys,
        row.text(2),
        row.text(3),
        row.text(4),
        row.text(5),
        Objects.requireNonNullElse(stage(row.text(6)), Stage.DONE),
        row.optionalText(8).map(LocalDate::parse).orElse(null),
        row.moment(7),
        notes);
  }

  private static Remark remark(Row row) throws SQLException {
    return new Remark(row.moment(1), row.text(2), row.text(3), stage(row.text(4)));
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static @Nullable String name(@Nullable Stage stage) {
    return stage == null ? null : stage.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Stage stage(String name) {
    for (Stage stage : Stage.values()) {
      if (stage.name().toLowerCase(Locale.ROOT).equals(name)) {
        return stage;
      }
    }
    return null;
  }

  private static <T> boolean collect(Map<Long, List<T>> lists, long card, T item) {
    return lists.computeIfAbsent(card, c -> new ArrayList<>()).add(item);
  }
}
