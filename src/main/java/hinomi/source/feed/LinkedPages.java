package hinomi.source.feed;

import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.HttpFailure;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.source.SourceFailure;
import hinomi.source.page.WebPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages that entries link to, read with restraint. For one pass. */
final class LinkedPages {
  /** No page is ever read. */
  static final LinkedPages NONE = new LinkedPages(null, URI.create("about:none"));

  private static final int MOST_A_PASS = 20;
  private static final int MOST_FAILURES = 3;

  private final @Nullable Http http;
  private final URI feed;
  private int reads;
  private int failures;

  /**
   * @param feed the feed's own address, whose host may be asked wherever it is
   */
  LinkedPages(@Nullable Http http, URI feed) {
    this.http = http;
    this.feed = feed;
  }

  /**
   * The words of a page.
   *
   * @param summary its main text, bounded
   * @param all its main text, with the addresses of its links
   */
  record Words(String summary, String all) {}

  boolean areRead() {
    return http != null;
  }

  /** Whether a link leads to a page on the web, rather than into the network that we stand in. */
  boolean mayRead(Optional<URI> link) {
    return areRead()
        && link.filter(
                uri ->
                    ("https".equalsIgnoreCase(uri.getScheme())
                            || "http".equalsIgnoreCase(uri.getScheme()))
                        && uri.getHost() != null
                        && (uri.getHost().equalsIgnoreCase(feed.getHost())
                            || isPublic(uri.getHost())))
            .isPresent();
  }

  /** Whether one more page may be read in this pass. */
  boolean haveTime() {
    return reads < MOST_A_PASS && failures < MOST_FAILURES;
  }

  /** The words of a page; none of one that is no text. */
  Words read(Optional<URI> link) throws IOException, InterruptedException {
    Http client = http;
    if (client == null || link.isEmpty()) {
      throw new IllegalStateException("nothing to read");
    }
    reads++;
    try {
      Words words =
          switch (client.get(link.get(), Validators.NONE)) {
            case Fetched.Fresh fresh when isText(fresh.contentType()) ->
                MainText.of(WebPage.parse(fresh, link.get()));
            case Fetched.Fresh fresh -> new Words("", "");
            case Fetched.Unchanged() ->
                throw new SourceFailure(Message.of(FeedSource.ROOM, "empty"));
          };
      failures = 0;
      return words;
    } catch (IOException e) {
      boolean quick = e instanceof HttpFailure failure && failure.status() / 100 == 4;
      failures = quick ? failures : failures + 1;
      throw e;
    }
  }

  private static boolean isText(@Nullable String contentType) {
    String type = contentType == null ? "text/html" : contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || type.contains("html") || type.contains("xml");
  }

  private static boolean isPublic(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if ((!name.contains(".") && !name.contains(":"))
        || name.endsWith(".local")
        || name.endsWith(".localhost")
        || name.endsWith(".internal")) {
      return false;
    }
    try {
      InetAddress literal = InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", ""));
      return !literal.isLoopbackAddress()
          && !literal.isSiteLocalAddress()
          && !literal.isLinkLocalAddress()
          && !literal.isAnyLocalAddress()
          && (literal.getAddress()[0] & 0xfe) != 0xfc;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
