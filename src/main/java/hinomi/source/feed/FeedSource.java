package hinomi.source.feed;

import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.Validators;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceSetup;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A feed of the user's own: RSS 0.9x, 1.0, 2.0 or Atom. Entries that have not changed are not told
 * again. With full text, the pages that new and changed entries link to are read as well, some each
 * pass; until its page has been read, an entry stands in the feed's own words.
 */
public final class FeedSource implements Source {
  static final String ROOM = "source/feed";

  private final String name;
  private final URI address;
  private final boolean fullText;
  private final Http http;
  private final InstantSource clock;

  /**
   * @throws IllegalArgumentException where the setup names no address
   */
  public FeedSource(SourceSetup setup) {
    name = setup.name();
    address =
        setup.address().orElseThrow(() -> new IllegalArgumentException("a feed needs an address"));
    fullText = setup.fullText();
    http = setup.http();
    clock = setup.clock();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public URI address() {
    return address;
  }

  /** When pages are still to be read, the feed is fetched even if it has not changed. */
  @Override
  public Page fetch(Cursor from) throws IOException, InterruptedException {
    Instant now = clock.instant();
    boolean due = fullText && Seen.in(from).values().stream().anyMatch(seen -> seen.isDue(now));
    return switch (http.get(address, due ? Validators.NONE : from.validators(address))) {
      case Fetched.Unchanged() -> Page.unchanged(from);
      case Fetched.Fresh fresh -> {
        Feed feed = FeedReader.read(fresh, address);
        LinkedPages pages = fullText ? new LinkedPages(http, address) : LinkedPages.NONE;
        Pass pass = new Pass(name, now, Seen.in(from), feed.date(), pages);
        for (FeedEntry entry : feed.entries()) {
          pass.take(entry);
        }
        Cursor next = Seen.replace(from, pass.seen()).withValidators(address, fresh.validators());
        yield Page.of(pass.advisories(), feed.rejects(), next);
      }
    };
  }
}
