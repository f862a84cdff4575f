package hinomi.web.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes Atom 1.0 (RFC 4287). All text is plain text; nothing of it is taken for markup. */
final class Atom {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private Atom() {}

  /**
   * An entry.
   *
   * @param name what it is for good; its id is made of it
   */
  record Entry(
      String name, String title, String link, Instant published, Instant updated, String text) {}

  static byte[] write(
      String title, String language, String self, String page, List<Entry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xml:lang", language);
      element(xml, "id", id("feed " + self));
      element(xml, "title", title);
      element(
          xml,
          "updated",
          entries.stream()
              .map(Entry::updated)
              .max(Comparator.naturalOrder())
              .orElse(Instant.EPOCH)
              .toString());
      link(xml, "self", self);
      link(xml, "alternate", page);
      xml.writeStartElement("author");
      element(xml, "name", "Hinomi");
      xml.writeEndElement();
      for (Entry entry : entries) {
        xml.writeStartElement("entry");
        element(xml, "id", id(entry.name()));
        element(xml, "title", entry.title());
        element(xml, "published", entry.published().toString());
        element(xml, "updated", entry.updated().toString());
        link(xml, "alternate", entry.link());
        element(xml, "summary", entry.text());
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static String id(String name) {
    return "urn:uuid:"
        + UUID.nameUUIDFromBytes(("hinomi " + name).getBytes(StandardCharsets.UTF_8));
  }

  private static void link(XMLStreamWriter xml, String relation, String address)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", plain(address));
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(plain(text));
    xml.writeEndElement();
  }

  /** Without what XML 1.0 cannot hold. */
  private static String plain(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
