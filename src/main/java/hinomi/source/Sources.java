package hinomi.source;

import hinomi.source.cve.CveSource;
import hinomi.source.epss.EpssSource;
import hinomi.source.feed.FeedSource;
import hinomi.source.jpcert.JpcertSource;
import hinomi.source.jvn.JvnSource;
import hinomi.source.jvnipedia.JvnIpediaSource;
import hinomi.source.kev.KevSource;
import hinomi.source.nvd.NvdSource;
import java.util.Map;
import java.util.function.Function;

/** The list of source kinds. A new source is a folder beside this file, and a line here. */
public final class Sources {
  private Sources() {}

  /** Kind, as in {@code hinomi.yml}, to constructor. */
  public static final Map<String, Function<SourceSetup, Source>> KINDS =
      Map.ofEntries(
          Map.entry("cve", CveSource::new),
          Map.entry("epss", EpssSource::new),
          Map.entry("feed", FeedSource::new),
          Map.entry("jpcert", JpcertSource::new),
          Map.entry("jvn", JvnSource::new),
          Map.entry("jvn-ipedia", JvnIpediaSource::new),
          Map.entry("kev", KevSource::new),
          Map.entry("nvd", NvdSource::new));
}
