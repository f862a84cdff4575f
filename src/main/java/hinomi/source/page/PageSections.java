package hinomi.source.page;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A page's sections by their headings, whatever elements those are: the heading's words or its
 * image's {@code alt} say which section follows, up to the next heading.
 */
public final class PageSections {
  private static final String HEADINGS = "h2, h3, h4, h5, h6, dt, th, [role=heading]";

  private PageSections() {}

  /**
   * The sections with known titles, in the page's order; the first of each.
   *
   * @param known names a section by its title, which comes in NFKC and without blanks
   */
  public static <K> Map<K, Element> split(Element within, Function<String, Optional<K>> known) {
    Map<K, Element> headings = new LinkedHashMap<>();
    for (Element heading : within.select(HEADINGS)) {
      known.apply(title(heading)).ifPresent(key -> headings.putIfAbsent(key, heading));
    }
    Map<K, Element> sections = new LinkedHashMap<>();
    headings.forEach((key, heading) -> sections.put(key, content(heading, within, headings)));
    return sections;
  }

  /** A heading's words and the words of its images, in NFKC and without blanks. */
  private static String title(Element heading) {
    StringBuilder title = new StringBuilder(heading.text());
    heading.select("img[alt]").forEach(img -> title.append(img.attr("alt")));
    return Normalizer.normalize(title, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }

  private static Element content(Element heading, Element within, Map<?, Element> headings) {
    Element start = heading;
    while (!hasContentAfter(start) && start.parent() != null && !within.equals(start.parent())) {
      start = start.parent();
    }
    Element content = new Element("div").attr("data-section", title(heading));
    content.setBaseUri(heading.baseUri());
    for (@Nullable Node next = start.nextSibling(); next != null; next = next.nextSibling()) {
      if (next instanceof Element element && begins(element, heading, headings)) {
        break;
      }
      content.appendChild(next.clone());
    }
    return content;
  }

  private static boolean hasContentAfter(Element element) {
    for (@Nullable Node next = element.nextSibling(); next != null; next = next.nextSibling()) {
      if (next instanceof Element || (next instanceof TextNode text && !text.isBlank())) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(Element element, Element heading, Map<?, Element> headings) {
    return element.nameIs(heading.normalName())
        || headings.values().stream()
            .anyMatch(h -> h.equals(element) || h.parents().contains(element));
  }
}
