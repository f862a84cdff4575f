package hinomi.source.linked;

import hinomi.advisory.Advisory;
import java.net.URI;
import java.util.Optional;

/**
 * An entry of a feed.
 *
 * @param revision changes when the entry does: the feed's date of it, as written
 * @param page the page that tells all, if it has one
 * @param advisory as far as the feed itself tells
 */
public record Entry(String revision, Optional<URI> page, Advisory advisory) {

  /** What the cursor remembers it by. */
  String key() {
    return advisory.id().value();
  }
}
