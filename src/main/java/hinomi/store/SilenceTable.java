package hinomi.store;

import hinomi.advisory.VulnerabilityId;
import hinomi.ticket.Silence;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What people have silenced, and what they have promoted. */
final class SilenceTable {
  private SilenceTable() {}

  static List<Silence> at(Sql sql, Instant now) throws SQLException {
    return sql.list(
        """
        SELECT id, kind, what, until, reason, at FROM silence
        WHERE ended IS NULL AND until > ? ORDER BY id
        """,
        row ->
            new Silence(
                row.number(1),
                Silence.What.valueOf(row.text(2)),
                row.text(3),
                row.moment(4),
                row.text(5),
                row.moment(6)),
        now);
  }

  static long add(Sql sql, Silence silence) throws SQLException {
    return sql.first(
            """
            INSERT INTO silence (kind, what, until, reason, at) VALUES (?, ?, ?, ?, ?)
            RETURNING id
            """,
            row -> row.number(1),
            silence.what().name(),
            silence.name(),
            silence.until(),
            silence.reason(),
            silence.since())
        .orElseThrow();
  }

  static boolean end(Sql sql, long id, Instant now) throws SQLException {
    return sql.update(
            "UPDATE silence SET ended = ? WHERE id = ? AND ended IS NULL AND until > ?",
            now,
            id,
            now)
        > 0;
  }

  static void promote(Sql sql, VulnerabilityId id, Instant at) throws SQLException {
    sql.update(
        """
        INSERT INTO promotion (vulnerability, at) VALUES (?, ?)
        ON CONFLICT (vulnerability) DO NOTHING
        """,
        id.value(),
        at);
    VulnerabilityTable.markCovered(sql, new TreeSet<>(Set.of(id.value())));
  }

  static Set<VulnerabilityId> promoted(Sql sql, Collection<VulnerabilityId> ids)
      throws SQLException {
    Set<VulnerabilityId> promoted = new HashSet<>();
    sql.in(
        "SELECT vulnerability FROM promotion WHERE vulnerability IN (:all)",
        ids.stream().map(VulnerabilityId::value).toList(),
        row -> promoted.add(new VulnerabilityId(row.text(1))));
    return promoted;
  }
}
