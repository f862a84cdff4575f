package hinomi.config.inventory;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A CycloneDX SBOM in XML, in one pass. Document types are refused. */
final class CycloneDxXml {
  private static final XMLInputFactory FACTORY = factory();

  /** Less than the 100 at which Java's reader gives up by itself. */
  private static final int DEEPEST = 60;

  private final Sheet sheet;

  /** The names of the open elements, the innermost first. */
  private final Deque<String> open = new ArrayDeque<>();

  /** The components that are open, the innermost first, and how deep each began. */
  private final Deque<Part> parts = new ArrayDeque<>();

  private final Deque<Integer> depths = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable String property;

  private CycloneDxXml(Sheet sheet) {
    this.sheet = sheet;
  }

  static void read(String document, Sheet sheet) {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(clean(document)));
      try {
        new CycloneDxXml(sheet).read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      sheet.error(line, "xml.broken");
    }
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD -> {
          sheet.error(line(xml), "xml.doctype");
          return;
        }
        case XMLStreamConstants.START_ELEMENT -> {
          if (!begin(xml)) {
            return;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (text.length() <= 10 * Names.LONGEST) {
            text.append(xml.getText());
          }
        }
        default -> {}
      }
    }
  }

  private boolean begin(XMLStreamReader xml) {
    String name = xml.getLocalName();
    if (open.isEmpty() && !name.equals("bom")) {
      sheet.error(line(xml), "xml.unknown", Names.shown(name));
      return false;
    }
    if (open.size() >= DEEPEST) {
      sheet.error(line(xml), "deep", DEEPEST);
      return false;
    }
    if (name.equals("component") && isPlace(open.getFirst())) {
      Part part = new Part(line(xml), open.getFirst().equals("metadata"));
      part.type = attribute(xml, "type");
      parts.push(part);
      depths.push(open.size());
    } else if (name.equals("property")) {
      property = attribute(xml, "name");
    }
    open.push(name);
    text.setLength(0);
    return true;
  }

  private static boolean isPlace(String parent) {
    return parent.equals("components") || parent.equals("metadata");
  }

  private void end() {
    String name = open.pop();
    if (!parts.isEmpty()) {
      int depth = open.size() - depths.getFirst();
      if (depth == 0) {
        depths.pop();
        parts.pop().finish(sheet);
      } else {
        take(parts.getFirst(), depth, name, text.toString());
      }
    }
    text.setLength(0);
  }

  private void take(Part part, int depth, String name, String value) {
    String parent = open.isEmpty() ? "" : open.getFirst();
    if (depth == 1) {
      part.field(name, value);
    } else if (depth == 2 && name.equals("name")) {
      part.maker(parent, value);
    } else if (depth == 2 && name.equals("property") && property != null) {
      part.property(property, value);
    }
  }

  private static @Nullable String attribute(XMLStreamReader xml, String name) {
    return xml.getAttributeValue(null, name);
  }

  private static int line(XMLStreamReader xml) {
    return xml.getLocation().getLineNumber();
  }

  /** Control characters, which XML forbids and free text contains, turned into blanks. */
  private static String clean(String document) {
    String start =
        Optional.of(document)
            .filter(d -> d.startsWith("\uFEFF"))
            .map(d -> d.substring(1))
            .orElse(document);
    return start.stripLeading().replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", " ");
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Without a DTD only &lt; and its like are left to count.
    factory.setProperty("jdk.xml.entityExpansionLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    return factory;
  }
}
