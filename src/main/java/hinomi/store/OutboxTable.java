package hinomi.store;

import hinomi.store.Store.OutboxRow;
import hinomi.ticket.Lift;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Actions that wait to be carried out, and those that were. */
final class OutboxTable {
  /** Undelivered, and not about a ticket whose own filing is still before it. */
  private static final String FREE =
      """
       o.done IS NULL AND NOT EXISTS (
        SELECT 1 FROM outbox f JOIN ticket t ON t.id = f.ticket
        WHERE f.ticket = o.ticket AND f.id < o.id AND f.done IS NULL AND t.ref IS NULL)
      """;

  private final String database;

  /** Who claims: what another process has taken over meanwhile is not ours any more. */
  private final String worker = UUID.randomUUID().toString();

  OutboxTable(String database) {
    this.database = database;
  }

  /** Plans an action, with the rows of its ticket and members. */
  void plan(Sql sql, TicketAction action, Instant at) throws SQLException {
    Optional<Long> ticket =
        switch (action) {
          case TicketAction.File file -> Optional.of(TicketTable.add(sql, file, at));
          case TicketAction.Attach attach -> Optional.of(known(sql, attach.ticket(), at));
          case TicketAction.Adopt adopt -> Optional.of(known(sql, adopt.ticket(), at));
          case TicketAction.Note note -> number(sql, note.ticket());
        };
    if (ticket.isPresent() && !(action instanceof TicketAction.Note)) {
      TicketTable.join(sql, ticket.get(), action.destination(), action.members());
    }
    if (ticket.isPresent()) {
      TicketTable.lift(sql, ticket.get(), lift(action));
    }
    sql.update(
        """
        INSERT INTO outbox (ticket, action, planned, due, claimed_until, attempts, attempting,
          concessions, why, destination, kind)
        VALUES (?, ?, ?, ?, 0, 0, 0, 0, '', ?, ?)
        """,
        ticket.orElse(null),
        Json.write(action),
        at,
        at,
        action.destination(),
        kind(action));
  }

  private static Lift lift(TicketAction action) {
    return switch (action) {
      case TicketAction.File f -> Lift.NONE;
      case TicketAction.Adopt a -> Lift.NONE;
      case TicketAction.Attach a -> a.lift();
      case TicketAction.Note n -> n.lift();
    };
  }

  private static String kind(TicketAction action) {
    return switch (action) {
      case TicketAction.File f -> "file";
      case TicketAction.Adopt a -> "adopt";
      case TicketAction.Attach a -> "attach";
      case TicketAction.Note n -> "note";
    };
  }

  /** How many notes were planned for a destination since a moment. */
  static int notedSince(Sql sql, String destination, Instant since) throws SQLException {
    return (int)
        sql.count(
            """
            SELECT count(*) FROM outbox
            WHERE destination = ? AND planned >= ? AND kind IN ('attach', 'note')
            """,
            destination,
            since);
  }

  private static Optional<Long> number(Sql sql, TicketRef ref) throws SQLException {
    Optional<Long> waiting = Store.TicketRow.waiting(ref);
    return waiting.isPresent() ? waiting : TicketTable.numberOf(sql, ref);
  }

  private static long known(Sql sql, TicketRef ref, Instant at) throws SQLException {
    Optional<Long> number = number(sql, ref);
    return number.isPresent() ? number.get() : TicketTable.add(sql, ref, at);
  }

  private record Claimed(OutboxRow row, Optional<Long> ticket) {

    /** What only one worker at a time may have to do with: the ticket, and the keys it gets. */
    Set<String> subjects() {
      TicketAction action = row.action();
      Set<String> subjects = new HashSet<>();
      ticket.ifPresent(number -> subjects.add("ticket " + number));
      switch (action) {
        case TicketAction.File f -> keys(action, subjects);
        case TicketAction.Attach a -> keys(action, subjects);
        case TicketAction.Adopt a -> keys(action, subjects);
        case TicketAction.Note n -> subjects.add("ref " + n.destination() + " " + n.ticket().id());
      }
      return subjects;
    }

    private static void keys(TicketAction action, Set<String> subjects) {
      for (Member member : action.members()) {
        member.keys(action.destination()).forEach(key -> subjects.add(key.value()));
      }
    }
  }

  private static final String COLUMNS =
      """
      SELECT o.id, o.action, o.attempts, o.attempting, o.concessions, o.last_try, o.why, o.planned,
        o.ticket FROM outbox o WHERE
      """;

  private Claimed read(Row row) throws SQLException {
    return new Claimed(
        new OutboxRow(
            row.number(1),
            Json.read(database, row.text(2), TicketAction.class),
            row.small(3),
            row.flag(4),
            row.small(5),
            row.optionalMoment(6),
            row.text(7),
            row.moment(8)),
        row.optionalNumber(9));
  }

  /**
   * Takes what is due, the least often tried first, so that what never goes through does not stand
   * before what would; whatever belongs to a ticket that is not filed yet waits behind its filing,
   * and whatever shares ticket or key with what another worker holds is left to a later time. Only
   * one worker at a time may be in here.
   */
  List<OutboxRow> claim(Sql sql, Instant now, Duration lease, int most) throws SQLException {
    Set<String> held = new HashSet<>();
    List<Claimed> others =
        sql.list(COLUMNS + "o.done IS NULL AND o.claimed_until > ?", this::read, now);
    others.forEach(other -> held.addAll(other.subjects()));
    List<Claimed> due =
        sql.list(
            COLUMNS
                + "o.due <= ? AND o.claimed_until <= ? AND"
                + FREE
                + "ORDER BY o.attempts, o.id LIMIT ?",
            this::read,
            now,
            now,
            most + others.size());
    List<Claimed> free =
        due.stream().filter(one -> Collections.disjoint(one.subjects(), held)).limit(most).toList();
    sql.each(
        "UPDATE outbox SET claimed_until = ?, claimed_by = ? WHERE id = ?",
        free,
        one -> new Object[] {now.plus(lease), worker, one.row().id()});
    List<OutboxRow> rows = new ArrayList<>();
    for (Claimed c : free) {
      rows.add(addressed(sql, c));
    }
    return rows;
  }

  /** Keeps what this worker holds for longer. */
  void renew(Sql sql, Instant until) throws SQLException {
    sql.update(
        """
        UPDATE outbox SET claimed_until = ?
        WHERE done IS NULL AND claimed_by = ? AND claimed_until > 0 AND claimed_until < ?
        """,
        until,
        worker,
        until);
  }

  /** Gives up what this worker holds, but for what may be on its way to the tracker. */
  void release(Sql sql) throws SQLException {
    sql.update(
        """
        UPDATE outbox SET claimed_until = 0
        WHERE done IS NULL AND claimed_by = ? AND claimed_until > 0 AND attempting = 0
        """,
        worker);
  }

  /** An action for a ticket that was waiting when it was planned gets the ticket it became. */
  private static OutboxRow addressed(Sql sql, Claimed claimed) throws SQLException {
    OutboxRow row = claimed.row();
    TicketRef planned =
        switch (row.action()) {
          case TicketAction.File f -> f.related();
          case TicketAction.Attach a -> a.ticket();
          case TicketAction.Adopt a -> a.ticket();
          case TicketAction.Note n -> n.ticket();
        };
    Optional<Long> waiting = planned == null ? Optional.empty() : Store.TicketRow.waiting(planned);
    if (planned == null || waiting.isEmpty()) {
      return row;
    }
    Optional<TicketRef> became = TicketTable.ref(sql, claimed.ticket().orElse(waiting.get()));
    TicketRef filed = became.orElse(planned);
    TicketAction action =
        switch (row.action()) {
          case TicketAction.File f -> f.relatedTo(TicketTable.ref(sql, waiting.get()).orElse(null));
          case TicketAction.Attach a ->
              new TicketAction.Attach(filed, a.members(), a.note(), a.language(), a.lift());
          case TicketAction.Adopt a ->
              new TicketAction.Adopt(filed, a.members(), a.note(), a.language());
          case TicketAction.Note n ->
              new TicketAction.Note(filed, n.members(), n.note(), n.language(), n.lift());
        };
    return new OutboxRow(
        row.id(),
        action,
        row.attempts(),
        row.attempting(),
        row.concessions(),
        row.lastTry(),
        row.why(),
        row.planned());
  }

  static Optional<Instant> oldest(Sql sql) throws SQLException {
    return sql.first("SELECT min(planned) FROM outbox WHERE done IS NULL", r -> r.optionalMoment(1))
        .flatMap(moment -> moment);
  }

  static Optional<Instant> nextDue(Sql sql) throws SQLException {
    return sql.first(
            "SELECT min(CASE WHEN o.due > o.claimed_until THEN o.due ELSE o.claimed_until END)"
                + " FROM outbox o WHERE"
                + FREE,
            row -> row.optionalMoment(1))
        .flatMap(moment -> moment);
  }

  static int undelivered(Sql sql) throws SQLException {
    return (int) sql.count("SELECT count(*) FROM outbox WHERE done IS NULL");
  }

  /** Whether this worker still holds it, and may go on. */
  boolean attempting(Sql sql, long id, Instant now, Duration alone, int concessions)
      throws SQLException {
    Instant until = now.plus(alone);
    return sql.update(
            """
            UPDATE outbox SET attempting = 1, attempts = attempts + 1, last_try = ?,
              concessions = ?,
              claimed_until = CASE WHEN claimed_until > ? THEN claimed_until ELSE ? END
            WHERE id = ? AND done IS NULL AND claimed_by = ? AND claimed_until > 0
            """,
            now,
            concessions,
            until,
            until,
            id,
            worker)
        == 1;
  }

  /** Whether this is the first to say so. */
  static boolean delivered(Sql sql, long id, TicketRef ref, Instant at) throws SQLException {
    Optional<Optional<Long>> ticket =
        sql.first(
            """
            UPDATE outbox SET done = ?, attempting = 0, why = '' WHERE id = ? AND done IS NULL
            RETURNING ticket
            """,
            row -> row.optionalNumber(1),
            at,
            id);
    if (ticket.isPresent() && ticket.get().isPresent()) {
      TicketTable.filed(sql, ticket.get().get(), ref, at);
    }
    return ticket.isPresent();
  }

  static void replaced(Sql sql, long id, TicketAction action) throws SQLException {
    Optional<Long> ticket =
        sql.first(
                "UPDATE outbox SET action = ? WHERE id = ? AND done IS NULL RETURNING ticket",
                row -> row.optionalNumber(1),
                Json.write(action),
                id)
            .flatMap(number -> number);
    if (ticket.isPresent() && !(action instanceof TicketAction.Note)) {
      TicketTable.join(sql, ticket.get(), action.destination(), action.members());
    }
  }

  void postponed(Sql sql, long id, Instant due, String why, int concessions) throws SQLException {
    sql.update(
        """
        UPDATE outbox SET due = ?, why = ?, concessions = ?, attempting = 0, claimed_until = 0
        WHERE id = ? AND done IS NULL AND claimed_by = ?
        """,
        due,
        why,
        concessions,
        id,
        worker);
  }
}
