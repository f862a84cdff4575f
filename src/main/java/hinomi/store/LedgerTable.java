package hinomi.store;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.watch.Evidence;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every decision, for good. */
final class LedgerTable {
  private static final String COLUMNS =
      """
      SELECT at, vulnerability, destination, watch, fate, rule, reason, evidence FROM ledger
      """;

  private final String database;

  LedgerTable(String database) {
    this.database = database;
  }

  static void add(Sql sql, List<LedgerEntry> entries) throws SQLException {
    sql.each(
        """
        INSERT INTO ledger (at, vulnerability, destination, watch, fate, rule, reason, evidence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entries,
        e ->
            new Object[] {
              e.at(),
              e.vulnerability().value(),
              e.destination(),
              e.watch(),
              e.fate().name(),
              e.rule(),
              Json.write(e.reason()),
              e.evidence() == null ? null : Json.write(e.evidence())
            });
  }

  List<LedgerEntry> of(Sql sql, VulnerabilityId id) throws SQLException {
    return sql.list(COLUMNS + "WHERE vulnerability = ? ORDER BY id", this::entry, id.value());
  }

  List<LedgerEntry> between(Sql sql, Instant from, Instant to) throws SQLException {
    return sql.list(
        COLUMNS + "WHERE at >= ? AND at < ? ORDER BY at DESC, id DESC", this::entry, from, to);
  }

  /** Entries with their numbers, by whatever is asked. */
  List<Figures.Numbered> numbered(Sql sql, String where, @Nullable Object... args)
      throws SQLException {
    return sql.list(
        """
        SELECT at, vulnerability, destination, watch, fate, rule, reason, evidence, id FROM ledger
        """
            + where,
        row -> new Figures.Numbered(row.number(9), entry(row)),
        args);
  }

  private LedgerEntry entry(Row row) throws SQLException {
    return new LedgerEntry(
        row.moment(1),
        new VulnerabilityId(row.text(2)),
        row.text(3),
        row.text(4),
        Fate.valueOf(row.text(5)),
        row.text(6),
        Json.read(database, row.text(7), Message.class),
        row.optionalText(8).map(text -> Json.read(database, text, Evidence.class)).orElse(null));
  }
}
