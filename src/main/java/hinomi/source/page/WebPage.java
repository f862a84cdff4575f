package hinomi.source.page;

import hinomi.advisory.Reference;
import hinomi.http.Fetched;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Fetched pages as documents. */
public final class WebPage {
  private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w:.-]+)");

  private WebPage() {}

  /**
   * The document of a body; never fails on bad markup. Plain text becomes a document with one
   * {@code pre}. The character set is the header's, else the document's own, else UTF-8.
   *
   * @param uri where it came from, against which its links are resolved
   */
  public static Document parse(Fetched.Fresh body, URI uri) {
    String charset = charset(body.contentType());
    try {
      if (isPlainText(body.contentType())) {
        Document document = Document.createShell(uri.toString());
        String text =
            new String(
                body.body(), charset == null ? guess(body.body()) : Charset.forName(charset));
        document.body().appendElement("pre").text(text);
        return document;
      }
      return Jsoup.parse(new ByteArrayInputStream(body.body()), charset, uri.toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("reading from memory", e);
    }
  }

  /** The links to other pages within an element, each once, in order, with their words. */
  public static List<Reference> links(Element within) {
    List<Reference> links = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Element a : within.select("a[href]")) {
      Reference link = new Reference(a.absUrl("href"), a.text().strip());
      if (link.isWeb()
          && !a.attr("href").isBlank()
          && !a.attr("href").startsWith("#")
          && seen.add(link.url())) {
        links.add(link.label().equals(link.url()) ? new Reference(link.url(), "") : link);
      }
    }
    return links;
  }

  private static boolean isPlainText(@Nullable String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("text/plain");
  }

  private static @Nullable String charset(@Nullable String contentType) {
    Matcher m = CHARSET.matcher(contentType == null ? "" : contentType);
    try {
      return m.find() && Charset.isSupported(m.group(1)) ? m.group(1) : null;
    } catch (java.nio.charset.IllegalCharsetNameException e) {
      return null;
    }
  }

  /** Japanese plain text from before UTF-8 is ISO-2022-JP, which has escapes and no high bytes. */
  private static Charset guess(byte[] body) {
    for (byte b : body) {
      if (b == 0x1b) {
        return Charset.forName("ISO-2022-JP");
      }
    }
    return java.nio.charset.StandardCharsets.UTF_8;
  }
}
