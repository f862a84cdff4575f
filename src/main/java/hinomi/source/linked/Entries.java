package hinomi.source.linked;

import hinomi.advisory.Advisory;
import hinomi.language.Message;
import hinomi.source.Reject;
import hinomi.source.rss.RssItem;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;

/** What a source knows of its own feed and pages. */
public interface Entries {

  /** The entry that an item is; empty, after a reject, where it is none. */
  Optional<Entry> entry(RssItem item, Consumer<Reject> rejects);

  /**
   * The advisory as its page tells it; empty where the document is not the entry's page at all but,
   * for example, a notice of maintenance.
   *
   * @param notices what the user should know, such as markup that is no longer understood
   */
  Optional<Advisory> detail(Entry entry, Document page, Consumer<Message> notices);
}
