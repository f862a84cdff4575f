package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.VulnerabilityId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An advisory on its way into its table. Its time of change stands in a column of its own and not
 * in the text, so that a mere change of that time is no change of content.
 *
 * @param packed everything but the time of change, as it stands in the table
 * @param hash of the JSON that was packed
 */
record StoredAdvisory(Advisory advisory, byte[] packed, String hash) {
  private static final int LONGEST_ID = 1000;
  private static final int HASH_BYTES = 16;

  static StoredAdvisory of(Advisory advisory) {
    byte[] json = json(advisory);
    return new StoredAdvisory(advisory, Packing.pack(json), hash(json));
  }

  /** An advisory out of these columns of its table, without details. */
  static Advisory read(String database, Row row, int updated, int body, int packed)
      throws SQLException {
    return changedAt(present(database, part(database, row, body, packed)), row.moment(updated));
  }

  /** What must be there. */
  static <T> T present(String database, @Nullable T advisory) {
    if (advisory == null) {
      throw new StoreException(Failures.message("unreadable", database, "advisory"));
    }
    return advisory;
  }

  /** What stands in one of two columns, as text or packed; null where in neither. */
  static @Nullable Advisory part(String database, Row row, int text, int packed)
      throws SQLException {
    byte[] json = PackedAdvisories.Part.of(row, text, packed).json(database);
    return json == null ? null : Json.read(database, json, Advisory.class);
  }

  /** Everything but the time of change, in UTF-8. */
  static byte[] json(Advisory advisory) {
    return AdvisoryJson.bytes(advisory, advisory.published());
  }

  AdvisoryId id() {
    return advisory.id();
  }

  /** Of two revisions the one that was changed last; the second where they say the same. */
  static StoredAdvisory later(StoredAdvisory a, StoredAdvisory b) {
    return a.advisory.updated().isAfter(b.advisory.updated()) ? a : b;
  }

  /** What an advisory covers: its CVE ids or, while it has none, its own id. */
  static List<String> covers(Advisory advisory) {
    return switch (advisory.cves().size()) {
      case 0 -> List.of(VulnerabilityId.of(advisory.id()).value());
      case 1 -> List.of(VulnerabilityId.of(advisory.cves().getFirst()).value());
      default -> advisory.cves().stream().map(cve -> VulnerabilityId.of(cve).value()).toList();
    };
  }

  /**
   * Whether an id can be kept: it is part of indexes, whose entries PostgreSQL limits to 2,704
   * bytes, and must come back as it was.
   */
  static boolean canKeep(Advisory advisory) {
    String id = advisory.id().value();
    return id.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ID
        && id.codePoints().noneMatch(Character::isISOControl)
        && PlainText.of(id).equals(id);
  }

  static int longestId() {
    return LONGEST_ID;
  }

  static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static Advisory changedAt(Advisory a, Instant updated) {
    return new Advisory(
        a.id(),
        a.kind(),
        a.state(),
        a.cves(),
        a.related(),
        a.title(),
        a.summary(),
        a.impact(),
        a.solution(),
        a.products(),
        a.scores(),
        a.weaknesses(),
        a.references(),
        a.facts(),
        a.url(),
        a.published(),
        updated);
  }
}
