package hinomi.source.jvn;

import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceSetup;
import hinomi.source.linked.LinkedFeed;
import java.io.IOException;
import java.net.URI;

/**
 * JVN, Japan Vulnerability Notes (https://jvn.jp/rss/index.html): the newest 20 notes, new and
 * updated, with everything that their pages tell.
 */
public final class JvnSource implements Source {
  private static final URI PUBLIC = URI.create("https://jvn.jp/rss/jvn.rdf");

  private final String name;
  private final URI address;
  private final LinkedFeed feed;

  public JvnSource(SourceSetup setup) {
    name = setup.name();
    address = setup.address().orElse(PUBLIC);
    boolean english = address.getPath() != null && address.getPath().contains("/en/");
    feed =
        new LinkedFeed(
            address,
            "jvn.jp",
            "source/jvn",
            new JvnEntries(name, english, setup.clock()),
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
