package hinomi.source.nvd;

import hinomi.http.Fetched;
import hinomi.http.Validators;
import hinomi.source.Archive;
import hinomi.source.Cursor;
import hinomi.source.History;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceSetup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * NVD, at most every two hours: by its feed of what changed in the last eight days, of which a
 * small file beside it tells whether it is another one, or by its interface. What the feed does not
 * reach back to comes from the interface as well.
 */
public final class NvdSource implements Source, Archive, History {
  private static final int FIRST_YEAR = 2002;
  private static final URI FEED =
      URI.create("https://nvd.nist.gov/feeds/json/cve/2.0/nvdcve-2.0-modified.json.gz");
  private static final String FEED_ENDING = ".json.gz";
  private static final Duration LOOK_AGAIN = Duration.ofHours(2);

  /** What the feed surely holds, of the eight days that it is said to. */
  private static final Duration HELD = Duration.ofDays(7);

  /** A change is told of some time after the moment that it bears. */
  private static final Duration LAG = Duration.ofHours(1);

  private static final String LOOKED = "looked";
  private static final String REACHED = "reached";
  private static final String SUM = "sha256";

  private final SourceSetup setup;
  private final boolean byApi;
  private final URI feed;
  private final NvdApi api;
  private @Nullable Meta offered;

  public NvdSource(SourceSetup setup) {
    this.setup = setup;
    byApi = setup.access().byApi();
    feed = byApi ? FEED : setup.address().orElse(FEED);
    URI asked = byApi ? setup.address().orElse(NvdApi.PUBLIC) : NvdApi.PUBLIC;
    api = new NvdApi(setup.http(), asked, setup.access().key());
  }

  @Override
  public String name() {
    return setup.name();
  }

  @Override
  public URI address() {
    return byApi
        ? URI.create(setup.address().orElse(NvdApi.PUBLIC) + "?resultsPerPage=1")
        : meta(feed);
  }

  /** A feed a year of ids; those of before 2002 are in the first. */
  @Override
  public List<Volume> volumes() {
    int now = LocalDate.ofInstant(setup.clock().instant(), ZoneOffset.UTC).getYear();
    return IntStream.rangeClosed(FIRST_YEAR, now)
        .mapToObj(year -> URI.create(feed.toString().replace("modified", String.valueOf(year))))
        .map(address -> new Volume(name(address), List.of(address), Optional.empty()))
        .toList();
  }

  @Override
  public Optional<Sum> sum(Volume volume) throws IOException, InterruptedException {
    return Optional.of(new Sum(look(meta(volume.addresses().getFirst())).sha256(), true));
  }

  /** The sum that a {@code .meta} tells of its feed; empty where it is none. */
  public static Optional<Sum> sum(byte[] meta) {
    return Meta.read(meta).map(known -> new Sum(known.sha256(), true));
  }

  private static URI meta(URI feed) {
    String text = feed.toString();
    return URI.create(
        text.endsWith(FEED_ENDING)
            ? text.substring(0, text.length() - FEED_ENDING.length()) + ".meta"
            : text + ".meta");
  }

  @Override
  public Optional<URI> due(Cursor from) throws IOException, InterruptedException {
    offered = null;
    if (byApi || (rests(from) && !FeedFile.isBegun(from))) {
      return Optional.empty();
    }
    Meta meta = look(meta(feed));
    if (from.get(SUM).filter(meta.sha256()::equals).isPresent()) {
      return Optional.empty();
    }
    offered = meta;
    return Optional.of(feed);
  }

  private Meta look(URI meta) throws IOException, InterruptedException {
    return switch (setup.http().get(meta, Validators.NONE)) {
      case Fetched.Fresh fresh ->
          Meta.read(fresh.body()).orElseThrow(() -> NvdStream.failure("no-meta", meta));
      case Fetched.Unchanged() -> throw NvdStream.failure("no-meta", meta);
    };
  }

  private static String name(URI address) {
    String path = address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private boolean rests(Cursor from) {
    Instant now = setup.clock().instant();
    return from.get(LOOKED)
        .map(Instant::parse)
        .filter(looked -> !looked.isAfter(now) && now.isBefore(looked.plus(LOOK_AGAIN)))
        .isPresent();
  }

  @Override
  public void read(Path file, Cursor from, PageSink to) throws IOException, InterruptedException {
    Meta meta = offered;
    if (meta == null) {
      throw new IllegalStateException("due() comes first");
    }
    offered = null;
    Instant held = meta.modified().minus(HELD);
    Cursor end =
        known(from)
            .filter(known -> known.isBefore(held))
            .map(known -> Window.of(known, held).into(from))
            .orElse(from);
    new FeedFile(file, meta, from, to)
        .read(looked(end.with(SUM, meta.sha256()).with(REACHED, meta.modified().toString())));
  }

  /** Until when every change is known, or wanted. */
  private Optional<Instant> known(Cursor from) {
    return Window.in(from)
        .map(Window::from)
        .or(() -> from.get(REACHED).map(Instant::parse))
        .or(setup::since)
        .map(known -> known.minus(LAG));
  }

  private Cursor looked(Cursor cursor) {
    return cursor.with(LOOKED, setup.clock().instant().toString());
  }

  @Override
  public Page fetch(Cursor from) throws IOException, InterruptedException {
    Optional<Window> window = Window.in(from);
    if (window.isPresent()) {
      return ask(from, window.get());
    }
    if (rests(from)) {
      return Page.unchanged(from);
    }
    if (!byApi) {
      return Page.unchanged(looked(from));
    }
    Instant now = setup.clock().instant();
    return ask(from, Window.of(known(from).orElse(now.minus(HELD)), now));
  }

  private Page ask(Cursor from, Window window) throws IOException, InterruptedException {
    NvdApi.Answer answer = api.changed(window);
    Optional<Window> rest = window.after(answer.records(), answer.total());
    Cursor next = rest.map(r -> r.into(from)).orElseGet(() -> end(from, window.until()));
    return new Page(
        answer.advisories(),
        Map.of(),
        answer.rejects(),
        List.of(),
        next,
        rest.isPresent(),
        rest.orElse(window).progress());
  }

  private Cursor end(Cursor from, Instant until) {
    Cursor next = Window.none(from);
    boolean further = from.get(REACHED).map(Instant::parse).filter(until::isBefore).isPresent();
    return further ? next : looked(next.with(REACHED, until.toString()));
  }
}
