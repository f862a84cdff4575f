package hinomi.source.jvnipedia;

import hinomi.language.Message;
import hinomi.source.SourceFailure;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element with all that is in it, by local names. Document types are refused. */
final class XmlNode {
  private static final XMLInputFactory FACTORY = factory();
  private static final int DEEPEST = 100;

  private final String name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<XmlNode> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlNode(XMLStreamReader xml) {
    name = xml.getLocalName();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.putIfAbsent(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
  }

  /**
   * The root of a document.
   *
   * @throws SourceFailure when it is cut off, a page for people, or no XML
   */
  static XmlNode read(byte[] body) throws SourceFailure {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text(body)));
      Deque<XmlNode> open = new ArrayDeque<>();
      XmlNode root = null;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD -> throw MyJvn.failure("html");
          case XMLStreamConstants.START_ELEMENT -> {
            XmlNode node = new XmlNode(xml);
            if (open.isEmpty()) {
              root = node;
            } else {
              open.getFirst().children.add(node);
            }
            open.push(node);
            if (open.size() > DEEPEST) {
              throw MyJvn.failure("html");
            }
          }
          case XMLStreamConstants.END_ELEMENT -> open.pop();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!open.isEmpty()) {
              open.getFirst().text.append(xml.getText());
            }
          }
          default -> {}
        }
      }
      if (root == null || root.name.equalsIgnoreCase("html")) {
        throw MyJvn.failure("html");
      }
      return root;
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new SourceFailure(Message.of(MyJvn.ROOM, "broken", line, body.length), e);
    }
  }

  Map<String, String> attributes() {
    return attributes;
  }

  /** An attribute's value, stripped; empty where it is missing. */
  String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "").strip();
  }

  /** The text directly in this element, stripped. */
  String text() {
    return text.toString().strip();
  }

  /** The text of the first child of a name; empty where there is none. */
  String text(String childName) {
    return child(childName).map(XmlNode::text).orElse("");
  }

  Optional<XmlNode> child(String childName) {
    return children.stream().filter(c -> c.name.equals(childName)).findFirst();
  }

  /** Every element at the end of a path of names. */
  List<XmlNode> all(String... path) {
    List<XmlNode> found = List.of(this);
    for (String step : path) {
      found =
          found.stream()
              .flatMap(n -> n.children.stream())
              .filter(c -> c.name.equals(step))
              .toList();
    }
    return found;
  }

  /**
   * As text, which MyJVN always sends as UTF-8, with control characters, which XML forbids and free
   * text contains, turned into blanks. Given bytes, Java's reader prints broken ones to stderr.
   */
  private static String text(byte[] body) {
    byte[] clean = body.clone();
    for (int i = 0; i < clean.length; i++) {
      if (clean[i] >= 0 && clean[i] < ' ' && "\t\n\r".indexOf(clean[i]) < 0) {
        clean[i] = ' ';
      }
    }
    String text = new String(clean, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
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
