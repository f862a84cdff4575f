package hinomi.source.rss;

import hinomi.language.Message;
import hinomi.source.SourceFailure;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads RSS 1.0 (http://web.resource.org/rss/1.0/spec) and its kin by local names, since the
 * namespaces of the modules vary between files. A document type, and so every entity of one's own,
 * is refused.
 */
public final class RssReader {
  private static final Set<String> ROOTS = Set.of("RDF", "rss", "Result");
  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]*encoding=[\"']([\\w:.-]+)[\"']");

  /** Characters that XML 1.0 has no place for (section 2.2), as such and as references. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]"
              + "|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[\\da-fA-F]));");

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader xml;
  private final List<RssItem> items = new ArrayList<>();
  private final List<RssElement> others = new ArrayList<>();

  private RssReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Reads a whole feed.
   *
   * @param body the bytes as they came
   * @throws SourceFailure when it is empty, a page for people, cut off, or no feed
   */
  public static RssDocument read(byte[] body) throws SourceFailure {
    String text = decode(body);
    if (text.isEmpty()) {
      throw failure("empty");
    }
    if (isHtml(text)) {
      throw failure("html");
    }
    try {
      return new RssReader(FACTORY.createXMLStreamReader(new StringReader(text))).document();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new SourceFailure(Message.of("source/rss", "broken", line, body.length), e);
    }
  }

  private RssDocument document() throws XMLStreamException, SourceFailure {
    String root = "";
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD -> throw failure("doctype");
        case XMLStreamConstants.START_ELEMENT -> {
          String name = xml.getLocalName();
          if (root.isEmpty()) {
            root = name;
            if (!ROOTS.contains(root)) {
              throw new SourceFailure(Message.of("source/rss", "root", root));
            }
            depth++;
          } else if (name.equals("item")) {
            items.add(item());
          } else if (name.equals("channel")) {
            depth++;
          } else {
            RssElement element = element();
            if (depth == 1) {
              others.add(element);
            }
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
    return new RssDocument(root, items, others);
  }

  private RssItem item() throws XMLStreamException {
    String about = attributes().getOrDefault("about", "");
    List<RssElement> children = new ArrayList<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        children.add(element());
      }
    }
    return new RssItem(about, children);
  }

  /** Reads the element that the reader stands on, up to its end. */
  private RssElement element() throws XMLStreamException {
    String name = xml.getLocalName();
    Map<String, String> attributes = attributes();
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        default -> {}
      }
    }
    return new RssElement(name, attributes, text.toString().replace("\r\n", "\n").strip());
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.putIfAbsent(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  /**
   * The characters of a feed: bytes that are no text, and control characters, both of which XML
   * forbids and feeds of free text contain, do not cost more than themselves.
   */
  private static String decode(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1);
    Charset charset = StandardCharsets.UTF_8;
    Matcher declared = ENCODING.matcher(start);
    if (start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe")) {
      charset = StandardCharsets.UTF_16;
    } else if (declared.find()) {
      try {
        charset = Charset.forName(declared.group(1));
      } catch (IllegalArgumentException e) {
        charset = StandardCharsets.UTF_8;
      }
    }
    String text = new String(body, charset);
    return FORBIDDEN
        .matcher(text.startsWith("\ufeff") ? text.substring(1) : text)
        .replaceAll(" ")
        .strip();
  }

  private static boolean isHtml(String text) {
    String head = text.substring(0, Math.min(text.length(), 1000)).toLowerCase(Locale.ROOT);
    return head.contains("<html") || head.contains("<!doctype html");
  }

  private static SourceFailure failure(String key) {
    return new SourceFailure(Message.of("source/rss", key));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entity");
        });
    // Without a DTD only &lt; and its like are left to count, and feeds have many thousands of
    // them.
    factory.setProperty("jdk.xml.entityExpansionLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    return factory;
  }
}
