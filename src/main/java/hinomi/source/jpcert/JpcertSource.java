package hinomi.source.jpcert;

import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceSetup;
import hinomi.source.linked.LinkedFeed;
import java.io.IOException;
import java.net.URI;

/**
 * JPCERT/CC's alerts and weekly report (https://www.jpcert.or.jp/rss/). An alert's CVE ids and
 * products stand on its page only.
 */
public final class JpcertSource implements Source {
  private static final URI PUBLIC = URI.create("https://www.jpcert.or.jp/rss/jpcert.rdf");

  private final String name;
  private final URI address;
  private final LinkedFeed feed;

  public JpcertSource(SourceSetup setup) {
    name = setup.name();
    address = setup.address().orElse(PUBLIC);
    feed =
        new LinkedFeed(
            address,
            "www.jpcert.or.jp",
            "source/jpcert",
            new JpcertEntries(name, setup.clock()),
            setup.http(),
            setup.clock());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Page fetch(Cursor from) throws IOException, InterruptedException {
    return feed.fetch(from);
  }
}
