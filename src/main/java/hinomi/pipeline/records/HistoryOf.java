package hinomi.pipeline.records;

import hinomi.language.Language;
import hinomi.store.Store;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Where the history of a source goes.
 *
 * @param source whose records it is
 * @param newsFrom what was published from then on is news
 * @param updates whether what was last changed from then on is news too
 * @param language in which it is kept why a record was rejected
 */
public record HistoryOf(
    Store store,
    String source,
    Instant newsFrom,
    boolean updates,
    Language language,
    InstantSource clock) {}
