package hinomi.source.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import hinomi.source.page.PageText;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry as ROME gives it.
 *
 * @param atom whether a text may be marked as not HTML
 * @param address of the feed
 */
record EntryReader(boolean atom, URI address) {
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final int LONGEST_ID = 500;
  private static final int LONGEST_TITLE = 500;

  FeedEntry read(SyndEntry item) {
    List<SyndContent> texts = new ArrayList<>(item.getContents());
    if (item.getDescription() != null) {
      texts.add(item.getDescription());
    }
    String text =
        texts.stream().map(this::plain).filter(words -> !words.isEmpty()).findFirst().orElse("");
    String title = title(plain(item.getTitleEx()), text);
    Optional<URI> link = link(item);
    StringBuilder words =
        new StringBuilder(title).append('\n').append(link.map(URI::toString).orElse(""));
    for (SyndContent part : texts) {
      words.append('\n').append(plain(part));
      Jsoup.parseBodyFragment(String.valueOf(part.getValue()))
          .select("a[href]")
          .forEach(a -> words.append('\n').append(a.attr("href")));
    }
    String id =
        Stream.of(
                item.getUri() == null || item.getUri().startsWith("/") ? "" : item.getUri(),
                link.map(URI::toString).orElse(""),
                title)
            .filter(i -> !i.isBlank())
            .findFirst()
            .orElse("")
            .strip();
    return new FeedEntry(
        bounded(id),
        link,
        title.isEmpty() ? id : title,
        text,
        words.toString(),
        instant(item.getPublishedDate() != null ? item.getPublishedDate() : item.getUpdatedDate()),
        instant(item.getUpdatedDate()));
  }

  private Optional<URI> link(SyndEntry item) {
    String link = item.getLink();
    if (link == null || link.isBlank()) {
      link = item.getUri() != null && item.getUri().startsWith("http") ? item.getUri() : "";
    }
    try {
      return link.isBlank()
          ? Optional.empty()
          : Optional.of(address.resolve(link.strip().replace(" ", "%20")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String plain(@Nullable SyndContent content) {
    if (content == null || content.getValue() == null) {
      return "";
    }
    String value = content.getValue();
    if (atom && (content.getType() == null || content.getType().equals("text"))) {
      return value.strip();
    }
    return PageText.of(TAG.matcher(value).find() ? value : value.strip().replace("\n", "<br>"));
  }

  private static String title(String title, String text) {
    String line = (title.isEmpty() ? text : title).replaceAll("\\s+", " ");
    int most = title.isEmpty() ? LONGEST_TITLE / 5 : LONGEST_TITLE;
    return line.length() > most ? line.substring(0, most) + "…" : line;
  }

  private static String bounded(String id) {
    return id.length() > LONGEST_ID
        ? id.substring(0, LONGEST_ID) + "…" + FeedEntry.shortHash(id)
        : id;
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
