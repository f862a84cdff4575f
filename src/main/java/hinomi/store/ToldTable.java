package hinomi.store;

import hinomi.advisory.VulnerabilityId;
import hinomi.ticket.TicketKey;
import hinomi.ticket.Told;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What tickets have told of their members. */
final class ToldTable {
  private ToldTable() {}

  static void told(Sql sql, Map<TicketKey, Told> told) throws SQLException {
    sql.each(
        "UPDATE ticket_member SET told = ? WHERE ticket_key = ?",
        new TreeMap<>(told).entrySet(),
        e -> new Object[] {Json.write(e.getValue()), e.getKey().value()});
  }

  static Map<VulnerabilityId, Told> of(Sql sql, String database, long ticket) throws SQLException {
    Map<VulnerabilityId, Told> all = new HashMap<>();
    sql.list(
        "SELECT vulnerability, told FROM ticket_member WHERE ticket = ? AND told IS NOT NULL",
        row ->
            all.put(new VulnerabilityId(row.text(1)), Json.read(database, row.text(2), Told.class)),
        ticket);
    return all;
  }

  static Set<VulnerabilityId> covered(Sql sql, Collection<VulnerabilityId> ids)
      throws SQLException {
    Set<VulnerabilityId> covered = new HashSet<>();
    sql.in(
        "SELECT vulnerability FROM ticket_member WHERE vulnerability IN (:all)",
        ids.stream().map(VulnerabilityId::value).toList(),
        row -> covered.add(new VulnerabilityId(row.text(1))));
    return covered;
  }
}
