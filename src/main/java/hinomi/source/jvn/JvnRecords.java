package hinomi.source.jvn;

import hinomi.source.RecordTaker;
import hinomi.source.linked.Entry;
import hinomi.source.rss.RssItem;
import java.time.Instant;
import java.time.InstantSource;

/** Items of JVN's feed that come from a file instead of JVN. */
public final class JvnRecords {
  private static final InstantSource NEVER = InstantSource.fixed(Instant.EPOCH);
  private static final JvnEntries JAPANESE = new JvnEntries("jvn", false, NEVER);
  private static final JvnEntries ENGLISH = new JvnEntries("jvn", true, NEVER);

  private JvnRecords() {}

  /** Reads one item. */
  public static void read(RssItem item, RecordTaker taker) {
    JvnEntries entries = item.text("link").contains("jvn.jp/en/") ? ENGLISH : JAPANESE;
    entries.entry(item, taker::refuse).map(Entry::advisory).ifPresent(taker::take);
  }
}
