package hinomi.watch.dictionary;

import hinomi.language.Message;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The dictionary as MyJVN sends it. Document types are refused. */
final class DictionaryXml {
  private static final XMLInputFactory FACTORY = factory();

  private final Counter counter;
  private boolean known;
  private @Nullable String vendor;
  private @Nullable String vendorCpe;

  private DictionaryXml(Counter counter) {
    this.counter = counter;
  }

  /** Why it ended before the end; empty where all is read. */
  static Optional<Message> read(Reader text, Counter counter) throws IOException {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(text);
      try {
        return new DictionaryXml(counter).read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException failure) {
        throw failure;
      }
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      return JvnDictionary.stop("broken", line);
    }
  }

  private Optional<Message> read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD -> {
          return JvnDictionary.stop("unknown");
        }
        case XMLStreamConstants.START_ELEMENT -> {
          Optional<Message> stopped = begin(xml);
          if (stopped.isPresent()) {
            return stopped;
          }
        }
        default -> {}
      }
    }
    return known ? Optional.empty() : JvnDictionary.stop("unknown");
  }

  private Optional<Message> begin(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "VendorInfo" -> known = true;
      case "Vendor" -> {
        vendor = xml.getAttributeValue(null, "vname");
        vendorCpe = xml.getAttributeValue(null, "cpe");
      }
      case "Product" -> {
        if (counter.full()) {
          return JvnDictionary.stop("many", JvnDictionary.MOST);
        }
        counter.take(
            vendor,
            vendorCpe,
            xml.getAttributeValue(null, "pname"),
            xml.getAttributeValue(null, "cpe"));
      }
      case "Status" -> {
        known = true;
        String code = xml.getAttributeValue(null, "retCd");
        if (code != null && !code.equals("0")) {
          String message = xml.getAttributeValue(null, "errMsg");
          String shown = Text.clean(message == null ? code : message);
          return JvnDictionary.stop(
              "refused", shown.length() > 100 ? shown.substring(0, 100) : shown);
        }
      }
      default -> {}
    }
    return Optional.empty();
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
