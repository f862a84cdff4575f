package hinomi.source.cve;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a record was published and last changed.
 *
 * @param published {@code datePublished}; missing in old records, then the best of the others
 * @param updated {@code dateUpdated}, else {@code published}
 */
record RecordDates(Instant published, Instant updated) {

  /** The dates, or null where a record has none at all. */
  static @Nullable RecordDates of(
      @Nullable Instant published, @Nullable Instant updated, Container assigner) {
    Instant last = updated != null ? updated : assigner.updated();
    Instant first = published != null ? published : last;
    return first == null ? null : new RecordDates(first, last == null ? first : last);
  }
}
