package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.VulnerabilityId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Advisories as they lie in their table. */
record PackedAdvisories(String database, List<VulnerabilityId> ids, List<Line> lines)
    implements Store.Packed {

  /** One advisory, and a vulnerability that it covers. */
  record Line(String vulnerability, AdvisoryId id, Instant updated, Part entry, Part detail) {}

  /** What stands in one of two columns, as text or packed. */
  @SuppressWarnings("ArrayRecordComponent")
  record Part(@Nullable String text, byte @Nullable [] packed) {
    static Part of(Row row, int text, int packed) throws SQLException {
      byte[] bytes = row.bytes(packed);
      return new Part(bytes == null ? row.optionalText(text).orElse(null) : null, bytes);
    }
  }

  static PackedAdvisories covering(Sql sql, String database, Collection<VulnerabilityId> ids)
      throws SQLException {
    List<Line> lines =
        sql.in(
            """
            SELECT c.vulnerability, a.source, a.id, a.updated, a.body, a.packed, a.detail,
              a.detail_packed
            FROM advisory_vulnerability c
            JOIN advisory a ON a.source = c.source AND a.id = c.id
            WHERE c.vulnerability IN (:all)
            ORDER BY c.vulnerability, a.source, a.id
            """,
            ids.stream().map(VulnerabilityId::value).distinct().toList(),
            row ->
                new Line(
                    row.text(1),
                    new AdvisoryId(row.text(2), row.text(3)),
                    row.moment(4),
                    Part.of(row, 5, 6),
                    Part.of(row, 7, 8)));
    return new PackedAdvisories(database, List.copyOf(ids), lines);
  }

  @Override
  public Map<VulnerabilityId, List<Advisory>> read() {
    Map<VulnerabilityId, List<Advisory>> found = new LinkedHashMap<>();
    ids.forEach(id -> found.put(id, new ArrayList<>(1)));
    Map<AdvisoryId, Advisory> read = new HashMap<>();
    for (Line line : lines) {
      List<Advisory> list = found.get(new VulnerabilityId(line.vulnerability()));
      if (list != null) {
        list.add(read.computeIfAbsent(line.id(), id -> whole(line)));
      }
    }
    return found;
  }

  private Advisory whole(Line line) {
    Advisory entry =
        StoredAdvisory.changedAt(
            StoredAdvisory.known(database, line.entry().text(), line.entry().packed()),
            line.updated());
    Advisory detail = StoredAdvisory.part(database, line.detail().text(), line.detail().packed());
    return detail == null ? entry : entry.withDetail(detail);
  }
}
