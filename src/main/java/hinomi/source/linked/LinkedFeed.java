package hinomi.source.linked;

import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import hinomi.source.rss.RssDocument;
import hinomi.source.rss.RssItem;
import hinomi.source.rss.RssReader;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Fetches a feed and the page of each entry that is new or changed, as one page with its cursor.
 * The cursor remembers every entry that the feed still holds, so that an unchanged one is never
 * asked for again, and every page that could not be read, so that it is.
 */
public final class LinkedFeed {
  private final URI feed;
  private final Set<String> hosts;
  private final String room;
  private final Entries entries;
  private final Http http;
  private final InstantSource clock;

  /**
   * @param feed the feed's address
   * @param host where the pages are, besides the feed's own host; links elsewhere are not followed
   * @param room whose bundle has the sentence {@code missed} with the time of the newest entry
   *     known
   */
  public LinkedFeed(
      URI feed, String host, String room, Entries entries, Http http, InstantSource clock) {
    this.feed = feed;
    this.hosts =
        feed.getHost() == null ? Set.of(host) : new HashSet<>(List.of(host, feed.getHost()));
    this.room = room;
    this.entries = entries;
    this.http = http;
    this.clock = clock;
  }

  /**
   * Everything new since a cursor.
   *
   * @throws IOException when the feed itself could not be had or read
   */
  public Page fetch(Cursor from) throws IOException, InterruptedException {
    Instant now = clock.instant();
    SortedMap<String, Seen> before = Seen.all(from);
    // An entry whose page is still owed needs its text from the feed, changed or not.
    boolean owed = before.values().stream().anyMatch(seen -> seen.dueAt(now));
    return switch (http.get(feed, owed ? Validators.NONE : from.validators(feed))) {
      case Fetched.Unchanged unchanged -> Page.unchanged(from);
      case Fetched.Fresh fresh -> read(fresh, before, now);
    };
  }

  private Page read(Fetched.Fresh fresh, SortedMap<String, Seen> before, Instant now)
      throws SourceFailure, InterruptedException {
    RssDocument document = RssReader.read(fresh.body());
    if (document.items().isEmpty()) {
      throw new SourceFailure(Message.of("source/linked", "no-items"));
    }
    List<Reject> rejects = new ArrayList<>();
    Collection<Entry> current = newest(document.items(), rejects);
    LinkedPass pass = new LinkedPass(entries, http, before, now);
    Cursor next = Cursor.START.withValidators(feed, fresh.validators());
    if (current.isEmpty()) {
      for (Map.Entry<String, Seen> kept : before.entrySet()) {
        next = Seen.remember(next, kept.getKey(), kept.getValue());
      }
    }
    for (Entry entry : current) {
      next = Seen.remember(next, entry.key(), pass.take(entry, pageOf(entry)));
    }
    List<Message> notices = pass.notices();
    MissedEntries.since(before, current).ifPresent(t -> notices.add(Message.of(room, "missed", t)));
    return new Page(
        pass.advisories(), Map.of(), rejects, notices, next, false, Page.Progress.UNKNOWN);
  }

  /** The entries by key; of those with one key, the one that was changed last. */
  private Collection<Entry> newest(List<RssItem> items, List<Reject> rejects) {
    Map<String, Entry> newest = new LinkedHashMap<>();
    for (RssItem item : items) {
      entries
          .entry(item, rejects::add)
          .ifPresent(
              entry ->
                  newest.merge(
                      entry.key(),
                      entry,
                      (a, b) -> b.advisory().updated().isAfter(a.advisory().updated()) ? b : a));
    }
    return newest.values();
  }

  private java.util.Optional<URI> pageOf(Entry entry) {
    return entry
        .page()
        .filter(
            page ->
                page.getScheme() != null
                    && page.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                    && page.getHost() != null
                    && hosts.contains(page.getHost().toLowerCase(Locale.ROOT)));
  }
}
