package hinomi.source.jvnipedia;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.source.Cursor;
import hinomi.source.Details;
import hinomi.source.History;
import hinomi.source.Page;
import hinomi.source.Reject;
import hinomi.source.Source;
import hinomi.source.SourceSetup;
import hinomi.source.rss.RssReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JVN iPedia. Its RSS holds the newest 500 or so entries, at times less than two days of them; when
 * it does not reach back to what was read last, MyJVN tells the updates in between. Until that is
 * done the RSS is looked at only now and then and always unconditionally, so that an interface that
 * is out of order delays no news and no hole is forgotten.
 */
public final class JvnIpediaSource implements Source, Details, History {
  private static final URI PUBLIC = URI.create("https://jvndb.jvn.jp/ja/rss/jvndb.rdf");
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(30);
  private static final Pattern ID = Pattern.compile("JVNDB-\\d{4}-\\d{6,}");
  private static final String REACHED = "reached";

  private final String name;
  private final URI address;
  private final Optional<Instant> since;
  private final Http http;
  private final InstantSource clock;
  private final MyJvn myJvn;

  public JvnIpediaSource(SourceSetup setup) {
    name = setup.name();
    address = setup.address().orElse(PUBLIC);
    since = setup.since();
    http = setup.http();
    clock = setup.clock();
    myJvn = new MyJvn(http, address.resolve("/myjvn"));
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
    Optional<Hole> hole = Hole.in(from);
    if (hole.isEmpty()) {
      return window(from);
    }
    Instant now = clock.instant();
    return now.isBefore(hole.get().looked().plus(LOOK_AGAIN))
        ? fill(from, hole.get())
        : lookAgain(from, hole.get(), now);
  }

  private Page window(Cursor from) throws IOException, InterruptedException {
    return switch (http.get(address, from.validators(address))) {
      case Fetched.Unchanged() -> Page.unchanged(from);
      case Fetched.Fresh fresh -> {
        Entries window = read(fresh);
        Optional<Instant> reached = from.get(REACHED).map(Instant::parse);
        Optional<Hole> hole =
            window.missingSince(reached.or(() -> since), reached.isPresent()).map(this::hole);
        if (hole.isPresent()) {
          Hole found = hole.get();
          Message notice =
              Message.of(MyJvn.ROOM, "hole", window.oldest(), found.from(), found.to());
          yield page(window, List.of(notice), found.into(from), true, found);
        }
        Instant newest = believable(window.newest());
        Instant known = reached.filter(r -> r.isAfter(newest)).orElse(newest);
        Cursor next =
            from.with(REACHED, known.toString()).withValidators(address, fresh.validators());
        yield Page.of(window.advisories(), window.rejects(), next);
      }
    };
  }

  /** A date far ahead, once remembered, would hide every hole from then on. */
  private Instant believable(Instant newest) {
    Instant latest = clock.instant().plus(Duration.ofDays(1));
    return newest.isAfter(latest) ? latest : newest;
  }

  private Hole hole(Entries.Gap gap) {
    return Hole.between(gap.from(), gap.to(), clock.instant());
  }

  private Page lookAgain(Cursor from, Hole hole, Instant now)
      throws IOException, InterruptedException {
    return switch (http.get(address, Validators.NONE)) {
      case Fetched.Unchanged() -> fill(from, hole);
      case Fetched.Fresh fresh -> {
        Hole looked = hole.looked(now);
        yield page(read(fresh), List.of(), looked.into(from), true, looked);
      }
    };
  }

  private Page fill(Cursor from, Hole hole) throws IOException, InterruptedException {
    MyJvn.Overview overview = myJvn.updated(hole);
    Entries entries = Entries.read(name, overview.items());
    Hole rest = hole.after(overview.items().size(), overview.total());
    Cursor next =
        rest.isFilled() ? Hole.none(from).with(REACHED, hole.covers().toString()) : rest.into(from);
    return page(entries, List.of(), next, true, rest);
  }

  private Entries read(Fetched.Fresh fresh) throws IOException {
    Entries entries = Entries.read(name, RssReader.read(fresh.body()).items());
    if (entries.isUndated()) {
      throw MyJvn.failure("no-entries");
    }
    return entries;
  }

  private static Page page(
      Entries entries, List<Message> notices, Cursor next, boolean more, Hole hole) {
    return new Page(
        entries.advisories(), Map.of(), entries.rejects(), notices, next, more, hole.progress());
  }

  @Override
  public List<Volume> volumes() throws IOException, InterruptedException {
    return switch (http.get(address.resolve("/ja/feed/checksum.txt"), Validators.NONE)) {
      case Fetched.Fresh fresh -> {
        List<Volume> files = YearFiles.read(fresh.body(), address);
        if (files.isEmpty()) {
          throw MyJvn.failure("no-list");
        }
        yield files;
      }
      case Fetched.Unchanged() -> throw MyJvn.failure("no-list");
    };
  }

  @Override
  public Optional<Sum> sum(Volume volume) {
    return volume.sum();
  }

  /** The page's cursor means nothing: details do not move the source on. */
  @Override
  public Page detail(Set<AdvisoryId> ids) throws IOException, InterruptedException {
    List<String> own =
        ids.stream()
            .filter(id -> id.source().equals(name))
            .map(AdvisoryId::value)
            .filter(id -> ID.matcher(id).matches())
            .sorted()
            .toList();
    List<Advisory> advisories = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (int at = 0; at < own.size(); at += MyJvn.MOST_DETAILS) {
      List<String> some = own.subList(at, Math.min(own.size(), at + MyJvn.MOST_DETAILS));
      Vuldef details = myJvn.details(name, some);
      details.advisories().stream()
          .filter(advisory -> some.contains(advisory.id().value()))
          .forEach(advisories::add);
      rejects.addAll(details.rejects());
    }
    return Page.of(advisories, rejects, Cursor.START);
  }
}
