package hinomi.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes rows as JSON, one a line. */
final class Export {

  /** Columns that hold moments in microseconds; some tables have a text of the same name. */
  private static final Set<String> MOMENTS =
      Set.of(
          "at",
          "arrived",
          "attempted",
          "claimed_until",
          "closed",
          "created",
          "detail_asked",
          "done",
          "due",
          "ended",
          "failing_since",
          "filed",
          "first_decided",
          "held_until",
          "last_news",
          "last_success",
          "last_try",
          "planned",
          "published",
          "read_at",
          "reminded",
          "since",
          "started",
          "touched",
          "until",
          "updated");

  /** Columns that hold JSON as text. */
  private static final Set<String> JSON =
      Set.of(
          "advisory.body",
          "advisory.detail",
          "digest_line.body",
          "enrichment.body",
          "ledger.evidence",
          "ledger.reason",
          "outbox.action",
          "ticket.watches",
          "ticket_member.told");

  /** What stands in the database only for itself. */
  private static final Set<String> LEFT_OUT = Set.of("vulnerability.doc", "vulnerability.stale");

  private static final String PACKED = "packed";

  private final String database;
  private final Sql sql;
  private final JsonMapper mapper = JsonMapper.shared();

  Export(String database, Sql sql) {
    this.database = database;
    this.sql = sql;
  }

  void write(List<String> tables, Upkeep.Lines to) throws SQLException {
    for (String table : tables) {
      sql.stream(
          "SELECT * FROM " + table,
          row -> {
            try {
              to.line(mapper.writeValueAsString(object(table, row.from())));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private ObjectNode object(String table, ResultSet row) throws SQLException {
    ObjectNode object = mapper.createObjectNode();
    object.put("table", table);
    int columns = row.getMetaData().getColumnCount();
    for (int i = 1; i <= columns; i++) {
      String name = row.getMetaData().getColumnName(i);
      Object value = row.getObject(i);
      if (value != null && !LEFT_OUT.contains(table + "." + name)) {
        put(object, table, name, value);
      }
    }
    return object;
  }

  private void put(ObjectNode object, String table, String name, Object value) {
    switch (value) {
      case byte[] bytes ->
          object.set(
              name.equals(PACKED) ? "body" : name.replace("_" + PACKED, ""),
              json(Packing.unpack(database, bytes)));
      case Number number when MOMENTS.contains(name) ->
          object.put(name, Micros.instant(number.longValue()).toString());
      case Number number -> object.put(name, number.longValue());
      default -> {
        String text = value.toString();
        if (JSON.contains(table + "." + name)) {
          if (!text.isEmpty()) {
            object.set(name, json(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
          }
        } else {
          object.put(name, text);
        }
      }
    }
  }

  private JsonNode json(byte[] text) {
    return mapper.readTree(text);
  }
}
