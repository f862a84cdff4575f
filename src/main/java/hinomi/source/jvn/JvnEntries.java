package hinomi.source.jvn;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.source.Reject;
import hinomi.source.linked.Entries;
import hinomi.source.linked.Entry;
import hinomi.source.page.PageText;
import hinomi.source.rss.RssItem;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;

/** The items of JVN's feed, which hold no more than title, first sentence and dates. */
final class JvnEntries implements Entries {
  private final String source;
  private final boolean english;
  private final InstantSource clock;

  JvnEntries(String source, boolean english, InstantSource clock) {
    this.source = source;
    this.english = english;
    this.clock = clock;
  }

  @Override
  public Optional<Entry> entry(RssItem item, Consumer<Reject> rejects) {
    String link = item.text("link").isEmpty() ? item.about() : item.text("link");
    Optional<String> id = JvnIds.note(item.text("identifier")).or(() -> JvnIds.note(link));
    if (id.isEmpty()) {
      rejects.accept(
          new Reject(
              link.isEmpty() ? item.text("title") : link,
              Message.of("source/jvn", "no-id", item.text("title")),
              item.sample()));
      return Optional.empty();
    }
    String revision = item.text("modified").isEmpty() ? item.text("date") : item.text("modified");
    Optional<Instant> modified = item.time("modified").or(() -> item.time("date"));
    Instant published = item.time("issued").or(() -> modified).orElseGet(clock::instant);
    String description = PageText.ofEither(item.text("description"));
    Advisory advisory =
        Advisory.of(new AdvisoryId(source, id.get()), Advisory.Kind.NOTE, published)
            .updated(modified.orElse(published))
            .title(localized(item.text("title")))
            .summary(localized(description))
            .cves(CveId.findAll(item.text("title") + "\n" + description))
            .url(link)
            .build();
    return Optional.of(new Entry(revision, address(link), advisory));
  }

  @Override
  public Optional<Advisory> detail(Entry entry, Document page, Consumer<Message> notices) {
    NotePage note = new NotePage(page, entry.advisory().id().value());
    if (!note.isTheNote()) {
      return Optional.empty();
    }
    if (!note.isUnderstood()) {
      notices.accept(
          Message.of(
              "source/jvn", "markup", entry.advisory().id().value(), entry.advisory().url()));
    }
    return Optional.of(note.advisory(entry.advisory(), this::localized));
  }

  private Localized localized(String text) {
    return english ? Localized.en(text) : Localized.ja(text);
  }

  private static Optional<URI> address(String link) {
    try {
      return link.isEmpty() ? Optional.empty() : Optional.of(URI.create(link));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
