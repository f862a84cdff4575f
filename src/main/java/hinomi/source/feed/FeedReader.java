package hinomi.source.feed;

import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import hinomi.http.Fetched;
import hinomi.language.Message;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import hinomi.source.page.WebPage;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.jspecify.annotations.Nullable;

/** Reads feeds in any of their formats, with document types and entities of their own refused. */
final class FeedReader {
  private static final int MOST = 2_000;
  private static final Namespace RSS = Namespace.getNamespace("http://purl.org/rss/1.0/");

  private FeedReader() {}

  /**
   * Reads a feed.
   *
   * @param address where it came from, against which its links are resolved
   * @throws SourceFailure when it is a page for people, cut off, or no feed
   */
  static Feed read(Fetched.Fresh fresh, URI address) throws SourceFailure {
    String text = MendedXml.of(FeedText.decode(fresh.body(), fresh.contentType()));
    if (text.isBlank()) {
      throw new SourceFailure(Message.of(FeedSource.ROOM, "empty"));
    }
    String root = MendedXml.root(text).toLowerCase(Locale.ROOT);
    if (root.equals("html") || root.equals("head") || root.equals("body")) {
      throw page(fresh, address);
    }
    return entries(feed(document(text, fresh.body().length)), address);
  }

  private static SourceFailure page(Fetched.Fresh fresh, URI address) {
    String named =
        WebPage.parse(fresh, address)
            .select("link[rel~=(?i)\\balternate\\b][type~=(?i)rss|atom|rdf]")
            .stream()
            .map(link -> link.absUrl("href"))
            .filter(url -> url.startsWith("http"))
            .findFirst()
            .orElse("");
    return new SourceFailure(
        named.isEmpty()
            ? Message.of(FeedSource.ROOM, "html")
            : Message.of(FeedSource.ROOM, "html-names", named));
  }

  private static Document document(String text, int bytes) throws SourceFailure {
    SAXBuilder builder = new SAXBuilder();
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
    builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    builder.setProperty("jdk.xml.maxElementDepth", "200");
    try {
      return builder.build(new StringReader(text));
    } catch (JDOMException | IllegalArgumentException | IOException e) {
      throw new SourceFailure(Message.of(FeedSource.ROOM, "broken", bytes), e);
    }
  }

  private static SyndFeed feed(Document document) throws SourceFailure {
    Element root = document.getRootElement();
    if (root.getName().equals("RDF") && root.getChildren("channel", RSS).isEmpty()) {
      root.addContent(0, new Element("channel", RSS));
    }
    if (root.getName().equals("rss") && !known(root.getAttributeValue("version"))) {
      root.setAttribute("version", "2.0");
    }
    SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
    input.setPreserveWireFeed(true);
    try {
      return input.build(document);
    } catch (FeedException | RuntimeException e) {
      throw new SourceFailure(Message.of(FeedSource.ROOM, "unknown", root.getName()), e);
    }
  }

  private static boolean known(@Nullable String version) {
    return version != null && version.matches("0\\.9[1-4]|2\\.0.*");
  }

  private static Feed entries(SyndFeed feed, URI address) {
    boolean atom = String.valueOf(feed.getFeedType()).startsWith("atom");
    List<Reject> rejects = new ArrayList<>();
    Map<String, String> titles = new HashMap<>();
    List<FeedEntry> entries = new ArrayList<>();
    for (SyndEntry item : feed.getEntries()) {
      if (entries.size() == MOST) {
        rejects.add(new Reject("", Message.of(FeedSource.ROOM, "too-many", MOST), ""));
        break;
      }
      FeedEntry entry = new EntryReader(atom, address).read(item);
      if (entry.id().isEmpty()) {
        rejects.add(new Reject("", Message.of(FeedSource.ROOM, "no-id"), entry.text()));
      } else if (!titles.containsKey(entry.id())) {
        titles.put(entry.id(), entry.title());
        entries.add(entry);
      } else if (!entry.title().equals(titles.get(entry.id()))) {
        FeedEntry apart = entry.withId(entry.id() + " " + entry.title());
        if (titles.putIfAbsent(apart.id(), apart.title()) == null) {
          entries.add(apart);
        }
      }
    }
    Date date =
        Stream.of(
                feed.getPublishedDate(),
                feed.originalWireFeed() instanceof Channel channel
                    ? channel.getLastBuildDate()
                    : null)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Feed(entries, date == null ? null : date.toInstant(), rejects);
  }
}
