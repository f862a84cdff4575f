package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.VulnerabilityId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An advisory on its way into its table. Its time of change stands in a column of its own and not
 * in the text, so that a mere change of that time is no change of content.
 *
 * @param body everything but the time of change, as JSON
 * @param hash of the body
 */
record StoredAdvisory(Advisory advisory, String body, String hash) {
  private static final int LONGEST_ID = 1000;
  private static final int HASH_BYTES = 16;

  static StoredAdvisory of(Advisory advisory) {
    String body = Json.write(changedAt(advisory, advisory.published()));
    return new StoredAdvisory(advisory, body, hash(body));
  }

  /**
   * An advisory out of its table.
   *
   * @param detail details of it as JSON, or null
   */
  static Advisory read(String database, String body, Instant updated, @Nullable String detail) {
    Advisory advisory = Json.read(database, body, Advisory.class);
    Advisory whole =
        detail == null
            ? advisory
            : advisory.withDetail(Json.read(database, detail, Advisory.class));
    return changedAt(whole, updated);
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
    return advisory.cves().isEmpty()
        ? List.of(VulnerabilityId.of(advisory.id()).value())
        : advisory.cves().stream().map(cve -> VulnerabilityId.of(cve).value()).toList();
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
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Advisory changedAt(Advisory a, Instant updated) {
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
