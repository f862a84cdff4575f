package hinomi.source.jvnipedia;

import hinomi.advisory.Advisory;
import hinomi.source.Reject;
import hinomi.source.rss.RssItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of one RSS document or one page of MyJVN.
 *
 * @param advisories each once, in its newest revision
 * @param rejects what could not be read
 * @param oldest the update longest ago; {@link Instant#MAX} where nothing is dated
 * @param newest the last update; {@link Instant#MIN} where nothing is dated
 */
record Entries(List<Advisory> advisories, List<Reject> rejects, Instant oldest, Instant newest) {

  /** Updates between two moments that the RSS does not hold. */
  record Gap(Instant from, Instant to) {}

  static Entries read(String source, List<RssItem> items) {
    Map<String, Advisory> byId = new LinkedHashMap<>();
    List<Reject> rejects = new ArrayList<>();
    Instant oldest = Instant.MAX;
    Instant newest = Instant.MIN;
    for (RssItem item : items) {
      Optional<Advisory> read = new Entry(source, item, rejects).read();
      if (read.isPresent()) {
        Advisory advisory = read.get();
        byId.merge(
            advisory.id().value(), advisory, (a, b) -> b.updated().isAfter(a.updated()) ? b : a);
        oldest = oldest.isBefore(advisory.updated()) ? oldest : advisory.updated();
        newest = newest.isAfter(advisory.updated()) ? newest : advisory.updated();
      }
    }
    return new Entries(List.copyOf(byId.values()), List.copyOf(rejects), oldest, newest);
  }

  boolean isUndated() {
    return newest.equals(Instant.MIN);
  }

  /**
   * What lies between this window and a moment.
   *
   * @param moment up to which everything is known or wanted; empty for nothing in particular
   * @param wasRead whether the moment is that of an entry read before: then the window may have cut
   *     off others of the same minute, once anything newer has come
   */
  Optional<Gap> missingSince(Optional<Instant> moment, boolean wasRead) {
    return moment
        .filter(m -> oldest.isAfter(m) || (wasRead && oldest.equals(m) && newest.isAfter(m)))
        .map(m -> new Gap(m, oldest));
  }
}
