package hinomi.source.rss;

import java.util.List;
import java.util.Optional;

/**
 * A feed.
 *
 * @param root the local name of its root: {@code RDF}, {@code rss}, or {@code Result} where MyJVN
 *     found nothing
 * @param items its items, in order
 * @param others what stands beside the items below the root, such as MyJVN's {@code Status}; the
 *     channel's own children are not kept
 */
public record RssDocument(String root, List<RssItem> items, List<RssElement> others) {

  public RssDocument {
    items = List.copyOf(items);
    others = List.copyOf(others);
  }

  /** The first element of a local name beside the items. */
  public Optional<RssElement> other(String name) {
    return others.stream().filter(e -> e.name().equals(name)).findFirst();
  }
}
