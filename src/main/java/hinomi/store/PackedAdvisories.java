package hinomi.store;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Advisories as they lie in their table. */
record PackedAdvisories(String database, List<VulnerabilityId> ids, List<Line> lines)
    implements Packed {

  /** One advisory, and a vulnerability that it covers. */
  record Line(String vulnerability, AdvisoryId id, Instant updated, Part entry, Part detail) {}

  /** What stands in one of two columns, as text or packed. */
  @SuppressWarnings("ArrayRecordComponent")
  record Part(@Nullable String text, byte @Nullable [] packed) {
    static Part of(Row row, int text, int packed) throws SQLException {
      byte[] bytes = row.bytes(packed);
      return new Part(bytes == null ? row.optionalText(text).orElse(null) : null, bytes);
    }

    byte @Nullable [] json(String database) {
      if (packed != null) {
        return Packing.unpack(database, packed);
      }
      return text == null ? null : text.getBytes(UTF_8);
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
    return some(opened -> true);
  }

  @Override
  public Map<VulnerabilityId, List<Advisory>> read(Predicate<List<byte[]>> worthwhile) {
    return some(all -> worthwhile.test(all.stream().flatMap(Opened::json).toList()));
  }

  private Map<VulnerabilityId, List<Advisory>> some(Predicate<List<Opened>> worthwhile) {
    Map<VulnerabilityId, List<Opened>> covering = new LinkedHashMap<>();
    ids.forEach(id -> covering.put(id, new ArrayList<>(1)));
    Map<AdvisoryId, Opened> opened = new HashMap<>();
    for (Line line : lines) {
      List<Opened> list = covering.get(new VulnerabilityId(line.vulnerability()));
      if (list != null) {
        list.add(opened.computeIfAbsent(line.id(), id -> new Opened(database, line)));
      }
    }
    Map<VulnerabilityId, List<Advisory>> found = new LinkedHashMap<>();
    covering.forEach(
        (id, all) ->
            found.put(
                id,
                worthwhile.test(all)
                    ? all.stream().map(Opened::advisory).toList()
                    : new ArrayList<>()));
    return found;
  }

  /** An advisory, unpacked and read once, however many vulnerabilities it covers. */
  private static final class Opened {
    private final String database;
    private final Line line;
    private final byte[] entry;
    private final byte @Nullable [] detail;
    private @Nullable Advisory advisory;

    Opened(String database, Line line) {
      this.database = database;
      this.line = line;
      this.entry = StoredAdvisory.present(database, line.entry().json(database));
      this.detail = line.detail().json(database);
    }

    Stream<byte[]> json() {
      return detail == null ? Stream.of(entry) : Stream.of(entry, detail);
    }

    Advisory advisory() {
      if (advisory == null) {
        Advisory read =
            StoredAdvisory.changedAt(Json.read(database, entry, Advisory.class), line.updated());
        advisory =
            detail == null ? read : read.withDetail(Json.read(database, detail, Advisory.class));
      }
      return advisory;
    }
  }
}
