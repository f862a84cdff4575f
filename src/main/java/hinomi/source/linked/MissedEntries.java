package hinomi.source.linked;

import hinomi.source.rss.RssTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out whether entries may have come and gone between two looks at a feed. */
final class MissedEntries {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private MissedEntries() {}

  /**
   * Since when entries may be missing, in Japan's time: the newest one known, where the feed now
   * holds nothing as old as that. A feed that holds fewer entries than before is not full, so it
   * has dropped none; neither has one in which there is nothing new.
   */
  static Optional<String> since(Map<String, Seen> before, Collection<Entry> current) {
    boolean full = !before.isEmpty() && current.size() >= before.size();
    boolean news = current.stream().anyMatch(e -> !before.containsKey(e.key()));
    boolean overlaps =
        current.stream()
            .anyMatch(
                e -> {
                  Seen seen = before.get(e.key());
                  return seen != null && seen.revision().equals(e.revision());
                });
    if (!full || !news || overlaps) {
      return Optional.empty();
    }
    return before.values().stream()
        .flatMap(seen -> RssTime.parse(seen.revision()).stream())
        .max(Comparator.naturalOrder())
        .map(MissedEntries::inJapan);
  }

  private static String inJapan(Instant time) {
    return FORM.format(OffsetDateTime.ofInstant(time, RssTime.JAPAN));
  }
}
