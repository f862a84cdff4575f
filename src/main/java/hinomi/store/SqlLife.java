package hinomi.store;

import hinomi.advisory.VulnerabilityId;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.DigestLine;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Silence;
import hinomi.ticket.TicketAction;
import hinomi.ticket.Told;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The life of tickets in SQLite or PostgreSQL. */
final class SqlLife implements LifeStore {
  private final Database database;
  private final OutboxTable outbox;

  SqlLife(Database database, OutboxTable outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  @Override
  public Optional<TicketRow> grouped(String destination, String group) {
    return newest("destination = ? AND grouped = ?", destination, group);
  }

  @Override
  public Optional<TicketRow> newest(String destination, TicketAction.Kind kind) {
    return newest("destination = ? AND kind = ?", destination, kind.name());
  }

  private Optional<TicketRow> newest(String where, Object... args) {
    return database
        .read(
            sql ->
                TicketTable.rows(
                    sql, "WHERE id = (SELECT max(id) FROM ticket WHERE " + where + ")", args))
        .stream()
        .findFirst();
  }

  @Override
  public List<TicketRow> of(VulnerabilityId id) {
    return database.read(
        sql ->
            TicketTable.rows(
                sql,
                "WHERE id IN (SELECT ticket FROM ticket_member WHERE vulnerability = ?)",
                id.value()));
  }

  @Override
  public Set<VulnerabilityId> covered(Collection<VulnerabilityId> ids) {
    return database.read(sql -> ToldTable.covered(sql, ids));
  }

  @Override
  public Map<VulnerabilityId, Told> told(long ticket) {
    return database.read(sql -> ToldTable.of(sql, database.name(), ticket));
  }

  @Override
  public List<TicketRow> open() {
    return database.read(
        sql ->
            TicketTable.rows(
                sql, "WHERE ref IS NOT NULL AND stage NOT IN ('DONE', 'NOT_OURS', 'GONE')"));
  }

  @Override
  public List<TicketRow> planned(Instant from, Instant to) {
    return database.read(
        sql ->
            TicketTable.rows(
                sql, "WHERE kind = 'CASE' AND planned >= ? AND planned < ?", from, to));
  }

  @Override
  public List<TicketRow> arrived(Instant from, Instant to) {
    return database.read(
        sql ->
            TicketTable.rows(
                sql, "WHERE kind = 'CASE' AND id IN (" + SqlFigures.TICKETS + ")", from, to));
  }

  @Override
  public List<TicketRow> latest(int most) {
    return database.read(
        sql ->
            TicketTable.rows(
                sql,
                "WHERE id IN (SELECT id FROM ticket WHERE kind = 'CASE' ORDER BY id DESC LIMIT ?)",
                most));
  }

  @Override
  public List<TicketRow> alarms() {
    return database.read(
        sql ->
            TicketTable.rows(
                sql,
                "WHERE kind = 'ALARM' AND ref IS NOT NULL"
                    + " AND stage NOT IN ('DONE', 'NOT_OURS', 'GONE')"));
  }

  @Override
  public List<TicketRow> endedSince(Instant since) {
    return database.read(
        sql ->
            TicketTable.rows(
                sql,
                "WHERE ref IS NOT NULL AND stage IN ('DONE', 'NOT_OURS') AND closed >= ?",
                since));
  }

  @Override
  public void seen(long ticket, Sight sight, Instant at, List<LedgerEntry> entries) {
    database.change(
        sql -> {
          sql.update(
              """
              UPDATE ticket SET stage = ?, status = ?, assignee = ?, moved = ?, touched = ?,
                touched_by = ?, closed = ?, closed_by = ?, closing_note = ?, read_at = ?
              WHERE id = ?
              """,
              sight.stage().name(),
              sight.status(),
              sight.assignee(),
              sight.moved(),
              sight.touched().orElse(null),
              sight.touchedBy(),
              sight.closed().orElse(null),
              sight.closedBy(),
              sight.closingNote(),
              at,
              ticket);
          LedgerTable.add(sql, entries);
        });
  }

  @Override
  public void remind(
      Collection<Long> tickets, List<TicketAction> actions, List<LedgerEntry> entries, Instant at) {
    database.change(
        sql -> {
          sql.each(
              "UPDATE ticket SET reminded = ? WHERE id = ?", tickets, id -> new Object[] {at, id});
          plan(sql, actions, entries, at);
        });
  }

  private void plan(Sql sql, List<TicketAction> actions, List<LedgerEntry> entries, Instant at)
      throws SQLException {
    for (TicketAction action : actions) {
      outbox.plan(sql, action, at);
    }
    LedgerTable.add(sql, entries);
  }

  @Override
  public int notedSince(String destination, Instant since) {
    return database.read(sql -> OutboxTable.notedSince(sql, destination, since));
  }

  @Override
  public List<DigestLine> digest() {
    return database.read(sql -> DigestTable.all(sql, database.name()));
  }

  @Override
  public void listed(
      Collection<DigestLine> lines,
      List<TicketAction> actions,
      List<LedgerEntry> entries,
      Instant at) {
    database.change(
        sql -> {
          DigestTable.remove(sql, lines);
          plan(sql, actions, entries, at);
        });
  }

  @Override
  public List<Silence> silences(Instant now) {
    return database.read(sql -> SilenceTable.at(sql, now));
  }

  @Override
  public long silence(Silence silence) {
    return database.write(sql -> SilenceTable.add(sql, silence));
  }

  @Override
  public boolean endSilence(long id, Instant now) {
    return database.write(sql -> SilenceTable.end(sql, id, now));
  }

  @Override
  public void promote(VulnerabilityId id, Instant at) {
    database.change(sql -> SilenceTable.promote(sql, id, at));
  }

  @Override
  public Set<VulnerabilityId> promoted(Collection<VulnerabilityId> ids) {
    return database.read(sql -> SilenceTable.promoted(sql, ids));
  }

  @Override
  public List<ChatRow> chat(Instant now) {
    return database.read(sql -> ChatTable.due(sql, now));
  }

  @Override
  public void posted(long chat, Instant at) {
    database.change(sql -> ChatTable.posted(sql, chat, at));
  }

  @Override
  public void postLater(long chat, Instant due) {
    database.change(sql -> ChatTable.later(sql, chat, due));
  }

  @Override
  public int considered(Instant from, Instant to) {
    return (int)
        (long)
            database.read(
                sql ->
                    sql.count(
                        """
                        SELECT count(DISTINCT vulnerability) FROM advisory_vulnerability c
                        JOIN advisory a ON a.source = c.source AND a.id = c.id
                        WHERE a.updated >= ? AND a.updated < ?
                        """,
                        from,
                        to));
  }

  @Override
  public int prune(Instant before) {
    return database.write(
        sql ->
            sql.update(
                "DELETE FROM ledger WHERE at < ? AND rule NOT IN ('before-start', 'budget')",
                before));
  }
}
