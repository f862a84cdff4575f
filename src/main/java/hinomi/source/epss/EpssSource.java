package hinomi.source.epss;

import hinomi.http.Fetched;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * FIRST's Exploit Prediction Scoring System (https://www.first.org/epss/data_stats): one packed
 * file a day of every CVE's score. It is asked for once, checked as a whole, and given on page by
 * page.
 */
public final class EpssSource implements Source {
  static final String ROOM = "source/epss";

  private static final URI PUBLIC =
      URI.create("https://epss.empiricalsecurity.com/epss_scores-current.csv.gz");

  /** The {@code score_date} of the file that was read last. */
  private static final String READ = "score_date";

  /** That of a file that was begun, and how many of its lines were read. */
  private static final String BEGUN = "begun";

  private static final int A_PAGE = 20_000;
  private static final int MOST_REJECTS = 1000;

  private final SourceSetup setup;
  private final URI address;
  private @Nullable Walk walk;

  public EpssSource(SourceSetup setup) {
    this.setup = setup;
    this.address = setup.address().orElse(PUBLIC);
  }

  @Override
  public String name() {
    return setup.name();
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Page fetch(Cursor from) throws IOException, InterruptedException {
    Walk current = walk;
    walk = null;
    if (current != null && current.at.equals(from)) {
      return page(current);
    }
    return switch (setup.http().get(address, from.validators(address))) {
      case Fetched.Unchanged() -> Page.unchanged(from);
      case Fetched.Fresh(byte[] body, var type, Validators validators) ->
          begin(body, validators, from);
    };
  }

  private Page begin(byte[] body, Validators validators, Cursor from) throws SourceFailure {
    ScoreFile file = read(body);
    Cursor end =
        from.with(READ, file.scored()).with(BEGUN, null).withValidators(address, validators);
    if (from.get(READ).equals(end.get(READ))) {
      return Page.unchanged(end);
    }
    String begun = from.get(BEGUN).orElse("");
    if (begun.startsWith(file.scored() + " ")) {
      file.skip(begun.substring(file.scored().length() + 1));
    }
    return page(new Walk(file, from, end));
  }

  private ScoreFile read(byte[] body) throws SourceFailure {
    try {
      return ScoreFile.open(body);
    } catch (ScoreFile.Unreadable e) {
      throw new SourceFailure(
          Message.of(ROOM, e.key(), address, String.valueOf(e.getMessage())), e);
    }
  }

  private Page page(Walk current) throws SourceFailure {
    ScoreFile.Rows rows = current.file.next(A_PAGE);
    current.rejected += rows.rejects().size();
    if (current.rejected > MOST_REJECTS) {
      throw new SourceFailure(Message.of(ROOM, "garbled", address, MOST_REJECTS));
    }
    boolean more = current.file.hasMore();
    current.at =
        more
            ? current.at.with(BEGUN, current.file.scored() + " " + current.file.lines())
            : current.end;
    walk = more ? current : null;
    Page.Progress progress = new Page.Progress(current.file.lines(), 0);
    return new Page(List.of(), rows.facts(), rows.rejects(), List.of(), current.at, more, progress);
  }

  /** A file on its way. */
  private static final class Walk {
    private final ScoreFile file;
    private final Cursor end;
    private Cursor at;
    private int rejected;

    Walk(ScoreFile file, Cursor from, Cursor end) {
      this.file = file;
      this.at = from;
      this.end = end;
    }
  }
}
