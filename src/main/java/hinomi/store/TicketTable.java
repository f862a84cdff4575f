package hinomi.store;

import hinomi.advisory.VulnerabilityId;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Lift;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tickets and whom each covers. A key is in one ticket only. */
final class TicketTable {
  private TicketTable() {}

  /** The ticket of the first of these keys that has one. */
  static Optional<TicketRow> covering(Sql sql, Collection<TicketKey> keys) throws SQLException {
    Map<String, Long> tickets = new HashMap<>();
    sql.in(
        "SELECT ticket_key, ticket FROM ticket_member WHERE ticket_key IN (:all)",
        keys.stream().map(TicketKey::value).toList(),
        row -> tickets.put(row.text(1), row.number(2)));
    for (TicketKey key : keys) {
      Long id = tickets.get(key.value());
      if (id != null) {
        return rows(sql, "WHERE id = ?", id).stream().findFirst();
      }
    }
    return Optional.empty();
  }

  static List<TicketRow> all(Sql sql) throws SQLException {
    return rows(sql, "");
  }

  /** Its number, where the store knows the ticket. */
  static Optional<Long> numberOf(Sql sql, TicketRef ref) throws SQLException {
    return sql.first(
        "SELECT id FROM ticket WHERE destination = ? AND ref = ?",
        row -> row.number(1),
        ref.destination(),
        ref.id());
  }

  /** Adds a ticket that was not known. Returns its number. */
  static long add(Sql sql, TicketRef ref, Instant planned) throws SQLException {
    return sql.first(
            """
            INSERT INTO ticket (destination, ref, url, subject, planned) VALUES (?, ?, ?, '', ?)
            RETURNING id
            """,
            row -> row.number(1),
            ref.destination(),
            ref.id(),
            ref.url(),
            planned)
        .orElseThrow();
  }

  /** Adds a ticket that is to be filed. Returns its number. */
  static long add(Sql sql, TicketAction.File file, Instant planned) throws SQLException {
    String assignee = file.handling().assignTo();
    return sql.first(
            """
            INSERT INTO ticket (destination, url, subject, planned, kind, grouped, severity, due,
              assign_to, watches)
            VALUES (?, '', ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """,
            row -> row.number(1),
            file.destination(),
            file.subject(),
            planned,
            file.kind().name(),
            file.origin().group(),
            file.severity() == null ? null : file.severity().name(),
            file.due() == null ? null : file.due().toString(),
            assignee == null ? "" : assignee,
            Json.write(file.origin().watches().toArray()))
        .orElseThrow();
  }

  /** Notes what a note changes about a ticket. */
  static void lift(Sql sql, long ticket, Lift lift) throws SQLException {
    if (lift.severity() != null) {
      sql.update("UPDATE ticket SET severity = ? WHERE id = ?", lift.severity().name(), ticket);
    }
    if (lift.due() != null) {
      sql.update(
          "UPDATE ticket SET due = ? WHERE id = ? AND (due IS NULL OR due > ?)",
          lift.due().toString(),
          ticket,
          lift.due().toString());
    }
    if (lift.turn() == Lift.Turn.REOPEN) {
      sql.update("UPDATE ticket SET stage = 'OPEN', closed = NULL WHERE id = ?", ticket);
    }
    if (lift.turn() == Lift.Turn.CLOSE) {
      sql.update("UPDATE ticket SET stage = 'DONE' WHERE id = ?", ticket);
    }
  }

  /** Adds members; who is in it already stays as he is, who is in another one is an error. */
  static void join(Sql sql, long ticket, String destination, List<Member> members)
      throws SQLException {
    long place = sql.count("SELECT count(*) FROM ticket_member WHERE ticket = ?", ticket);
    for (Member member : members) {
      String key = member.key(destination).value();
      int added =
          sql.update(
              """
              INSERT INTO ticket_member (ticket_key, vulnerability, ticket, place)
              VALUES (?, ?, ?, ?) ON CONFLICT (ticket_key) DO NOTHING
              """,
              key,
              member.id().value(),
              ticket,
              place);
      place += added;
      if (added == 0) {
        long other = sql.count("SELECT ticket FROM ticket_member WHERE ticket_key = ?", key);
        if (other != ticket) {
          throw new StoreException(Failures.message("key-taken", member.id(), other));
        }
      }
    }
  }

  /**
   * Notes which ticket it became. Where the store knows that one under another number (it was filed
   * before the database was emptied, say, and covers both) the two become one.
   */
  static void filed(Sql sql, long ticket, TicketRef ref, Instant at) throws SQLException {
    Optional<Long> known = numberOf(sql, ref);
    if (known.isPresent() && known.get() != ticket) {
      long place = sql.count("SELECT count(*) FROM ticket_member WHERE ticket = ?", known.get());
      sql.update(
          "UPDATE ticket_member SET ticket = ?, place = place + ? WHERE ticket = ?",
          known.get(),
          place,
          ticket);
      sql.update("UPDATE outbox SET ticket = ? WHERE ticket = ?", known.get(), ticket);
      sql.update("DELETE FROM ticket WHERE id = ?", ticket);
    }
    sql.update(
        "UPDATE ticket SET ref = ?, url = ?, filed = coalesce(filed, ?) WHERE id = ?",
        ref.id(),
        ref.url(),
        at,
        known.orElse(ticket));
  }

  static Optional<TicketRef> ref(Sql sql, long ticket) throws SQLException {
    return rows(sql, "WHERE id = ?", ticket).stream().findFirst().flatMap(TicketRow::ref);
  }

  static int filedSince(Sql sql, String destination, Instant since) throws SQLException {
    return (int)
        sql.count(
            """
            SELECT count(*) FROM ticket
            WHERE destination = ? AND kind = 'CASE' AND (filed IS NULL OR filed >= ?)
            """,
            destination,
            since);
  }

  static List<TicketRow> rows(Sql sql, String where, Object... args) throws SQLException {
    Map<Long, List<VulnerabilityId>> members = new HashMap<>();
    sql.list(
        "SELECT ticket, vulnerability FROM ticket_member WHERE ticket IN (SELECT id FROM ticket "
            + where
            + ") ORDER BY ticket, place",
        row ->
            members
                .computeIfAbsent(row.number(1), ticket -> new ArrayList<>())
                .add(new VulnerabilityId(row.text(2))),
        args);
    return sql.list(
        "SELECT id, destination, ref, url, subject, planned, filed, "
            + LifeColumns.ALL
            + " FROM ticket "
            + where
            + " ORDER BY id DESC",
        row ->
            new TicketRow(
                row.number(1),
                row.text(2),
                ref(row),
                row.text(5),
                members.getOrDefault(row.number(1), List.of()),
                row.moment(6),
                row.optionalMoment(7),
                LifeColumns.read(row, 8)),
        args);
  }

  private static Optional<TicketRef> ref(Row row) throws SQLException {
    String destination = row.text(2);
    String url = row.text(4);
    return row.optionalText(3).map(id -> new TicketRef(destination, id, url));
  }
}
