package hinomi.source.feed;

import hinomi.advisory.Advisory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the entries of a fetched feed and tells what is new of them. */
final class Pass {
  private final String source;
  private final Instant now;
  private final Map<String, Seen> before;
  private final @Nullable Instant feedDate;
  private final LinkedPages pages;
  private final Map<String, Seen> seen = new HashMap<>();
  private final List<Advisory> advisories = new ArrayList<>();

  Pass(
      String source,
      Instant now,
      Map<String, Seen> before,
      @Nullable Instant feedDate,
      LinkedPages pages) {
    this.source = source;
    this.now = now;
    this.before = before;
    this.feedDate = feedDate;
    this.pages = pages;
  }

  void take(FeedEntry entry) throws InterruptedException {
    Seen old = before.get(entry.key());
    if (old == null || !old.hash().equals(entry.hash())) {
      Instant date = date(entry, old);
      Seen fresh = new Seen(entry.hash(), entry.published() == null ? date : null, 0, null);
      Optional<LinkedPages.Words> page = read(entry, fresh);
      advisories.add(Items.advisory(source, entry, page, date));
    } else if (pages.areRead() && old.isDue(now)) {
      read(entry, old)
          .map(words -> Items.advisory(source, entry, Optional.of(words), date(entry, old)))
          .ifPresent(advisories::add);
    } else {
      seen.put(entry.key(), old);
    }
  }

  /** The words of an entry's page, where it can be read now; remembers what became of it. */
  private Optional<LinkedPages.Words> read(FeedEntry entry, Seen known)
      throws InterruptedException {
    if (!pages.mayRead(entry.link())) {
      seen.put(entry.key(), known.done());
      return Optional.empty();
    }
    if (!pages.haveTime()) {
      seen.put(entry.key(), known.isDue(now) ? known : known.pending(now));
      return Optional.empty();
    }
    try {
      LinkedPages.Words words = pages.read(entry.link());
      seen.put(entry.key(), known.done());
      return Optional.of(words);
    } catch (IOException e) {
      seen.put(entry.key(), known.failed(now));
      return Optional.empty();
    }
  }

  /** An entry without a date keeps the one it was given when it was first seen. */
  private Instant date(FeedEntry entry, @Nullable Seen old) {
    if (entry.published() != null) {
      return entry.published();
    }
    if (old != null && old.dated() != null) {
      return old.dated();
    }
    return feedDate != null && feedDate.isBefore(now) ? feedDate : now;
  }

  Map<String, Seen> seen() {
    return seen;
  }

  List<Advisory> advisories() {
    return advisories;
  }
}
