package hinomi.source.jvnipedia;

import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import hinomi.source.rss.RssItem;
import java.util.ArrayList;
import java.util.List;

/** Entries of JVN iPedia that come from a file instead of JVN iPedia. */
public final class IpediaRecords {
  private static final String SOURCE = "jvn-ipedia";

  private IpediaRecords() {}

  /** Reads one item of an RSS or of {@code getVulnOverviewList}. */
  public static void read(RssItem item, RecordTaker taker) {
    List<Reject> rejects = new ArrayList<>();
    new Entry(SOURCE, item, rejects).read().ifPresent(taker::take);
    rejects.forEach(taker::refuse);
  }

  /**
   * Reads a VULDEF document.
   *
   * @throws SourceFailure when it is no XML
   */
  public static void vuldef(byte[] document, RecordTaker taker) throws SourceFailure {
    Vuldef read = Vuldef.read(SOURCE, XmlNode.read(document));
    read.advisories().forEach(taker::take);
    read.rejects().forEach(taker::refuse);
  }
}
