package hinomi.source.feed;

import hinomi.source.Reject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it was read.
 *
 * @param entries in the feed's order, each under a key of its own
 * @param date of the feed itself, or null
 * @param rejects entries that could not be read
 */
record Feed(List<FeedEntry> entries, @Nullable Instant date, List<Reject> rejects) {}
