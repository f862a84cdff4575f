package hinomi.source.rss;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One item of a feed.
 *
 * @param about its {@code rdf:about}, or empty
 * @param elements its children, in order
 */
public record RssItem(String about, List<RssElement> elements) {

  public RssItem {
    elements = List.copyOf(elements);
  }

  /** The text of the first child of a local name that has any; empty where there is none. */
  public String text(String name) {
    return elements.stream()
        .filter(e -> e.name().equals(name) && !e.text().isEmpty())
        .map(RssElement::text)
        .findFirst()
        .orElse("");
  }

  /** Every child of a local name. */
  public List<RssElement> all(String name) {
    return elements.stream().filter(e -> e.name().equals(name)).toList();
  }

  /** The time in the first child of a local name; Japan's time where it names no zone. */
  public Optional<Instant> time(String name) {
    return RssTime.parse(text(name));
  }

  /** The item roughly as it stood in the feed, as a sample of what was rejected. */
  public String sample() {
    return elements.stream()
        .map(e -> e.name() + ": " + e.text())
        .collect(Collectors.joining("\n", about + "\n", ""));
  }
}
