package hinomi.source.rss;

import java.util.Map;

/**
 * One element of a feed.
 *
 * @param name its local name: {@code cvss} for {@code sec:cvss}
 * @param attributes by local name
 * @param text all text within, stripped
 */
public record RssElement(String name, Map<String, String> attributes, String text) {

  public RssElement {
    attributes = Map.copyOf(attributes);
  }

  /** An attribute's value, stripped; empty where it is missing. */
  public String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "").strip();
  }
}
